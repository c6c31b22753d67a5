using System.Collections.Immutable;
using RankAndFile.Documents;

namespace RankAndFile.Web.Declarations;

/// <summary>A result of the same office, as a comparison needs it.</summary>
public sealed record Compared(PastResult Result, PastFigures Figures, DeclarationBlock Block);

/// <summary>What became of a candidate's votes since an earlier election of the same office.</summary>
/// <param name="Change">Less than nothing is a fall.</param>
public sealed record StoodBefore(string Name, int Year, PastCandidate Then, long Change)
{
    /// <summary>The change as a share of the votes then, without its sign.</summary>
    public Share Share => new(long.Abs(Change), Then.Votes, $"votes in {Year}");
}

/// <summary>Results of one office beside each other, and what it shows of those who stood more than once.</summary>
public static class Comparison
{
    /// <summary>The candidates of a result who had stood in earlier years, the latest of those first.</summary>
    public static ImmutableArray<StoodBefore> Before(Compared now, IEnumerable<Compared> others) =>
    [
        .. from candidate in now.Figures.Candidates
           from earlier in others.Where(other => other.Result.Year < now.Result.Year).OrderByDescending(other => other.Result.Year)
           from then in earlier.Figures.Candidates
           where then.Name == candidate.Name && then.Votes > 0
           select new StoodBefore(candidate.Name, earlier.Result.Year, then, candidate.Votes - then.Votes),
    ];
}
