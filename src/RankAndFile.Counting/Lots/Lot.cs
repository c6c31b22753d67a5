using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>What a lot is drawn for; the candidate drawn is the one it happens to.</summary>
public enum LotPurpose
{
    /// <summary>The candidate drawn is elected.</summary>
    Elect,

    /// <summary>The candidate drawn has their surplus transferred.</summary>
    Surplus,

    /// <summary>The candidate drawn is excluded.</summary>
    Exclude,
}

/// <summary>A lot that was drawn between candidates whom the rule book cannot part. The tied ascend.</summary>
public sealed record Lot(int Stage, LotPurpose Purpose, ImmutableArray<CandidateNumber> Tied, CandidateNumber Drawn);
