using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>What a transcript tells about the rules it was counted under.</summary>
internal static class HowItWasCounted
{
    /// <summary>The contest's title, or a word for it where it has none.</summary>
    internal static string Title(this Transcript count) => count.Contest.Title.Length is 0 ? "Untitled contest" : count.Contest.Title;

    /// <summary>The rule book's own id, without the mark that places were guaranteed.</summary>
    internal static string RuleBookId(this Transcript count) => count.Rules.Split('+')[0];

    internal static RuleBook? RuleBook(this Transcript count) => RuleBooks.Find(count.RuleBookId());

    internal static string RuleBookTitle(this Transcript count) => count.RuleBook()?.Title ?? count.RuleBookId();

    internal static bool IsFirstPastThePost(this Transcript count) => count.RuleBookId() is "fptp";

    /// <summary>The same inside a sentence.</summary>
    internal static string RuleBookInASentence(this Transcript count) => count.RuleBookId() switch
    {
        "fptp" => "first past the post",
        "av" => "the alternative vote",
        _ => count.RuleBookTitle(),
    };

    /// <summary>What the figure is called that is enough to be elected.</summary>
    internal static string QuotaWord(this Transcript count) => count.RuleBookId() is "av" ? "majority" : "quota";

    /// <summary>By Meek's method papers lie in no pile: everybody on them keeps a part of each.</summary>
    internal static bool IsByKeepValues(this Transcript count) =>
        count.Stages.Any(stage => stage.After.Keep.Length > 0);

    /// <summary>A paragraph as a reader would look it up: "ERS97 5.3.7".</summary>
    internal static string Cited(this Transcript count, string paragraph) => count.RuleBookId() switch
    {
        // No rule book knows guaranteed places: their paragraphs are our own.
        _ when paragraph.StartsWith('G') => $"guaranteed places, {paragraph}",
        "ers97" => $"ERS97 {paragraph}",
        "scottish-stv" => $"rule {paragraph}",
        "meek-nz" => $"schedule 1A, clause {paragraph}",
        "fptp" => $"first past the post, {paragraph}",
        "av" => $"alternative vote, {paragraph}",
        var other => $"{other}, {paragraph}",
    };

    /// <summary>How many people stand: the line re-open nominations is nobody.</summary>
    internal static int NumberStanding(this Transcript count) => count.Contest.Candidates.Count(candidate =>
        count.Contest.Stands(candidate.Number) && candidate.Number != count.Contest.ReopenNominations);

    /// <summary>Those whom this count put in a place: not re-open nominations, nor, where one vacancy was filled, those who sit on.</summary>
    internal static IReadOnlyList<CandidateNumber> NewHolders(this Transcript count) =>
        [.. count.Holders.Where(holder => count.Contest.Vacancy?.Sitting.Contains(holder) is not true)];

    /// <summary>Everybody's figures before a stage: those after the stage before it, or none before the first.</summary>
    internal static Figures? Before(this Transcript count, Stage stage)
    {
        var at = count.Stages.IndexOf(stage);
        return at > 0 ? count.Stages[at - 1].After : null;
    }

    /// <summary>Those neither elected nor excluded before a stage, those who do not stand left out.</summary>
    internal static IEnumerable<CandidateNumber> ContinuingBefore(this Transcript count, Stage stage)
    {
        var settled = count.Stages.TakeWhile(earlier => earlier != stage)
            .SelectMany(earlier => earlier.Elected.Concat(earlier.Excluded))
            .ToHashSet();
        return count.Contest.Candidates.Select(candidate => candidate.Number)
            .Where(candidate => count.Contest.Stands(candidate) && !settled.Contains(candidate));
    }
}
