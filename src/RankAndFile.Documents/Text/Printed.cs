using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Names from a file as they may be shown: one may hold a line break, or an order to the terminal.</summary>
internal static class Printed
{
    internal static string Of(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));

    internal static Contest Of(Contest contest) => contest with
    {
        Title = Of(contest.Title),
        Candidates = [.. contest.Candidates.Select(candidate => candidate with { Name = Of(candidate.Name) })],
        Guarantees = [.. contest.Guarantees.Select(guarantee => guarantee with { Category = Of(guarantee.Category) })],
    };
}
