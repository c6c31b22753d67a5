using System.Security.Cryptography;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// The proof that one list of sealed votes is another in other order, each vote sealed anew: nine single values and
/// five for every vote, 32 bytes each. docs/sealed-ballots.md, section 8.
/// </summary>
public sealed class MixProof
{
    internal const string SignatureUse = "ballots-mixed";

    private const int Singles = 9;
    private const int Lists = 5;
    private const int Width = 32;

    private readonly byte[] _bytes;

    private MixProof(byte[] bytes, int count) => (_bytes, Count) = (bytes, count);

    public int Count { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    internal Span<byte> T1 => Single(0);

    internal Span<byte> T2 => Single(1);

    internal Span<byte> T3 => Single(2);

    internal Span<byte> T4Alpha => Single(3);

    internal Span<byte> T4Beta => Single(4);

    internal Span<byte> S1 => Single(5);

    internal Span<byte> S2 => Single(6);

    internal Span<byte> S3 => Single(7);

    internal Span<byte> S4 => Single(8);

    /// <summary>The commitments to the permutation.</summary>
    internal Span<byte> C => List(0);

    /// <summary>The chain of commitments.</summary>
    internal Span<byte> CHat => List(1);

    internal Span<byte> THat => List(2);

    internal Span<byte> SHat => List(3);

    internal Span<byte> SPrime => List(4);

    internal static MixProof Of(int count) => new(new byte[Width * (Singles + ((long)Lists * count))], count);

    /// <summary>Takes bytes over; null where there are not as many as a proof for so many votes has.</summary>
    public static MixProof? Read(byte[] bytes, int count) => bytes.Length == Width * (Singles + ((long)Lists * count)) ? new(bytes, count) : null;

    /// <summary>The trustee signs that this is their mix.</summary>
    public Schnorr SignedBy(Trustee trustee, KeyCeremony ceremony, MixContext context, RandomBytes chance) =>
        trustee.Sign(SignatureUse, Message(context, trustee.NumberIn(ceremony)), chance);

    internal byte[] Message(MixContext context, int trustee) =>
        context.Statement(SignatureUse).With((long)trustee).With(SHA512.HashData(_bytes)).Parts.ToArray();

    internal static Span<byte> At(Span<byte> list, int place) => list.Slice(place * Width, Width);

    /// <summary>From which the challenge of every vote is drawn: bound to both lists and to the commitments.</summary>
    internal byte[] SeedOfEach(MixContext context) => context.Statement("mix-seed").With(SHA512.HashData(C)).ToSeed();

    internal static Scalar ChallengeOf(ReadOnlySpan<byte> seed, int place)
    {
        Span<byte> input = stackalloc byte[72];
        seed.CopyTo(input);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(input[64..], place + 1L);
        return Hashing.ToScalar(input, _each);
    }

    internal Scalar Challenge(ReadOnlySpan<byte> seed) => new Statement("mix-challenge")
        .With(seed).With(SHA512.HashData(CHat)).With(T1).With(T2).With(T3).With(T4Alpha).With(T4Beta).With(SHA512.HashData(THat)).ToScalar();

    private static readonly byte[] _each = Statement.Tag("mix-challenge-each");

    private Span<byte> Single(int place) => _bytes.AsSpan(Width * place, Width);

    private Span<byte> List(int place) => _bytes.AsSpan(Width * (Singles + (place * Count)), Width * Count);
}

/// <summary>What a mix is of: the contest, whose turn it is (from 1), and both lists.</summary>
public sealed record MixContext(SealedContest Contest, int Turn, SealedVotes Before, SealedVotes After)
{
    private readonly Digest _before = Before.Digest;
    private readonly Digest _after = After.Digest;

    internal Statement Statement(string use) => Contest.Statement(use).With(Turn).With(Before.Count).With(_before).With(_after);
}
