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

    /// <summary>Who is elected and which places are vacant or still open, in sentences of their own.</summary>
    private static IEnumerable<string> Result(Transcript count)
    {
        var holders = count.NewHolders();
        yield return holders.Count is 0
            ? "Nobody is elected."
            : $"{count.Names(holders)} {(holders.Count is 1 ? "is" : "are")} elected{(holders.Count is 1 ? "" : ", in that order")}.";
        if (count.Contest.Vacancy is { } vacancy)
        {
            yield return $"The place to be filled is the one that {count.Name(vacancy.Vacating)} has left"
                + (vacancy.Sitting.IsEmpty ? "." : $"; {count.Names(vacancy.Sitting)} {English.Plural(vacancy.Sitting.Length, "keeps", "keep")} the {English.Plural(vacancy.Sitting.Length, "place")} they hold.");
        }

        foreach (var open in StillOpen(count))
        {
            yield return open;
        }
    }

    /// <summary>The places that nobody was elected to, and why.</summary>
    internal static IEnumerable<string> StillOpen(Transcript count)
    {
        var noted = count.Stages.SelectMany(stage => stage.Happenings).OfType<PlaceVacant>().ToList();
        foreach (var vacant in noted)
        {
            yield return Vacant(vacant);
        }

        var reopened = count.Contest.ReopenNominations is { } line && count.Elected.Contains(line)
            && !noted.Exists(vacant => vacant.Because is VacantBecause.ReopenNominations);
        if (reopened)
        {
            yield return Vacant(new(1, VacantBecause.ReopenNominations, ""));
        }

        var open = count.Vacant - noted.Sum(vacant => vacant.Places) - (reopened ? 1 : 0);
        if (open > 0)
        {
            yield return $"{English.Capital(Numerals.InWords(open))} {English.Plural(open, "place")} {English.Plural(open, "is", "are")} not filled.";
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
            _ => $"{places}, because re-open nominations was elected to it. Nominations open again.",
        };
    }

    internal static string Finding(PapersFound found) =>
        $"{English.Papers(found.Papers)} {PaperWords.Happened(found.Finding, found.Papers)}.";

    private static string Standing(Transcript count)
    {
        var contest = count.Contest;
        var standing = count.NumberStanding();
        var words = $"{English.Capital(Numerals.InWords(standing))} {English.Plural(standing, "candidate")} stood for "
            + $"{Numerals.InWords(contest.Places)} {English.Plural(contest.Places, "place")}, counted by {count.RuleBookInASentence()}.";
        if (contest.ReopenNominations is not null)
        {
            words += " The ballot paper also had a line to re-open nominations, which is counted like a candidate.";
        }

        return contest.Withdrawn.Length is 0
            ? words
            : $"{words} {count.Names(contest.Withdrawn)} {English.Plural(contest.Withdrawn.Length, "has", "have")} withdrawn: every paper passes them over.";
    }

    private static string Guaranteed(Transcript count, GuaranteedPlaces guarantee) =>
        $"At least {Numerals.InWords(guarantee.AtLeast)} of the places {English.Plural(guarantee.AtLeast, "is", "are")} guaranteed to the category {guarantee.Category}: "
        + $"{count.Names(guarantee.Members)}.";

    private static string PapersRead(Transcript count)
    {
        var papers = count.Papers;
        return papers.Invalid == Papers.None
            ? $"There {(papers.Total.Count is 1 ? "was" : "were")} {English.Papers(papers.Total)}, all of them valid."
            : $"There {(papers.Total.Count is 1 ? "was" : "were")} {English.Papers(papers.Total)}: "
                + $"{Numerals.Grouped(papers.Valid)} valid and {Numerals.Grouped(papers.Invalid)} invalid.";
    }
}
