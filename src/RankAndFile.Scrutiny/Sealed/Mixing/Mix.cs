using System.Buffers.Binary;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// Puts sealed votes into a secret order, seals each anew, and proves it: Terelius and Wikström 2010, after the
/// pseudo-code of Haenni, Locher, Koenig and Dubuis 2017. Secrets are multiplied in equal time; that memory is read in
/// the order of the permutation cannot be helped, which is why a trustee mixes on a machine of their own.
/// </summary>
public sealed class Mix
{
    // So few that nothing worked with is so large that its memory is kept for long.
    private const int Part = 256;

    private readonly SealedContest _contest;
    private readonly SealedVotes _before;
    private readonly CancellationToken _stop;
    private readonly int[] _from;
    private readonly Scalar[] _again;
    private readonly Scalar[] _commit;
    private readonly Scalar[] _chain;
    private readonly Scalar[] _omegaHat;
    private readonly Scalar[] _omegaPrime;
    private readonly Scalar[] _omega;
    private readonly Total _ofGenerators = new();
    private readonly Total _ofAlphas = new();
    private readonly Total _ofBetas = new();
    private int _wrong = -1;

    private Mix(SealedContest contest, SealedVotes before, RandomBytes chance, CancellationToken stop)
    {
        (_contest, _before, _stop) = (contest, before, stop);
        _from = Permutation(before.Count, chance);
        (_again, _commit, _chain) = (Drawn(before.Count, chance), Drawn(before.Count, chance), Drawn(before.Count, chance));
        (_omegaHat, _omegaPrime, _omega) = (Drawn(before.Count, chance), Drawn(before.Count, chance), Drawn(4, chance));
    }

    /// <summary>Mixes a list of one vote at least.</summary>
    /// <param name="turn">Whose turn it is among the mixers, from 1.</param>
    public static MixOutcome Of(SealedContest contest, int turn, SealedVotes before, RandomBytes chance, CancellationToken stop = default)
    {
        if (before.Count is 0)
        {
            return new MixOutcome.Refused("There is no vote to mix.");
        }

        var mix = new Mix(contest, before, chance, stop);
        var proof = MixProof.Of(before.Count);
        if (mix.SealAgain(proof) is not { } after)
        {
            return new MixOutcome.Refused($"The vote at place {mix._wrong + 1} of the list is no pair of elements.");
        }

        mix.Prove(new(contest, turn, before, after), proof);
        return new MixOutcome.Mixed(after, proof);
    }

    /// <summary>Every vote is sealed again at its new place and its place committed to; what t3 and t4 need is added up on the way.</summary>
    private SealedVotes? SealAgain(MixProof proof)
    {
        var after = new byte[_before.Bytes.Length];
        var key = _contest.KeyBase;
        Parts.Each(_before.Count, Part, (first, count) =>
        {
            var (alphas, betas, generators, commitments, read) = (new Point[count], new Point[count], new Point[count], new Point[count], new Point[2 * count]);
            if (!Read(first, read))
            {
                return;
            }

            FixedBase.Generator.Times(_again.AsSpan(first, count), alphas);
            key.Times(_again.AsSpan(first, count), betas);
            FixedBase.Generator.Times(_commit.AsSpan(first, count), commitments);
            Generators.Of(first, generators);
            for (var place = 0; place < count; place++)
            {
                alphas[place] += new Addend(read[2 * place]);
                betas[place] += new Addend(read[(2 * place) + 1]);
                commitments[place] += new Addend(generators[place]);
            }

            var to = after.AsSpan(first * SealedVote.Length);
            Point.EncodeAll(alphas, to, SealedVote.Length);
            Point.EncodeAll(betas, to[Element.Length..], SealedVote.Length);
            Commit(first, commitments, proof);
            var omegas = _omegaPrime.AsSpan(first, count);
            _ofGenerators.Add(Multiplying.SecretSum(generators, omegas));
            _ofAlphas.Add(Multiplying.SecretSum(alphas, omegas));
            _ofBetas.Add(Multiplying.SecretSum(betas, omegas));
        }, _stop);
        return _wrong < 0 ? SealedVotes.Of(after)! : null;
    }

    /// <summary>The votes that come to the places from one on, α and β in turn.</summary>
    private bool Read(int first, Span<Point> read)
    {
        var bytes = new byte[read.Length * Element.Length];
        for (var place = 0; place < read.Length / 2; place++)
        {
            var to = bytes.AsSpan(place * SealedVote.Length);
            _before.Alpha(_from[first + place]).CopyTo(to);
            _before.Beta(_from[first + place]).CopyTo(to[Element.Length..]);
        }

        var wrong = Point.DecodeAll(bytes, Element.Length, read);
        if (wrong >= 0)
        {
            Volatile.Write(ref _wrong, _from[first + (wrong / 2)]);
        }

        return wrong < 0;
    }

    private void Commit(int first, ReadOnlySpan<Point> commitments, MixProof proof)
    {
        var bytes = new byte[commitments.Length * Element.Length];
        Point.EncodeAll(commitments, bytes, Element.Length);
        for (var place = 0; place < commitments.Length; place++)
        {
            bytes.AsSpan(place * Element.Length, Element.Length).CopyTo(MixProof.At(proof.C, _from[first + place]));
        }
    }

