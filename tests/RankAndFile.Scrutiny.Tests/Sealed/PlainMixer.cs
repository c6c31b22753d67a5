using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>
/// The mix of docs/sealed-ballots.md, section 8, written down line by line with no thought of speed, by somebody who
/// may lie in one place. With no lie it makes a proof that is accepted.
/// </summary>
internal sealed class PlainMixer(SealedContest contest, SealedVotes before, string lie)
{
    private static readonly Point _g = Point.Generator;
    private readonly Chance _chance = new($"plain mixer {lie}");

    internal (SealedVotes After, MixProof Proof) Mix()
    {
        var count = before.Count;
        var psi = Enumerable.Range(0, count).Reverse().ToArray();
        var h = Enumerable.Range(0, count).Select(Generators.Of).ToArray();
        var y = contest.Key.Point;
        var (rTilde, r, rHat) = (Drawn(count), Drawn(count), Drawn(count));
        var alphas = psi.Select((from, i) => Read(before.Alpha(from)) + _g.Times(rTilde[i])).ToArray();
        var betas = psi.Select((from, i) => Read(before.Beta(from)) + y.Times(rTilde[i])).ToArray();
        alphas[1] += lie is "a vote's α replaced" ? _g : Point.Identity;
        betas[1] += lie is "a vote's β replaced" ? _g : Point.Identity;
        var after = SealedVotes.Of([.. alphas.Zip(betas).SelectMany(vote => vote.First.Encoded().Concat(vote.Second.Encoded()))])!;
        var proof = MixProof.Of(count);
        var context = new MixContext(contest, 1, before, after);

        var c = new Point[count];
        for (var i = 0; i < count; i++)
        {
            c[psi[i]] = _g.Times(r[i]) + h[i];
        }

        // A commitment that is to no permutation, hidden from the third equation by answering for it there.
        c[0] += lie is "a commitment to no permutation" ? _g : Point.Identity;
        Write(c, proof.C);
        var seed = proof.SeedOfEach(context);
        var u = Enumerable.Range(0, count).Select(i => MixProof.ChallengeOf(seed, i)).ToArray();
        var uPrime = psi.Select(from => u[from]).ToArray();

        var cHat = new Point[count + 1];
        var sumHat = Scalar.Zero;
        cHat[0] = Generators.Chain.Point;
        for (var i = 0; i < count; i++)
        {
            cHat[i + 1] = _g.Times(rHat[i]) + cHat[i].Times(uPrime[i]);
            sumHat = rHat[i] + (uPrime[i] * sumHat);
        }

        Write(cHat[1..], proof.CHat);
        return (after, Proved(proof, seed, (alphas, betas, h, cHat), (rTilde, r, rHat, uPrime, sumHat)));
    }

    private MixProof Proved(
        MixProof proof, byte[] seed, (Point[] Alphas, Point[] Betas, Point[] H, Point[] CHat) points, (Scalar[] Again, Scalar[] R, Scalar[] Hat, Scalar[] UPrime, Scalar SumHat) secret)
    {
        var count = points.Alphas.Length;
        var (omega, omegaHat, omegaPrime) = (Drawn(4), Drawn(count), Drawn(count));
        Point Sum(Point[] all) => all.Zip(omegaPrime).Aggregate(Point.Identity, (sum, one) => sum + one.First.Times(one.Second));
        _g.Times(omega[0]).Encode(proof.T1);
        _g.Times(omega[1]).Encode(proof.T2);
        (_g.Times(omega[2]) + Sum(points.H)).Encode(proof.T3);
        (Sum(points.Alphas) - _g.Times(omega[3] + Lie("t4 of α alone"))).Encode(proof.T4Alpha);
        (Sum(points.Betas) - contest.Key.Point.Times(omega[3] + Lie("t4 of β alone"))).Encode(proof.T4Beta);
        Write([.. omegaHat.Select((one, i) => _g.Times(one + (i is 2 ? Lie("one t of the chain") : Scalar.Zero)) + points.CHat[i].Times(omegaPrime[i]))], proof.THat);
        var challenge = proof.Challenge(seed);
        var sum = secret.R.Aggregate(Scalar.Zero, (all, one) => all + one) + Lie("the first answer");
        var weighted = secret.R.Zip(secret.UPrime).Aggregate(Scalar.Zero, (all, one) => all + (one.First * one.Second)) + Lie("the third answer");
        weighted += lie is "a commitment to no permutation" ? MixProof.ChallengeOf(seed, 0) : Scalar.Zero;
        var again = secret.Again.Zip(secret.UPrime).Aggregate(Scalar.Zero, (all, one) => all + (one.First * one.Second));
        (omega[0] + (challenge * sum)).Write(proof.S1);
        (omega[1] + (challenge * (secret.SumHat + Lie("the second answer")))).Write(proof.S2);
        (omega[2] + (challenge * weighted)).Write(proof.S3);
        (omega[3] + (challenge * again)).Write(proof.S4);
        for (var i = 0; i < count; i++)
        {
            (omegaHat[i] + (challenge * secret.Hat[i])).Write(MixProof.At(proof.SHat, i));
            (omegaPrime[i] + (challenge * secret.UPrime[i])).Write(MixProof.At(proof.SPrime, i));
        }

        return proof;
    }

    private Scalar Lie(string name) => lie == name ? Scalar.One : Scalar.Zero;

    private Scalar[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => Scalar.From(_chance.Fill))];

    private static Point Read(ReadOnlySpan<byte> bytes) => Point.TryDecode(bytes, out var point) ? point : throw new InvalidOperationException();

    private static void Write(Point[] points, Span<byte> list)
    {
        for (var place = 0; place < points.Length; place++)
        {
            points[place].Encode(MixProof.At(list, place));
        }
    }
}
