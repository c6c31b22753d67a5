using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Tells the count as one candidate saw it: what they began with, what reached them, and what decided it.</summary>
internal sealed class CandidateInWords(Transcript count, CandidateNumber candidate, Glosses glosses)
{
    private const int ChangesToldOneByOne = 6;

    private readonly string _name = count.Name(candidate);

    internal Passage Told()
    {
        var heading = $"What happened to {_name}";
        if (!count.Contest.Stands(candidate))
        {
            var why = candidate == count.Contest.Vacancy?.Vacating ? "has left the place that is to be filled" : "has withdrawn";
            return new(heading, [new($"{_name} {why}: every paper passes them over.", null)]);
        }

        var settled = SettledAt();
        return count.Stages.Length is 0
            ? new(heading, [new("Nothing was counted.", null)])
            : new(heading, [Began(), .. Changes(stage => stage.Number <= settled), .. Guarantees(), .. Decided(), .. Changes(stage => stage.Number > settled)]);
    }

    private Sentence Began()
    {
        var first = count.Stages[0].After;
        var ahead = first.Votes.Count(votes => votes > first.Of(candidate));
        var isOne = first.Of(candidate) == Votes.Of(new(1));
        var what = count.IsFirstPastThePost() ? English.Plural(isOne ? 1 : 2, "vote") : English.Plural(isOne ? 1 : 2, "first preference");
        var place = ahead is 0 ? "nobody had more" : $"{Numerals.InWords(ahead)} {English.Plural(ahead, "candidate")} had more";
        return new($"{_name} {(count.IsFirstPastThePost() ? "had" : "began with")} {count.Figure(first.Of(candidate))} {what}; {place}.", null);
    }

    /// <summary>The stage up to which changes matter to the decision: that of the election, and the one before an exclusion.</summary>
    private int SettledAt() =>
        count.StageWhereElected(candidate)?.Number ?? (count.StageWhereExcluded(candidate)?.Number - 1) ?? int.MaxValue;

    /// <summary>What each stage brought or took; of many changes the largest, and the others together.</summary>
    private IEnumerable<Sentence> Changes(Func<Stage, bool> which)
    {
        var changes = count.Stages.Skip(1)
            .Where(stage => which(stage) && !(count.StageWhereExcluded(candidate)?.Number <= stage.Number))
            .Select(stage => (Stage: stage, Votes: stage.After.Of(candidate) - count.Before(stage)!.Of(candidate)))
            .Where(change => change.Votes != Votes.Zero)
            .ToList();
        var told = changes.Count <= ChangesToldOneByOne
            ? changes
            : [.. changes.OrderByDescending(change => Size(change.Votes)).Take(ChangesToldOneByOne - 1).OrderBy(change => change.Stage.Number)];
        foreach (var (stage, votes) in told)
        {
            yield return new(Change(stage, votes), null);
        }

        if (told.Count < changes.Count)
        {
            var rest = changes.Except(told).Aggregate(Votes.Zero, (sum, change) => sum + change.Votes);
            yield return new($"{English.Capital(Numerals.InWords(changes.Count - told.Count))} other stages together "
                + (rest < Votes.Zero ? $"took {count.Votes(Votes.Zero - rest)}." : $"brought {count.Votes(rest)}."), null);
        }
    }

    private string Change(Stage stage, Votes change)
    {
        var now = count.Figure(stage.After.Of(candidate));
        var at = $"Stage {stage.Number} ({StageInWords.About(count, stage)})";
        if (change < Votes.Zero)
        {
            return $"{at}: {count.Votes(Votes.Zero - change)} were passed on or lost, and {now} remained.";
        }

        var papers = new Papers(stage.Happenings.OfType<PapersMoved>().SelectMany(moved => moved.To).Where(to => to.To == candidate).Sum(to => to.Papers.Count));
        return papers > Papers.None
            ? $"{at}: {English.Papers(papers)} worth {count.Votes(change)}, which made {now}."
            : $"{at}: {count.Votes(change)} more, which made {now}.";
    }

    private IEnumerable<Sentence> Guarantees() => count.Stages.SelectMany(stage =>
        About(stage).ToldAbout<Doomed>(doomed => doomed.Candidates.Contains(candidate))
            .Concat(About(stage).ToldAbout<Guarded>(guarded => guarded.Candidates.Contains(candidate))));