    private void Prove(MixContext context, MixProof proof)
    {
        var seed = proof.SeedOfEach(context);
        var u = new Scalar[_before.Count];
        Parts.Each(u.Length, Part, (first, count) =>
        {
            for (var place = first; place < first + count; place++)
            {
                u[place] = MixProof.ChallengeOf(seed, _from[place]);
            }
        }, _stop);
        var ofChain = Chain(proof, u);
        var generator = FixedBase.Generator;
        generator.Times(_omega[0]).Encode(proof.T1);
        generator.Times(_omega[1]).Encode(proof.T2);
        (generator.Times(_omega[2]) + _ofGenerators.Sum).Encode(proof.T3);
        (_ofAlphas.Sum - generator.Times(_omega[3])).Encode(proof.T4Alpha);
        (_ofBetas.Sum - _contest.KeyBase.Times(_omega[3])).Encode(proof.T4Beta);
        var challenge = proof.Challenge(seed);
        Respond(proof, u, ofChain, challenge);
    }

    /// <summary>
    /// Every link is a commitment to the one before it times its challenge; worked out from the two bases alone. What is
    /// written are doubles, so the scalars are halved.
    /// </summary>
    private Scalar Chain(MixProof proof, Scalar[] u)
    {
        const int together = 1 << 14;
        var half = Scalar.Of(2).Inverse;
        var (r, product) = (Scalar.Zero, Scalar.One);
        var scalars = new (Scalar OfG, Scalar OfH, Scalar TOfG, Scalar TOfH)[int.Min(together, u.Length)];
        for (var start = 0; start < u.Length; start += together)
        {
            var many = int.Min(together, u.Length - start);
            for (var place = 0; place < many; place++)
            {
                var at = start + place;
                var (beforeR, beforeProduct) = (r, product);
                r = _chain[at] + (u[at] * r);
                product *= u[at];
                scalars[place] = (
                    r * half, product * half, (_omegaHat[at] + (_omegaPrime[at] * beforeR)) * half, _omegaPrime[at] * beforeProduct * half);
            }

            var begin = start;
            Parts.Each(many, Part, (first, count) => Link(proof, begin + first, scalars.AsSpan(first, count)), _stop);
        }

        return r;
    }

    private static void Link(MixProof proof, int first, ReadOnlySpan<(Scalar OfG, Scalar OfH, Scalar TOfG, Scalar TOfH)> scalars)
    {
        var (of, products, links) = (new Scalar[scalars.Length], new Point[scalars.Length], new Point[scalars.Length]);
        foreach (var isT in (ReadOnlySpan<bool>)[false, true])
        {
            for (var place = 0; place < of.Length; place++)
            {
                of[place] = isT ? scalars[place].TOfG : scalars[place].OfG;
            }

            FixedBase.Generator.Times(of, links);
            for (var place = 0; place < of.Length; place++)
            {
                of[place] = isT ? scalars[place].TOfH : scalars[place].OfH;
            }

            Generators.Chain.Times(of, products);
            for (var place = 0; place < of.Length; place++)
            {
                links[place] += products[place];
            }

            Point.EncodeDoubles(links, (isT ? proof.THat : proof.CHat)[(first * Element.Length)..]);
        }
    }

    private void Respond(MixProof proof, Scalar[] u, in Scalar ofChain, Scalar challenge)
    {
        var (sum, weighted, again) = (Scalar.Zero, Scalar.Zero, Scalar.Zero);
        for (var place = 0; place < u.Length; place++)
        {
            sum += _commit[place];
            weighted += _commit[place] * u[place];
            again += _again[place] * u[place];
        }

        (_omega[0] + (challenge * sum)).Write(proof.S1);
        (_omega[1] + (challenge * ofChain)).Write(proof.S2);
        (_omega[2] + (challenge * weighted)).Write(proof.S3);
        (_omega[3] + (challenge * again)).Write(proof.S4);
        Parts.Each(u.Length, Part, (first, count) =>
        {
            for (var place = first; place < first + count; place++)
            {
                (_omegaHat[place] + (challenge * _chain[place])).Write(MixProof.At(proof.SHat, place));
                (_omegaPrime[place] + (challenge * u[place])).Write(MixProof.At(proof.SPrime, place));
            }
        }, _stop);
    }

    /// <summary>Where each vote of the new list comes from: after Fisher and Yates, every order as likely as any other.</summary>
    private static int[] Permutation(int count, RandomBytes chance)
    {
        var from = new int[count];
        Span<byte> bytes = stackalloc byte[8];
        for (var place = 0; place < count; place++)
        {
            from[place] = place;
        }

        for (var place = count - 1; place > 0; place--)
        {
            var below = (ulong)place + 1;
            var fair = ulong.MaxValue - (ulong.MaxValue % below);
            ulong drawn;
            do
            {
                chance(bytes);
                drawn = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            }
            while (drawn >= fair);
            var other = (int)(drawn % below);
            (from[place], from[other]) = (from[other], from[place]);
        }

        return from;
    }

    private static Scalar[] Drawn(int count, RandomBytes chance)
    {
        var scalars = new Scalar[count];
        var bytes = new byte[64 * 1024];
        for (var start = 0; start < count; start += 1024)
        {
            var many = int.Min(1024, count - start);
            chance(bytes.AsSpan(0, 64 * many));
            for (var place = 0; place < many; place++)
            {
                scalars[start + place] = Scalar.FromUniform(bytes.AsSpan(64 * place, 64));
            }
        }

        Array.Clear(bytes);
        return scalars;
    }
}

/// <summary>What came of mixing.</summary>
public abstract record MixOutcome
{
    public sealed record Mixed(SealedVotes After, MixProof Proof) : MixOutcome;

    public sealed record Refused(string Reason) : MixOutcome;
}
