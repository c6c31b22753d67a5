using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Tells one stage: each thing that happened, in order, with the paragraph it was done under.</summary>
internal sealed class StageInWords(Transcript count, Stage stage, Glosses glosses)
{
    private readonly MovementInWords _movement = new(count, stage, glosses);
    private readonly List<Sentence> _told = [];

    internal Passage Told()
    {
        if (stage.Kind is StageKind.FirstPreferences && !stage.Happenings.Any(happening => happening is PapersMoved))
        {
            Say(_movement.FirstPreferences(), null);
        }

        foreach (var happening in stage.Happenings)
        {
            Tell(happening);
        }

        TellMovement(ended: true);
        if (_told.Count is 0)
        {
            Say("Nothing changed at this stage.", null);
        }

        return new(Heading(count, stage), [.. _told]);
    }

    /// <summary>Only what is said of one candidate.</summary>
    internal List<Sentence> ToldAbout<T>(Func<T, bool> concerns)
        where T : Happening
    {
        _told.Clear();
        foreach (var happening in stage.Happenings.OfType<T>().Where(concerns))
        {
            Tell(happening);
        }

        return [.. _told];
    }

    /// <summary>"Stage 3: Ann Smith's surplus", "Stage 4: Bob Jones and Cyd Green excluded".</summary>
    internal static string Heading(Transcript count, Stage stage) => $"Stage {stage.Number}: {About(count, stage)}";

    internal static string About(Transcript count, Stage stage) => stage.Kind switch
    {
        StageKind.FirstPreferences when count.IsFirstPastThePost() => "the votes",
        StageKind.FirstPreferences => "first preferences",
        StageKind.Surplus when stage.Of.Length is 0 or > 3 => "surpluses",
        StageKind.Surplus => $"{English.Listed(stage.Of.Select(of => English.Whose(count.Name(of))))} {English.Plural(stage.Of.Length, "surplus", "surpluses")}",
        StageKind.Exclusion => $"{count.NamesOrNumber(stage.Of)} excluded",
        _ => "the last places",
    };

    private void Tell(Happening happening)
    {
        if (happening is PapersMoved or SurplusValued or KeepValuesSet)
        {
            _movement.Take(happening);
            return;
        }

        TellMovement(ended: false);
        if (happening is Excluded excluded)
        {
            TellExcluded(excluded);
        }
        else if (Words(happening) is { } words)
        {
            Say(words, happening.Paragraph);
        }
    }

    private string? Words(Happening happening) => happening switch
    {
        QuotaSet set when IsPassing(set) => null,
        QuotaSet set => QuotaInWords.Told(count, set, glosses),
        DeemedElected elected => Elected(elected),
        SurplusesDeferred deferred => Deferred(deferred),
        ExcludedTogether together => Together(together),
        TieSettled tie => Tie(tie),
        NoneElected none => None(none),
        FormallyExcluded left => $"The places are filled. {count.Names(left.Candidates)}, still in the count until then, "
            + $"{English.Were(left.Candidates.Length)} not elected.",
        TransfersStopped => "Every place was filled, so no more papers were moved.",
        Doomed doomed => $"Because of the guaranteed places {count.Names(doomed.Candidates)} could no longer be elected: "
            + "however the places still to be filled were given out, a guarantee would have been broken.",
        Guarded guarded => $"Because of the guaranteed places {count.Names(guarded.Candidates)} could no longer be excluded: "
            + "without them a guarantee could not have been met.",
        PlaceVacant vacant => Opening.Vacant(vacant),
        _ => null,
    };

    /// <summary>By Meek's method the quota is found anew in every round; the last of a stage tells enough.</summary>
    private bool IsPassing(QuotaSet set) =>
        count.IsByKeepValues() && stage.Happenings.OfType<QuotaSet>().Last() != set;

    private string Elected(DeemedElected elected)
    {
        var who = count.Name(elected.Candidate);
        var with = count.Votes(elected.With);
        return elected.Because switch
        {
            ElectedBecause.Quota => elected.Needed is { } quota && elected.With > quota
                ? $"{who} was elected with {with}, {count.Figure(elected.With - quota)} more than {glosses.Quota.Trim()} of {count.Figure(quota)}."
                : $"{who} was elected with {with}: exactly {glosses.Quota}.",
            ElectedBecause.MustFillAPlace => $"{who} was elected with {with}: "
                + (elected.Needed is { } needed
                    ? $"with {count.Figure(needed)} or more, a candidate must fill one of the places left."
                    : "so many that they must fill one of the places left."),
            ElectedBecause.PlacesLeft => $"{who} was elected with {with}, because no more candidates were left than places.",
            ElectedBecause.Majority => $"{who} was elected with {with}, more than half of the votes still in the count"
                + (elected.Needed is { } half ? $"; {count.Figure(half)} would have been enough." : "."),
            _ => count.Contest.Places is 1
                ? $"{who} was elected with {with}, the most of all."
                : $"{who} was elected with {with}, among the most for {Numerals.InWords(count.Contest.Places)} places.",
        };
    }

