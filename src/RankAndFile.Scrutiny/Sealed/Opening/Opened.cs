using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>The votes of a contest, put together from the shares of as many trustees as are needed. In no order that means anything.</summary>
public sealed class Opened
{
    private const int Part = 256;

    private Opened(ImmutableArray<(Vote, long)> votes) => Votes = votes;

    /// <summary>Each different vote once, with how many there are: blank, spoiled, malformed, then the marked ones by their numbers.</summary>
    public ImmutableArray<(Vote Vote, long Count)> Votes { get; }

    /// <summary>Puts the shares together. They were checked before; more than needed are not used.</summary>
    public static Opened Of(SealedContest contest, KeyCeremony ceremony, SealedVotes list, IReadOnlyDictionary<int, OpeningShares> shares, CancellationToken stop = default)
    {
        var used = shares.Keys.Order().Take(ceremony.Called.Needed).ToArray();
        if (used.Length < ceremony.Called.Needed)
        {
            throw new ArgumentException($"{used.Length} trustees have opened, and {ceremony.Called.Needed} are needed.", nameof(shares));
        }

        var found = new Dictionary<Vote, long>();
        var adding = new Lock();
        Parts.Each(list.Count, Part, (first, count) =>
        {
            var part = new Dictionary<Vote, long>();
            var encoded = new byte[count * Element.Length];
            Point.EncodeAll(Messages(list, shares, used, first, count), encoded, Element.Length);
            for (var place = 0; place < count; place++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(part, Embedding.Read(contest.Form, encoded.AsSpan(place * Element.Length, Element.Length)), out _)++;
            }

            lock (adding)
            {
                foreach (var (vote, times) in part)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(found, vote, out _) += times;
                }
            }
        }, stop);
        return new([.. found.Select(one => (one.Key, one.Value)).OrderBy(one => Rank(one.Key)).ThenBy(one => one.Key is Vote.Marked ? contest.Form.NumberOf(one.Key) : default)]);
    }

    public long CountOf<T>()
        where T : Vote => Votes.Sum(one => one.Vote is T ? one.Count : 0);

    /// <summary>β less the weighted shares, for a part of the list.</summary>
    private static Point[] Messages(SealedVotes list, IReadOnlyDictionary<int, OpeningShares> shares, int[] used, int first, int count)
    {
        var (weights, common) = Weights(used);
        var (sums, read) = (new Point[count], new Point[count]);
        Point.DecodeAll(list.Bytes[((first * SealedVote.Length) + Element.Length)..], SealedVote.Length, read);
        for (var place = 0; place < count; place++)
        {
            sums[place] = Times(read[place], common);
        }

        for (var trustee = 0; trustee < used.Length; trustee++)
        {
            Point.DecodeAll(shares[used[trustee]].Bytes[(first * Element.Length)..], Element.Length, read);
            for (var place = 0; place < count; place++)
            {
                sums[place] += Times(read[place], -weights[trustee]);
            }
        }

        if (common != 1)
        {
            Multiplying.Times(sums, Of(common).Inverse);
        }

        return sums;
    }

    /// <summary>A line of JSON for each different vote, in the record's one form.</summary>
    public byte[] ToBytes()
    {
        var bytes = new List<byte>();
        foreach (var (vote, count) in Votes)
        {
            var fields = new List<KeyValuePair<string, CanonicalValue>>
            {
                new("count", new CanonicalValue.Whole(count)),
                new("vote", new CanonicalValue.Text(vote.GetType().Name.ToLowerInvariant())),
            };
            if (vote is Vote.Marked marked)
            {
                fields.Add(new("candidates", new CanonicalValue.List([.. marked.Candidates.Select(one => new CanonicalValue.Whole(one))])));
            }

            bytes.AddRange(CanonicalValue.Fields.Of(fields).ToBytes());
            bytes.Add((byte)'\n');
        }

        return [.. bytes];
    }

    private static int Rank(Vote vote) => vote switch
    {
        Vote.Blank => 0,
        Vote.Spoiled => 1,
        Vote.Malformed => 2,
        _ => 3,
    };

    /// <summary>Lagrange's weights at zero as whole numbers over one common one: whole numbers are quickly multiplied by, and the common one is undone once.</summary>
    internal static (Int128[] Weights, Int128 Common) Weights(ReadOnlySpan<int> trustees)
    {
        var (over, under) = (new Int128[trustees.Length], new Int128[trustees.Length]);
        Int128 common = 1;
        for (var one = 0; one < trustees.Length; one++)
        {
            (over[one], under[one]) = (1, 1);
            for (var other = 0; other < trustees.Length; other++)
            {
                if (other != one)
                {
                    over[one] *= trustees[other];
                    under[one] *= trustees[other] - trustees[one];
                    var divisor = Divisor(over[one], under[one]);
                    (over[one], under[one]) = (over[one] / divisor, under[one] / divisor);
                }
            }

            common = common / Divisor(common, under[one]) * under[one];
        }

        for (var one = 0; one < trustees.Length; one++)
        {
            over[one] = over[one] * (common / under[one]);
        }

        return (over, common);
    }

    private static Int128 Divisor(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return Int128.Abs(a);
    }

    private static Scalar Of(Int128 number)
    {
        Span<byte> bytes = stackalloc byte[64];
        bytes.Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, (UInt128)Int128.Abs(number));
        var scalar = Scalar.FromUniform(bytes);
        return number < 0 ? -scalar : scalar;
    }

    /// <summary>Public on both sides, and mostly small: doubled and added.</summary>
    private static Point Times(in Point point, Int128 times)
    {
        var left = (UInt128)Int128.Abs(times);
        var sum = Point.Identity;
        var addend = new Addend(point);
        for (var bit = 127 - (int)UInt128.LeadingZeroCount(left); bit >= 0; bit--)
        {
            sum = sum.Doubled;
            sum = ((left >> bit) & 1) == 1 ? sum + addend : sum;
        }

        return times < 0 ? -sum : sum;
    }
}
