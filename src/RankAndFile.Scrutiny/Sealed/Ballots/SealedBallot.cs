using System.Diagnostics.CodeAnalysis;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// A ballot as it is cast: 256 bytes, which are the credential, the hash of the credential's ballot before it (or
/// zeros), the sealed vote, the proof that its sealer knows what is in it, and the credential's signature.
/// </summary>
public sealed class SealedBallot : IEquatable<SealedBallot>
{
    internal const int Length = 256;
    internal const int ProofAt = 128;
    internal const int SignatureAt = 192;
    internal const string ProofUse = "ballot-proof";
    internal const string SignatureUse = "ballot-signature";

    private readonly byte[] _bytes;

    private SealedBallot(byte[] bytes) => _bytes = bytes;

    public ReadOnlySpan<byte> Bytes => _bytes;

    internal ReadOnlySpan<byte> Credential => _bytes.AsSpan(0, 32);

    /// <summary>The hash of the credential's ballot before this; null where this is the first.</summary>
    public Digest? Previous => _bytes.AsSpan(32, 32).ContainsAnyExcept((byte)0) ? new Digest(_bytes.AsSpan(32, 32)) : null;

    internal ReadOnlySpan<byte> Vote => _bytes.AsSpan(64, 64);

    /// <summary>The tracking number: what the receipt shows and what the next ballot of the credential signs.</summary>
    public Digest Hash(SealedContest contest) => contest.Statement("ballot").With(Bytes).ToDigest();

    /// <summary>Reads 512 hexadecimal digits. Whether they are a right ballot is for <see cref="BallotChecking"/>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SealedBallot? ballot)
    {
        ballot = Hex.TryRead(text, Length, out var bytes) ? new(bytes) : null;
        return ballot is not null;
    }

    /// <summary>Takes 256 bytes, whatever they are.</summary>
    public static SealedBallot Read(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        return new(bytes.ToArray());
    }

    internal static byte[] Unproved(Element credential, Digest? previous, SealedVote vote)
    {
        var bytes = new byte[Length];
        credential.CopyTo(bytes);
        previous?.CopyTo(bytes.AsSpan(32));
        vote.Alpha.CopyTo(bytes.AsSpan(64));
        vote.Beta.CopyTo(bytes.AsSpan(96));
        return bytes;
    }

    /// <summary>Election, contest, key, credential and the sealed vote: it cannot be taken for another's.</summary>
    internal static byte[] ProofMessage(SealedContest contest, ReadOnlySpan<byte> ballot) =>
        contest.Statement(ProofUse).With(ballot[..32]).With(ballot[64..128]).Parts.ToArray();

    /// <summary>Election, contest, key, and everything in the ballot before the signature.</summary>
    internal static byte[] SignatureMessage(SealedContest contest, ReadOnlySpan<byte> ballot) =>
        contest.Statement(SignatureUse).With(ballot[..SignatureAt]).Parts.ToArray();

    public bool Equals(SealedBallot? other) => other is not null && Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => Equals(obj as SealedBallot);

    public override int GetHashCode() => BitConverter.ToInt32(_bytes, SignatureAt);

    public override string ToString() => Convert.ToHexStringLower(_bytes);
}
