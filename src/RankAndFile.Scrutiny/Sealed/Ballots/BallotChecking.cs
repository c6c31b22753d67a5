using System.Collections.Immutable;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Whether ballots are what they must be in themselves; whether they may stand on the record at their place is for <see cref="BallotsCast"/>.</summary>
public static class BallotChecking
{
    private const int PointsOfBallot = 4;
    private const int Part = 2048;

    /// <summary>What is wrong with a ballot, or null.</summary>
    public static string? Wrong(SealedContest contest, SealedBallot ballot)
    {
        var bytes = ballot.Bytes;
        foreach (var (name, place) in (ReadOnlySpan<(string, int)>)[("credential", 0), ("α", 64), ("β", 96), ("commitment of the proof", 128), ("commitment of the signature", 192)])
        {
            if (!Element.TryRead(bytes.Slice(place, 32), out _))
            {
                return $"the {name} is no element";
            }
        }

        if (!Schnorr.TryRead(bytes.Slice(SealedBallot.ProofAt, Schnorr.Length), out var proof) || !Schnorr.TryRead(bytes[SealedBallot.SignatureAt..], out var signature))
        {
            return "a response is no scalar";
        }

        Element.TryRead(bytes[..32], out var credential);
        Element.TryRead(bytes.Slice(64, 32), out var alpha);
        return !proof.Holds(SealedBallot.ProofUse, alpha, SealedBallot.ProofMessage(contest, bytes))
            ? "the proof does not show that whoever sealed it knows what is in it, in this contest and with this credential"
            : !signature.Holds(SealedBallot.SignatureUse, credential, SealedBallot.SignatureMessage(contest, bytes))
                ? "the signature is not the credential's over this ballot"
                : null;
    }

    /// <summary>Those that are wrong, by their places, each with what is wrong with it. Many right ones are checked as one.</summary>
    public static ImmutableArray<(int Place, string Wrong)> Wrong(SealedContest contest, SealedBallot[] ballots)
    {
        var isWrong = 0;
        Parts.Each(ballots.Length, Part, (first, count) =>
        {
            if (!AllRight(contest, ballots.AsSpan(first, count)))
            {
                Volatile.Write(ref isWrong, 1);
            }
        }, CancellationToken.None);
        if (isWrong is 0)
        {
            return [];
        }

        var wrong = ImmutableArray.CreateBuilder<(int, string)>();
        for (var place = 0; place < ballots.Length; place++)
        {
            if (Wrong(contest, ballots[place]) is { } reason)
            {
                wrong.Add((place, reason));
            }
        }

        return wrong.ToImmutable();
    }

    /// <summary>Every equation with a weight of 128 bits, drawn from all the ballots together (Bellare, Garay and Rabin 1998).</summary>
    private static bool AllRight(SealedContest contest, ReadOnlySpan<SealedBallot> ballots)
    {
        var points = new Point[(PointsOfBallot * ballots.Length) + 1];
        var weights = new Scalar[points.Length];
        var weight = new Weights(contest, ballots);
        var ofGenerator = Scalar.Zero;
        for (var place = 0; place < ballots.Length; place++)
        {
            var bytes = ballots[place].Bytes;
            var four = points.AsSpan(PointsOfBallot * place, PointsOfBallot);
            var weightsOfFour = weights.AsSpan(PointsOfBallot * place, PointsOfBallot);
            if (!Decode(bytes[..32], out four[0]) || !Decode(bytes.Slice(64, 32), out four[1]) || !Decode(bytes.Slice(96, 32), out _)
                || !Decode(bytes.Slice(128, 32), out four[2]) || !Decode(bytes.Slice(192, 32), out four[3])
                || !Scalar.TryRead(bytes.Slice(160, 32), out var proved) || !Scalar.TryRead(bytes.Slice(224, 32), out var signed))
            {
                return false;
            }

            var (ofProof, ofSignature) = weight.Next();
            ofGenerator += (ofProof * proved) + (ofSignature * signed);
            weightsOfFour[0] = -(ofSignature * Challenge(SealedBallot.SignatureUse, bytes[..32], bytes.Slice(192, 32), SealedBallot.SignatureMessage(contest, bytes)));
            weightsOfFour[1] = -(ofProof * Challenge(SealedBallot.ProofUse, bytes.Slice(64, 32), bytes.Slice(128, 32), SealedBallot.ProofMessage(contest, bytes)));
            weightsOfFour[2] = -ofProof;
            weightsOfFour[3] = -ofSignature;
        }

        (points[^1], weights[^1]) = (Point.Generator, ofGenerator);
        return PublicSum.Of(points, weights).IsIdentity;
    }

    private static bool Decode(ReadOnlySpan<byte> bytes, out Point point) => Point.TryDecode(bytes, out point) && bytes.ContainsAnyExcept((byte)0);

    private static Scalar Challenge(string use, ReadOnlySpan<byte> known, ReadOnlySpan<byte> commitment, ReadOnlySpan<byte> message) =>
        new Statement(use).With(known).With(commitment).With(message).ToScalar();

    /// <summary>Two weights a ballot.</summary>
    private ref struct Weights
    {
        private readonly byte[] _seed;
        private long _next;

        internal Weights(SealedContest contest, ReadOnlySpan<SealedBallot> ballots)
        {
            var all = contest.Statement("ballot-weights");
            foreach (var ballot in ballots)
            {
                all.With(ballot.Bytes);
            }

            _seed = all.ToSeed();
        }

        internal (Scalar, Scalar) Next()
        {
            var bytes = new Statement("ballot-weight").With(_seed).With(_next++).ToSeed();
            return (Scalar.OfHalf(bytes), Scalar.OfHalf(bytes.AsSpan(16)));
        }
    }
}