    private string Deferred(SurplusesDeferred deferred)
    {
        var between = deferred.Between.Length is 2
            ? $"between the votes of {count.Names(deferred.Between)}"
            : $"found on the votes of {count.NamesOrNumber(deferred.Between)}";
        return $"The {glosses.Surpluses} came to {count.Votes(deferred.Total)} together and were not transferred yet: that is not more than the difference of "
            + $"{count.Figure(deferred.Difference)} {between}, so it could not change who is excluded next.";
    }

    private string Together(ExcludedTogether together) =>
        $"{count.Names(together.Candidates)} were excluded together. {Held(together, "They")}";

    /// <summary>Why a group could go together: what they and the waiting surpluses come to, against the next above.</summary>
    internal string Held(ExcludedTogether together, string who)
    {
        var held = $"{who} had {count.Votes(together.Together)} between them";
        if (together.Deferred > Votes.Zero)
        {
            held += $", and {count.Figure(together.Together + together.Deferred)} with the {glosses.Surpluses} still to be transferred ({count.Figure(together.Deferred)})";
        }

        return together.NextAbove is { } next && count.Before(stage) is { } before && together.Together + together.Deferred <= before.Of(next)
            ? $"{held}: not more than the {count.Figure(before.Of(next))} of {count.Name(next)}, the next above, whom none of them could have passed."
            : $"{held}.";
    }

    private string Tie(TieSettled tie)
    {
        var happened = tie.Purpose switch
        {
            LotPurpose.Elect => "was elected",
            LotPurpose.Surplus => "has their surplus transferred first",
            _ => "was excluded",
        };
        var equal = $"{count.Names(tie.Tied)} {(tie.Tied.Length is 2 ? "had equal votes" : "all had equal votes")}";
        return tie.AtStage is { } earlier
            ? $"{equal}. Their earlier votes, up to those of stage {earlier}, part them: {count.Name(tie.Chosen)} {happened}."
            : $"{equal}{(stage.Number is 1 ? "" : ", and nothing earlier parts them")}. A lot was drawn: it fell on {count.Name(tie.Chosen)}, who {happened}.";
    }

    private string None(NoneElected none) =>
        $"{count.Names(none.Tied)} had been equal at every point, and there {English.Were(none.PlacesLeft)} only "
        + $"{Numerals.InWords(none.PlacesLeft)} {English.Plural(none.PlacesLeft, "place")} left for {Numerals.InWords(none.Tied.Length)} candidates. "
        + "None of them was elected at this point.";

    /// <summary>That somebody had the fewest votes is said only where the figures of the stage before show it.</summary>
    private void TellExcluded(Excluded excluded)
    {
        if (stage.Happenings.OfType<ExcludedTogether>().Any(together => together.Candidates.Contains(excluded.Candidate)))
        {
            return;
        }

        var who = count.Name(excluded.Candidate);
        var with = count.Votes(excluded.With);
        if (stage.Kind is StageKind.Completion)
        {
            Say($"{who}, with {with}, was the next to be excluded; that left as many candidates as places.", excluded.Paragraph);
            return;
        }

        if (IsDoomed(excluded.Candidate))
        {
            TellExcludedAsDoomed(excluded);
            return;
        }

        var continuing = count.ContinuingBefore(stage).ToList();
        var fewest = count.Before(stage) is { } before && continuing.Count > 0
            && continuing.All(other => before.Of(other) >= excluded.With);
        Say($"{who} was excluded with {with}{(fewest ? ", the fewest of those still in the count" : "")}.", excluded.Paragraph);
    }

    /// <summary>They go together, so they are told together, at the first of them.</summary>
    private void TellExcludedAsDoomed(Excluded excluded)
    {
        var together = stage.Happenings.OfType<Excluded>().Where(other => IsDoomed(other.Candidate)).ToList();
        if (together[0] == excluded)
        {
            var who = together.Select(one => $"{count.Name(one.Candidate)} (with {count.Figure(one.With)})");
            Say($"{English.Listed(who)} {English.Were(together.Count)} excluded: the guaranteed places left no way to elect them.", excluded.Paragraph);
        }
    }

    internal bool IsDoomed(CandidateNumber candidate) =>
        count.Stages.SelectMany(any => any.Happenings).OfType<Doomed>().Any(doomed => doomed.Candidates.Contains(candidate));

    private void TellMovement(bool ended) => _told.AddRange(_movement.ToldSoFar(ended));

    private void Say(string words, string? paragraph) =>
        _told.Add(new(English.Capital(words), paragraph is null ? null : count.Cited(paragraph)));
}
