using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>What stands around the figures of a result sheet, as label and words: the same on paper and in a spreadsheet.</summary>
internal static class SheetNotes
{
    /// <summary>The terms of the contest that are not everyday.</summary>
    internal static IEnumerable<(string Label, string Words)> Terms(Transcript count)
    {
        var contest = count.Contest;
        if (count.IsFirstPastThePost() && contest.VotesOnEachPaper is not 1)
        {
            yield return ("Votes on each paper", Numerals.Grouped(contest.VotesOnEachPaper));
        }

        foreach (var guarantee in contest.Guarantees)
        {
            yield return ("Guaranteed places", $"at least {guarantee.AtLeast} for {guarantee.Category}: {count.Names(guarantee.Members)}");
        }

        if (contest.Vacancy is { } vacancy)
        {
            yield return ("Casual vacancy", $"the place of {count.Name(vacancy.Vacating)}; sitting on: {count.Names(vacancy.Sitting)}");
        }

        if (!contest.Withdrawn.IsEmpty)
        {
            yield return ("Withdrawn", count.Names(contest.Withdrawn));
        }
    }

    internal static IEnumerable<(string Name, string How)> Elected(Transcript count)
    {
        foreach (var elected in count.Stages.SelectMany(stage => stage.Elected.Select(candidate => (candidate, stage))))
        {
            var why = elected.stage.Happenings.OfType<DeemedElected>().FirstOrDefault(happening => happening.Candidate == elected.candidate);
            var votes = $"{count.Votes(why?.With ?? elected.stage.After.Of(elected.candidate))}, stage {elected.stage.Number}";
            var how = why is null ? votes : $"{votes}, {count.Cited(why.Paragraph)}";
            yield return (count.Name(elected.candidate), how + Reservation(count, elected.candidate));
        }
    }

    /// <summary>Places that nobody holds, and why; where the count waits for a lot, places that are still open.</summary>
    internal static IEnumerable<(string Label, string Words)> Vacant(Transcript count)
    {
        var noted = count.Stages.SelectMany(stage => stage.Happenings).OfType<PlaceVacant>().ToList();
        foreach (var vacant in noted)
        {
            yield return ("Vacant", $"{vacant.Places} ({Why(vacant)}; {count.Cited(vacant.Paragraph)})");
        }

        var reopened = count.Contest.ReopenNominations is { } line && count.Elected.Contains(line)
            && !noted.Exists(vacant => vacant.Because is VacantBecause.ReopenNominations);
        if (reopened)
        {
            yield return ("Vacant", $"1 ({StageWords.Why(VacantBecause.ReopenNominations)})");
        }

        var open = count.Vacant - noted.Sum(vacant => vacant.Places) - (reopened ? 1 : 0);
        if (open > 0)
        {
            yield return ("Not filled", Numerals.Grouped(open));
        }
    }

    internal static IEnumerable<string> Lots(Transcript count) => count.Lots.Select(lot =>
        $"stage {lot.Stage}, {StageWords.PurposeInWords(lot.Purpose)}, between {count.Names(lot.Tied)}: it fell on {count.Name(lot.Drawn)}");

    private static string Reservation(Transcript count, CandidateNumber elected) =>
        elected == count.Contest.ReopenNominations ? "; the place stays vacant"
        : count.Contest.Vacancy?.Sitting.Contains(elected) is true ? "; sits already"
        : "";

    private static string Why(PlaceVacant vacant) => StageWords.Why(vacant.Because);
}
