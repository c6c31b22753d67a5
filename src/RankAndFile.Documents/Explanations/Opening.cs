using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The first passage of an explanation: who stood for what, the papers, and the result.</summary>
internal static class Opening
{
    internal static Passage Of(Transcript count) => new("The result in short",
    [
        new(Standing(count), null),
        .. count.Contest.Guarantees.Select(guarantee => new Sentence(Guaranteed(count, guarantee), null)),
        new(PapersRead(count), null),
        .. count.Papers.Findings
            .Where(found => found.Papers > Papers.None && found.Finding is not PaperFinding.ReadInFull)
            .Select(found => new Sentence(Finding(found), null)),
        .. Result(count).Select(words => new Sentence(words, null)),
    ]);

    /// <summary>Who is elected and which places are vacant, in sentences of their own.</summary>
    internal static IEnumerable<string> Result(Transcript count)
    {
        var holders = count.Holders;
        yield return holders.Length is 0
            ? "Nobody is elected."
            : $"{count.Names(holders)} {(holders.Length is 1 ? "is" : "are")} elected{(holders.Length is 1 ? "" : ", in that order")}.";
        if (count.Contest.Vacancy is { } vacancy)
        {
            yield return $"The place that {count.Name(vacancy.Vacating)} left was to be filled; {count.Names(vacancy.Sitting)} "
                + $"{(vacancy.Sitting.Length is 1 ? "keeps the place they hold" : "keep the places they hold")}.";
        }

        foreach (var vacant in count.Stages.SelectMany(stage => stage.Happenings).OfType<PlaceVacant>())
        {
            yield return Vacant(vacant);
        }
    }

    internal static string Vacant(PlaceVacant vacant)
    {
        var places = $"{English.Capital(Numerals.InWords(vacant.Places))} {English.Plural(vacant.Places, "place")} "
            + (vacant.Places is 1 ? "stays" : "stay") + " vacant";
        return vacant.Because switch
        {
            VacantBecause.TooFewCandidates => $"{places}, because there were fewer candidates than places.",
            VacantBecause.GuaranteeShortfall =>
                $"{places}, because too few candidates who could be elected belong to a category that has guaranteed places.",
            _ => $"{places}, because re-open nominations was elected to it.",
        };
    }

    internal static string Finding(PapersFound found) =>
        $"{English.Papers(found.Papers)} {PaperWords.Happened(found.Finding, found.Papers)}.";

    private static string Standing(Transcript count)
    {
        var contest = count.Contest;
        var standing = contest.Candidates.Length - contest.Withdrawn.Length - (contest.ReopenNominations is null ? 0 : 1);
        var words = $"{English.Capital(Numerals.InWords(standing))} {English.Plural(standing, "candidate")} stood for "
            + $"{Numerals.InWords(contest.Places)} {English.Plural(contest.Places, "place")}, counted by {count.RuleBookTitle()}.";
        if (contest.ReopenNominations is not null)
        {
            words += " The ballot paper also had a line to re-open nominations, which is counted like a candidate.";
        }

        return contest.Withdrawn.Length is 0
            ? words
            : $"{words} {count.Names(contest.Withdrawn)} had withdrawn: every paper passes them over.";
    }

    private static string Guaranteed(Transcript count, GuaranteedPlaces guarantee) =>
        $"At least {Numerals.InWords(guarantee.AtLeast)} of those elected must be {guarantee.Category}: "
        + $"{count.Names(guarantee.Members, "or")}.";

    private static string PapersRead(Transcript count)
    {
        var papers = count.Papers;
        return papers.Invalid == Papers.None
            ? $"There {(papers.Total.Count is 1 ? "was" : "were")} {English.Papers(papers.Total)}, all of them valid."
            : $"There {(papers.Total.Count is 1 ? "was" : "were")} {English.Papers(papers.Total)}: "
                + $"{Numerals.Grouped(papers.Valid)} valid and {Numerals.Grouped(papers.Invalid)} invalid.";
    }
}
