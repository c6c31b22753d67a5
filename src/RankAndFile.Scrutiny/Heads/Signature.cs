using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace RankAndFile.Scrutiny;

/// <summary>A signature by ECDSA on P-256 with SHA-256: r, then s, 32 bytes each.</summary>
public sealed record Signature(ImmutableArray<byte> Bytes)
{
    internal const int Length = 64;

    public static bool TryParse(string text, [NotNullWhen(true)] out Signature? signature)
    {
        signature = Hex.TryRead(text, Length, out var bytes) ? new([.. bytes]) : null;
        return signature is not null;
    }

    public bool Equals(Signature? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan());

    public override int GetHashCode() => Digest.Of(Bytes.AsSpan()).GetHashCode();

    public override string ToString() => Convert.ToHexStringLower(Bytes.AsSpan());
}
