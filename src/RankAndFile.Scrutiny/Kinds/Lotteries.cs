using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Scrutiny;

/// <summary>What lots are drawn for.</summary>
public enum LotsFor
{
    /// <summary>The order of names on the ballot paper.</summary>
    Order,

    /// <summary>Ties in the count.</summary>
    Count,
}

/// <summary>Somebody committed to secret words before the papers were known: docs/lots.md.</summary>
/// <param name="By">Whose words they are, by function.</param>
/// <param name="Commitment">The digest of the words.</param>
[Entry("lot-committed", Version = 1, Lasting = true)]
public sealed record LotCommitted(
    [property: Public] string Contest,
    [property: Public] LotsFor For,
    [property: Public] string By,
    [property: Public] Digest Commitment);

/// <summary>The words were revealed and the dice thrown: from here on the seed is known, and every lot follows from it.</summary>
/// <param name="Words">In the order of the commitments.</param>
/// <param name="Witnesses">Before whom the dice were thrown, by function.</param>
/// <param name="Seed">The words with spaces, a stroke, the throws with spaces.</param>
[Entry("lot-revealed", Version = 1, Lasting = true)]
public sealed record LotRevealed(
    [property: Public] string Contest,
    [property: Public] LotsFor For,
    [property: Public] ImmutableArray<string> Words,
    [property: Public] ImmutableArray<int> Throws,
    [property: Public] ImmutableArray<string> Witnesses,
    [property: Public] string Seed);

/// <summary>A lot was drawn by hand before witnesses.</summary>
/// <param name="Purpose">What happens to the candidate drawn.</param>
/// <param name="Tied">The numbers of the tied, ascending.</param>
/// <param name="Drawn">The number drawn.</param>
/// <param name="Witnesses">Two at the least, by function.</param>
[Entry("lot-drawn", Version = 1, Lasting = true)]
public sealed record LotDrawn(
    [property: Public] string Contest,
    [property: Public] LotPurpose Purpose,
    [property: Public] ImmutableArray<int> Tied,
    [property: Public] int Drawn,
    [property: Public] ImmutableArray<string> Witnesses);
