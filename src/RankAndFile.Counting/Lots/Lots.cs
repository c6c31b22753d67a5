using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>
/// Where the lots of a count come from. Chance is an input: the same source always draws the same.
/// </summary>
public abstract class Lots
{
    /// <summary>No lots: the count stops at the first tie it cannot settle.</summary>
    public static Lots None { get; } = new Drawn([]);

    /// <summary>The candidate drawn from those tied (ascending), or null if this lot has not been drawn yet.</summary>
    public abstract CandidateNumber? Draw(LotPurpose purpose, ImmutableArray<CandidateNumber> tied);

    /// <summary>
    /// Lots that were drawn before witnesses. A lot stands wherever the same candidates are tied for
    /// the same purpose, also on a recount: ERS97 5.6.3.
    /// </summary>
    public sealed class Drawn(ImmutableArray<Lot> lots) : Lots
    {
        public override CandidateNumber? Draw(LotPurpose purpose, ImmutableArray<CandidateNumber> tied) =>
            lots.FirstOrDefault(lot => lot.Purpose == purpose && lot.Tied.SequenceEqual(tied))?.Drawn;
    }

    /// <summary>
    /// An order drawn in advance: every lot falls on the first of the tied in that order, and those it
    /// does not name come after, in the order of the ballot paper.
    /// </summary>
    public sealed class InOrder(ImmutableArray<CandidateNumber> order) : Lots
    {
        public override CandidateNumber? Draw(LotPurpose purpose, ImmutableArray<CandidateNumber> tied) =>
            tied.OrderBy(candidate => order.IndexOf(candidate) is var place and >= 0 ? place : int.MaxValue)
                .ThenBy(candidate => candidate)
                .First();
    }
}
