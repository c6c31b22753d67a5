using System.Security.Cryptography;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>What one trustee opens: α times their share of the key for every vote of the last list, and one proof for all.</summary>
public sealed class OpeningShares
{
    private const int Part = 256;
    private const string Use = "opening";
    internal const string SignatureUse = "opening-shared";
    private const string SingleUse = "opening-single";

    private readonly byte[] _bytes;

    private OpeningShares(byte[] bytes, SameLogarithm? proof) => (_bytes, Proof) = (bytes, proof!);

    /// <summary>32 bytes a vote.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    public SameLogarithm Proof { get; }

    public int Count => _bytes.Length / Element.Length;

    internal ReadOnlySpan<byte> At(int place) => _bytes.AsSpan(place * Element.Length, Element.Length);

    /// <summary>Takes bytes over; null where they are no whole number of shares.</summary>
    public static OpeningShares? Read(byte[] bytes, SameLogarithm proof) => bytes.Length % Element.Length is 0 ? new(bytes, proof) : null;

    /// <summary>Opens every vote of a list. Null where something in it is no element: such a list was never rightly mixed.</summary>
    public static OpeningShares? Make(SealedContest contest, KeyCeremony ceremony, Trustee trustee, SealedVotes list, RandomBytes chance, CancellationToken stop = default)
    {
        var bytes = new byte[list.Count * Element.Length];
        var share = trustee.Share(ceremony);

        // What is written are doubles.
        var half = share * Scalar.Of(2).Inverse;
        var wrong = 0;
        Parts.Each(list.Count, Part, (first, count) =>
        {
            var points = new Point[count];
            if (Point.DecodeAll(list.Bytes[(first * SealedVote.Length)..], SealedVote.Length, points) >= 0)
            {
                Volatile.Write(ref wrong, 1);
                return;
            }

            Multiplying.Times(points, half);
            Point.EncodeDoubles(points, bytes.AsSpan(first * Element.Length));
        }, stop);
        if (wrong is not 0)
        {
            return null;
        }

        var unproved = new OpeningShares(bytes, null);
        var number = trustee.NumberIn(ceremony);
        var seed = unproved.Seed(contest, number, list);
        var sum = Sum(list.Count, seed, list.Memory, SealedVote.Length, stop)!.Value;
        var (ofAlphas, ofShares) = (Element.Of(sum), Element.Of(sum.Times(share)));
        var proof = SameLogarithm.Make(Use, share, ceremony.ShareKey(number), ofAlphas, ofShares, Message(contest, number, seed), chance);
        return new(bytes, proof);
    }

    /// <summary>What is wrong with a trustee's shares, or null.</summary>
    public string? Wrong(SealedContest contest, KeyCeremony ceremony, int trustee, SealedVotes list, CancellationToken stop = default)
    {
        if (Count != list.Count)
        {
            return $"trustee {trustee} opens {Count} of {list.Count} votes";
        }

        var seed = Seed(contest, trustee, list);
        if (Sum(Count, seed, _bytes, Element.Length, stop) is not { } ofShares)
        {
            return $"trustee {trustee} gives a share that is no element";
        }

        return Sum(Count, seed, list.Memory, SealedVote.Length, stop) is { IsIdentity: false } ofAlphas && !ofShares.IsIdentity
            && Proof.Holds(Use, ceremony.ShareKey(trustee), Element.Of(ofAlphas), Element.Of(ofShares), Message(contest, trustee, seed))
            ? null
            : $"the shares of trustee {trustee} are not all made with their share of the key";
    }

    /// <summary>Proves one share alone, to show which are right where all together are not.</summary>
    public static SameLogarithm ProveOne(SealedContest contest, KeyCeremony ceremony, Trustee trustee, SealedVotes list, int place, RandomBytes chance)
    {
        var (share, number) = (trustee.Share(ceremony), trustee.NumberIn(ceremony));
        Element.TryRead(list.Alpha(place), out var alpha);
        return SameLogarithm.Make(SingleUse, share, ceremony.ShareKey(number), alpha, Element.Of(alpha.Point.Times(share)), SingleMessage(contest, number, list, place), chance);
    }

    /// <summary>Whether one share is right, by a proof of its own.</summary>
    public bool IsRight(SealedContest contest, KeyCeremony ceremony, int trustee, SealedVotes list, int place, SameLogarithm proof) =>
        Element.TryRead(list.Alpha(place), out var alpha) && Element.TryRead(At(place), out var share)
        && proof.Holds(SingleUse, ceremony.ShareKey(trustee), alpha, share, SingleMessage(contest, trustee, list, place));

    /// <summary>The trustee signs that this is what they opened.</summary>
    public Schnorr SignedBy(Trustee trustee, SealedContest contest, KeyCeremony ceremony, SealedVotes list, RandomBytes chance) =>
        trustee.Sign(SignatureUse, Message(contest, trustee.NumberIn(ceremony), list), chance);

    internal byte[] Message(SealedContest contest, int trustee, SealedVotes list) =>
        contest.Statement(SignatureUse).With((long)trustee).With(list.Digest).With(SHA512.HashData(_bytes)).With(Proof.ToString()).Parts.ToArray();

    private byte[] Seed(SealedContest contest, int trustee, SealedVotes list) =>
        contest.Statement("opening-weights").With((long)trustee).With(list.Digest).With(SHA512.HashData(_bytes)).ToSeed();

    private static byte[] Message(SealedContest contest, int trustee, byte[] seed) => contest.Statement(Use).With((long)trustee).With(seed).Parts.ToArray();

    private static byte[] SingleMessage(SealedContest contest, int trustee, SealedVotes list, int place) =>
        contest.Statement(SingleUse).With((long)trustee).With(list.Digest).With(place + 1L).Parts.ToArray();

    /// <summary>Σ weight·element, with the weights that the seed gives; null where something is no element.</summary>
    private static Point? Sum(int count, byte[] seed, ReadOnlyMemory<byte> bytes, int stride, CancellationToken stop)
    {
        const int together = 1 << 14;
        var total = new Total();
        var wrong = 0;
        Parts.Each(count, together, (first, many) =>
        {
            var (read, points, weights) = (new Point[many], new AffineAddend[many], new Scalar[many]);
            if (Point.DecodeAll(bytes[(first * stride)..].Span, stride, read) >= 0)
            {
                Volatile.Write(ref wrong, 1);
                return;
            }

            for (var place = 0; place < many; place++)
            {
                (points[place], weights[place]) = (AffineAddend.Of(read[place]), Weight(seed, first + place));
            }

            total.Add(PublicSum.Of(points, weights));
        }, stop);
        return wrong is 0 ? total.Sum : null;
    }

    private static Scalar Weight(byte[] seed, int place)
    {
        Span<byte> input = stackalloc byte[72];
        seed.CopyTo(input);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(input[64..], place + 1L);
        Span<byte> weight = stackalloc byte[64];
        SHA512.HashData(input, weight);
        return Scalar.OfHalf(weight);
    }
}