    private IEnumerable<Sentence> Decided()
    {
        if (count.Contest.Vacancy?.Sitting.Contains(candidate) is true)
        {
            return [new($"{_name} keeps the place they hold and could not be excluded.", count.Cited("7.1"))];
        }

        if (count.StageWhereElected(candidate) is { } elected)
        {
            return
            [
                .. About(elected).ToldAbout<DeemedElected>(happening => happening.Candidate == candidate).Select(sentence => At(elected, sentence)),
                .. Ties(elected),
            ];
        }

        return count.StageWhereExcluded(candidate) is { } excluded
            ? [.. Excluded(excluded), .. Ties(excluded), .. Missing(excluded)]
            : LeftOver();
    }

    private IEnumerable<Sentence> Excluded(Stage stage)
    {
        var together = stage.Happenings.OfType<ExcludedTogether>().FirstOrDefault(group => group.Candidates.Contains(candidate));
        if (About(stage).IsDoomed(candidate))
        {
            return [new($"At stage {stage.Number} {_name} was excluded with {count.Votes(Fate.Of(count, candidate).With)}.", Paragraph(stage))];
        }

        if (together is null)
        {
            return About(stage).ToldAbout<Excluded>(happening => happening.Candidate == candidate).Select(sentence => At(stage, sentence));
        }

        var with = Fate.Of(count, candidate).With;
        return
        [
            new($"At stage {stage.Number} {_name}, with {count.Votes(with)}, was one of {Numerals.InWords(together.Candidates.Length)} candidates excluded together. "
                + English.Capital(About(stage).Held(together, "They")), count.Cited(together.Paragraph)),
        ];
    }

    private string? Paragraph(Stage stage) =>
        stage.Happenings.OfType<Excluded>().FirstOrDefault(excluded => excluded.Candidate == candidate) is { } told ? count.Cited(told.Paragraph) : null;

    private IEnumerable<Sentence> Ties(Stage stage) =>
        About(stage).ToldAbout<TieSettled>(tie => tie.Tied.Contains(candidate))
            .Concat(About(stage).ToldAbout<NoneElected>(none => none.Tied.Contains(candidate)));

    /// <summary>What was missing, in the figures of that moment; what might have followed is not the transcript's to say.</summary>
    private IEnumerable<Sentence> Missing(Stage stage)
    {
        if (count.Before(stage) is not { Quota: { } quota } then || then.Of(candidate) >= quota)
        {
            yield break;
        }

        var own = then.Of(candidate);
        yield return new($"The {count.QuotaWord()} then was {count.Figure(quota)}: {count.Figure(quota - own)} more would have been needed to reach it.", null);
        var above = count.ContinuingBefore(stage)
            .Where(other => !stage.Excluded.Contains(other) && then.Of(other) > own)
            .OrderBy(then.Of)
            .ToList();
        if (above.Count > 0)
        {
            yield return new($"{count.Name(above[0])}, who went on with the next most votes, had {count.Figure(then.Of(above[0]))}, {count.Figure(then.Of(above[0]) - own)} more.", null);
        }
    }

    private IEnumerable<Sentence> LeftOver()
    {
        var own = count.Stages[^1].After.Of(candidate);
        var closed = count.Stages.SelectMany(stage => stage.Happenings).OfType<FormallyExcluded>()
            .FirstOrDefault(left => left.Candidates.Contains(candidate));
        yield return new(
            closed is null ? $"{_name} was not elected." : $"{_name} was still in the count, with {count.Votes(own)}, when the last place was filled, and was not elected.",
            closed is null ? null : count.Cited(closed.Paragraph));
        foreach (var tie in count.Stages.SelectMany(Ties))
        {
            yield return tie;
        }

        if (!count.Elected.IsEmpty)
        {
            var last = Fate.Of(count, count.Elected[^1]);
            var more = last.With > own ? $", {count.Figure(last.With - own)} more" : "";
            yield return new($"The last to be elected, {count.Name(last.Candidate)}, had {count.Figure(last.With)} when elected{more}.", null);
        }
    }

    private StageInWords About(Stage stage) => new(count, stage, glosses);

    private Sentence At(Stage stage, Sentence sentence) =>
        count.Stages.Length is 1 ? sentence : sentence with { Words = $"At stage {stage.Number} {sentence.Words}" };

    private static Votes Size(Votes change) => change < Votes.Zero ? Votes.Zero - change : change;
}
