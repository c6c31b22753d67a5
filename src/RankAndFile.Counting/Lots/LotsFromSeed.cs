using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace RankAndFile.Counting;

/// <summary>
/// Lots drawn from a seed by SHA-256, so that anyone can repeat them by hand: docs/lots.md. The seed
/// must have been committed to before the papers were known, and completed by something nobody chose.
/// </summary>
public sealed class LotsFromSeed(string seed) : Lots
{
    public override CandidateNumber? Draw(LotPurpose purpose, ImmutableArray<CandidateNumber> tied) =>
        tied.MinBy(candidate => DigestFor(purpose, tied, candidate), StringComparer.Ordinal);

    /// <summary>The digest that stands for one of the tied, in hexadecimal; the lot falls on the smallest.</summary>
    public string DigestFor(LotPurpose purpose, ImmutableArray<CandidateNumber> tied, CandidateNumber candidate) =>
        Digest($"{seed}\n{Word(purpose)}\n{string.Join(',', tied)}\n{candidate}");

    /// <summary>What is published beforehand so that the words cannot be changed later: their digest.</summary>
    public static string CommitmentTo(string words) => Digest(words);

    /// <summary>The purpose as transcripts and the seed procedure write it.</summary>
    public static string Word(LotPurpose purpose) => purpose switch
    {
        LotPurpose.Elect => "elect",
        LotPurpose.Surplus => "surplus",
        _ => "exclude",
    };

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
