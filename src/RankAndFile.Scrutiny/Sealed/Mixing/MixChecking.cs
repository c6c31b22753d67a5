using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// Checks a mix: every value is an element or a scalar in its one encoding, and the five equations hold. The fifth, which
/// is one for every vote, is checked for all as one, with weights drawn from everything.
/// </summary>
public sealed class MixChecking
{
    private const int Part = 1 << 14;
    private const int MostNamed = 20;
    private const int Together = 32;

    private readonly MixContext _context;
    private readonly MixProof _proof;
    private readonly byte[] _seed;
    private readonly Scalar _challenge;
    private readonly byte[] _weights;
    private readonly List<string> _wrong = [];
    private readonly Lock _noting = new();
    private readonly Total _c = new();
    private readonly Total _cWeighted = new();
    private readonly Total _generators = new();
    private readonly Total _generatorsAnswered = new();
    private readonly Total _alphas = new();
    private readonly Total _betas = new();
    private readonly Total _links = new();
    private Scalar _product = Scalar.One;
    private Scalar _answers = Scalar.Zero;

    private MixChecking(MixContext context, MixProof proof)
    {
        (_context, _proof) = (context, proof);
        _seed = proof.SeedOfEach(context);
        _challenge = proof.Challenge(_seed);
        _weights = context.Statement("mix-weights").With(SHA512.HashData(proof.Bytes)).ToSeed();
    }

    /// <summary>What is wrong with a mix: nothing, where the list after is the list before in other order, sealed anew.</summary>
    public static ImmutableArray<string> Wrong(MixContext context, MixProof proof, CancellationToken stop = default)
    {
        var count = context.Before.Count;
        if (count is 0)
        {
            return ["there is no vote in the list"];
        }

        return context.After.Count != count || proof.Count != count
            ? [$"{count} votes before, {context.After.Count} after, and a proof for {proof.Count}"]
            : new MixChecking(context, proof).Check(stop);
    }

    private ImmutableArray<string> Check(CancellationToken stop)
    {
        ReadSingles();
        Parts.Each(_proof.Count, Part, Read, stop);
        if (_wrong.Count is 0)
        {
            CheckEquations();
        }

        return [.. _wrong];
    }

    private void Note(string wrong)
    {
        lock (_noting)
        {
            if (_wrong.Count < MostNamed)
            {
                _wrong.Add(wrong);
            }
        }
    }

    private void ReadSingles()
    {
        Element("t1", _proof.T1);
        Element("t2", _proof.T2);
        Element("t3", _proof.T3);
        Element("t4 of α", _proof.T4Alpha);
        Element("t4 of β", _proof.T4Beta);
        Number("s1", _proof.S1);
        Number("s2", _proof.S2);
        Number("s3", _proof.S3);
        Number("s4", _proof.S4);
    }

    private void Element(string name, Span<byte> bytes)
    {
        if (!Point.TryDecodeOther(bytes, out _))
        {
            Note($"{name} is no element");
        }
    }

    private void Number(string name, Span<byte> bytes)
    {
        if (!Scalar.TryRead(bytes, out _))
        {
            Note($"{name} is no scalar");
        }
    }

    private void Read(int first, int count)
    {
        var (u, answers, fromBefore) = (new Scalar[count], new Scalar[count], new Scalar[count]);
        var (product, ofGenerator) = (Scalar.One, Scalar.Zero);
        var (ofLink, ofT) = (new Scalar[count + 1], new Scalar[count]);
        for (var place = 0; place < count; place++)
        {
            var at = first + place;
            u[place] = MixProof.ChallengeOf(_seed, at);
            fromBefore[place] = -(_challenge * u[place]);
            product *= u[place];
            if (!Scalar.TryRead(MixProof.At(_proof.SPrime, at), out answers[place]) || !Scalar.TryRead(MixProof.At(_proof.SHat, at), out var answer))
            {
                Note($"a response for place {at + 1} is no scalar");
                return;
            }

            var weight = Weight(at);
            ofGenerator += weight * answer;
            ofT[place] = -weight;
            ofLink[place] += weight * answers[place];
            ofLink[place + 1] = -(weight * _challenge);
        }

        lock (_noting)
        {
            (_product, _answers) = (_product * product, _answers + ofGenerator);
        }

        AddUp(first, count, u, answers, fromBefore, ofLink, ofT);
    }

    private void AddUp(int first, int count, Scalar[] u, Scalar[] answers, Scalar[] fromBefore, Scalar[] ofLink, Scalar[] ofT)
    {
        var rented = ArrayPool<AffineAddend>.Shared.Rent(count + 1);
        AddUp(first, count, rented.AsSpan(0, count + 1), u, answers, fromBefore, ofLink, ofT);
        ArrayPool<AffineAddend>.Shared.Return(rented);
    }

