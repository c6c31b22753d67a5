using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>What was found on a paper, in words.</summary>
internal static class PaperWords
{
    /// <summary>As the row of a table names it.</summary>
    internal static string Name(PaperFinding finding) => finding switch
    {
        PaperFinding.ReadInFull => "read to the last mark",
        PaperFinding.EndsAtGap => "read as far as a missing number",
        PaperFinding.EndsAtRepetition => "read as far as a number or a candidate marked twice",
        PaperFinding.Blank => "no mark at all",
        PaperFinding.NoFirstPreference => "no first preference",
        PaperFinding.TwoFirstPreferences => "two or more first preferences",
        PaperFinding.OverVoted => "more marks than votes",
        PaperFinding.OnlyWithdrawn => "only marks for candidates who have withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, null),
    };

    /// <summary>As a sentence goes on after "3 papers".</summary>
    internal static string Happened(PaperFinding finding, Papers papers)
    {
        var (were, had) = papers.Count is 1 ? ("was", "had") : ("were", "had");
        return finding switch
        {
            PaperFinding.ReadInFull => $"{were} read to the last mark",
            PaperFinding.EndsAtGap => $"{were} valid but could be read only as far as a missing number",
            PaperFinding.EndsAtRepetition => $"{were} valid but could be read only as far as a number or a candidate marked twice",
            PaperFinding.Blank => $"{were} invalid: no mark at all",
            PaperFinding.NoFirstPreference => $"{had} no first preference and {were} invalid",
            PaperFinding.TwoFirstPreferences => $"{had} two or more first preferences and {were} invalid",
            PaperFinding.OverVoted => $"{had} more marks than votes and {were} invalid",
            PaperFinding.OnlyWithdrawn => $"{were} marked only for candidates who have withdrawn, and {were} invalid",
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, null),
        };
    }
}