    private void AddUp(int first, int count, Span<AffineAddend> points, Scalar[] u, Scalar[] answers, Scalar[] fromBefore, Scalar[] ofLink, Scalar[] ofT)
    {
        Span<Point> generators = stackalloc Point[Together];
        var sum = Point.Identity;
        for (var start = 0; start < count; start += Together)
        {
            var some = generators[..int.Min(Together, count - start)];
            Generators.Of(first + start, some);
            AffineAddend.OfAll(some, points[start..]);
            foreach (ref readonly var generator in some)
            {
                sum += generator;
            }
        }

        _generators.Add(sum);
        _generatorsAnswered.Add(PublicSum.Of(points[..count], answers));
        sum = Point.Identity;
        if (!Read(points, first, count, "commitment", place => MixProof.At(_proof.C, place)))
        {
            return;
        }

        foreach (ref readonly var point in points[..count])
        {
            sum += point;
        }

        _c.Add(sum);
        _cWeighted.Add(PublicSum.Of(points[..count], u));
        AddVotes(points, first, count, answers, fromBefore);
        points[0] = AffineAddend.Of(Generators.Chain.Point);
        if (Read(points[(first is 0 ? 1 : 0)..], first is 0 ? 0 : first - 1, first is 0 ? count : count + 1, "link", place => MixProof.At(_proof.CHat, place)))
        {
            _links.Add(PublicSum.Of(points, ofLink));
        }

        if (Read(points, first, count, "t of the link", place => MixProof.At(_proof.THat, place)))
        {
            _links.Add(PublicSum.Of(points[..count], ofT));
        }
    }

    private void AddVotes(Span<AffineAddend> points, int first, int count, Scalar[] answers, Scalar[] fromBefore)
    {
        var (before, after) = (_context.Before, _context.After);
        AddAll(points, first, count, _alphas, "α after", place => after.Alpha(place), answers);
        AddAll(points, first, count, _alphas, "α before", place => before.Alpha(place), fromBefore);
        AddAll(points, first, count, _betas, "β after", place => after.Beta(place), answers);
        AddAll(points, first, count, _betas, "β before", place => before.Beta(place), fromBefore);
    }

    private void AddAll(Span<AffineAddend> points, int first, int count, Total to, string name, BytesAt bytes, Scalar[] weights)
    {
        if (Read(points, first, count, name, bytes))
        {
            to.Add(PublicSum.Of(points[..count], weights));
        }
    }

    private bool Read(Span<AffineAddend> points, int first, int count, string name, BytesAt bytes)
    {
        Span<byte> some = stackalloc byte[Together * 32];
        Span<Point> read = stackalloc Point[Together];
        for (var start = 0; start < count; start += Together)
        {
            var many = int.Min(Together, count - start);
            for (var place = 0; place < many; place++)
            {
                bytes(first + start + place).CopyTo(some[(32 * place)..]);
            }

            if (Point.DecodeAll(some, 32, read[..many]) is var wrong and >= 0)
            {
                Note($"the {name} at place {first + start + wrong + 1} is no element");
                return false;
            }

            for (var place = 0; place < many; place++)
            {
                points[start + place] = AffineAddend.Of(read[place]);
            }
        }

        return true;
    }

    private void CheckEquations()
    {
        var g = FixedBase.Generator;
        var minus = -_challenge;
        Scalar.TryRead(_proof.S1, out var s1);
        Scalar.TryRead(_proof.S2, out var s2);
        Scalar.TryRead(_proof.S3, out var s3);
        Scalar.TryRead(_proof.S4, out var s4);
        Point.TryDecode(MixProof.At(_proof.CHat, _proof.Count - 1), out var last);
        Equation("1: the commitments are to a whole permutation", _proof.T1, (_c.Sum - _generators.Sum).Times(minus) + g.Times(s1));
        Equation("2: the chain ends where a permutation ends it", _proof.T2, (last - Generators.Chain.Times(_product)).Times(minus) + g.Times(s2));
        Equation("3: the commitments are to what was answered", _proof.T3, _cWeighted.Sum.Times(minus) + g.Times(s3) + _generatorsAnswered.Sum);
        Equation("4α: the votes are those before, sealed anew", _proof.T4Alpha, _alphas.Sum - g.Times(s4));
        Equation("4β: the votes are those before, sealed anew", _proof.T4Beta, _betas.Sum - _context.Contest.KeyBase.Times(s4));
        if (!(_links.Sum + g.Times(_answers)).IsIdentity)
        {
            Note($"equation 5: the link at place {FirstBrokenLink() + 1} does not follow from the one before it");
        }
    }

    private void Equation(string name, Span<byte> committed, in Point found)
    {
        if (!Point.TryDecode(committed, out var expected) || !Point.Same(expected, found))
        {
            Note($"equation {name}");
        }
    }

    private int FirstBrokenLink()
    {
        var before = Generators.Chain.Point;
        for (var place = 0; place < _proof.Count; place++)
        {
            Point.TryDecode(MixProof.At(_proof.CHat, place), out var link);
            Point.TryDecode(MixProof.At(_proof.THat, place), out var t);
            Scalar.TryRead(MixProof.At(_proof.SHat, place), out var sHat);
            Scalar.TryRead(MixProof.At(_proof.SPrime, place), out var sPrime);
            if (!Point.Same(t, PublicSum.Of([Point.Generator, before, link], [sHat, sPrime, -_challenge])))
            {
                return place;
            }

            before = link;
        }

        return -1;
    }

    private Scalar Weight(int place)
    {
        Span<byte> input = stackalloc byte[68];
        _weights.CopyTo(input);
        BitConverter.TryWriteBytes(input[64..], place);
        Span<byte> weight = stackalloc byte[32];
        SHA256.HashData(input, weight);
        return Scalar.OfHalf(weight);
    }

    private delegate ReadOnlySpan<byte> BytesAt(int place);
}
