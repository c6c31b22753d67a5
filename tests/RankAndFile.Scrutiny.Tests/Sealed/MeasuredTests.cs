using System.Diagnostics;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>How fast sealed ballots are, with MEASURE=1: processor time, in microseconds and in multiplications of a point of the same run.</summary>
public sealed class MeasuredTests(ITestOutputHelper output)
{
    [Fact]
    public void What_the_parts_cost()
    {
        Asked();
        var chance = new Chance("measured");
        var points = Enumerable.Range(0, 1 << 14).Select(_ => Point.FromUniform(chance.Bytes(64))).ToArray();
        var scalars = points.Select(_ => Scalar.From(chance.Fill)).ToArray();
        var addends = new AffineAddend[points.Length];
        AffineAddend.OfAll(points, addends);
        var encoded = points.Select(point => point.Encoded()).ToArray();
        var bytes = new byte[32 * points.Length];
        var field = FieldElement.Read(chance.Bytes(32));
        for (var round = 0; round < 3; round++)
        {
            var unit = Time("one variable-base multiplication", 1000, place => points[place].Times(scalars[place]), 0);
            Time("1000 products in the field", 1000, _ => { var x = field; for (var i = 0; i < 1000; i++) { x *= field; } field = x; }, unit);
            Time("1000 squares in the field", 1000, _ => field = FieldElement.Squared(field, 1000), unit);
            Time("1000 products of scalars", 100, place => { var x = scalars[place]; for (var i = 0; i < 1000; i++) { x *= scalars[place]; } scalars[place] = x; }, unit);
            Time("fixed base", 4000, place => FixedBase.Generator.Times(scalars[place]), unit);
            Time("decoding", 8000, place => Point.TryDecode(encoded[place], out _), unit);
            Time("encoding", 8000, place => points[place].Encode(bytes), unit);
            Time("doubling and encoding, of 16384", 1, _ => Point.EncodeDoubles(points, bytes), unit, points.Length);
            Time("from uniform bytes", 8000, place => Point.FromUniform(encoded[place].Concat(encoded[place]).ToArray()), unit);
            Time("hash to scalar", 8000, place => Hashing.ToScalar(encoded[place], "measured"u8), unit);
            Time("public sum of 16384", 1, _ => PublicSum.Of(addends, scalars), unit, points.Length);
            Time("secret sum of 16384", 1, _ => Multiplying.SecretSum(points, scalars), unit, points.Length);
        }
    }

    /// <summary>MEASURE_BALLOTS says how many; else 10,000.</summary>
    [Fact]
    public void What_an_election_costs()
    {
        Asked();
        var count = int.Parse(Environment.GetEnvironmentVariable("MEASURE_BALLOTS") ?? "10000", System.Globalization.CultureInfo.InvariantCulture);
        var ceremony = Ceremony.Of(2, 3, "measured");
        var contest = ceremony.Contest("president", new(Marking.Ranking, 20, 20));
        var chance = new Chance("election");
        var point = Point.FromUniform(chance.Bytes(64));
        var secret = Scalar.From(chance.Fill);
        for (var warm = 0; warm < 200; warm++)
        {
            point = point.Times(secret);
        }

        Voting(contest, 500, chance, out _);
        Mix.Of(contest, 1, Cheap(contest, 4000, chance), chance.Fill, Stop);
        Voting(contest, 2000, chance, out var ballots);
        var list = Cheap(contest, count, chance);
        var unit = Time("one variable-base multiplication", 4000, _ => point = point.Times(secret), 0);
        var (scalarBytes, pointBytes) = (secret.ToBytes(), point.Encoded());
        Time("the same by libsodium, with reading and writing", 4000, _ => Sodium.Times(scalarBytes, pointBytes), unit);
        Time("the same by us, with reading and writing", 4000, _ => { Point.TryDecode(pointBytes, out var read); read.Times(secret).Encode(pointBytes); }, unit);
        Time("checking ballots, one by one", 1, _ => Assert.All(ballots[..500], ballot => Assert.Null(BallotChecking.Wrong(contest, ballot))), unit, 500);
        Time("checking ballots, 2000 as one", 1, _ => Assert.Empty(BallotChecking.Wrong(contest, ballots)), unit, ballots.Length);
        MixOutcome.Mixed? mixed = null;
        Wall("mixing and proving", () => mixed = (MixOutcome.Mixed)Mix.Of(contest, 1, list, System.Security.Cryptography.RandomNumberGenerator.Fill, Stop), unit, count);
        Wall("checking the mix", () => Assert.Empty(MixChecking.Wrong(new(contest, 1, list, mixed!.After), mixed.Proof, Stop)), unit, count);
        var shares = new Dictionary<int, OpeningShares>();
        Wall("opening, one trustee", () => shares[1] = OpeningShares.Make(contest, ceremony.Public, ceremony.Trustees[0], mixed!.After, ceremony.Fill, Stop)!, unit, count);
        shares[3] = OpeningShares.Make(contest, ceremony.Public, ceremony.Trustees[2], mixed!.After, ceremony.Fill, Stop)!;
        Wall("checking an opening", () => Assert.Null(shares[1].Wrong(contest, ceremony.Public, 1, mixed.After, Stop)), unit, count);
        Wall("putting the votes together, 2 of 3", () => Opened.Of(contest, ceremony.Public, mixed.After, shares, Stop), unit, count);
        using var process = Process.GetCurrentProcess();
        output.WriteLine($"{count:N0} ballots; at most {process.PeakWorkingSet64 >> 20} MB in memory");
    }

    private static void Voting(SealedContest contest, int count, Chance chance, out SealedBallot[] ballots)
    {
        var member = Credential.Of(CredentialCode.New(chance.Fill), contest.Election)!;
        ballots = [.. Enumerable.Range(0, count).Select(place => UncastVote.Seal(contest, new Vote.Marked([1 + (place % 20)]), chance.Fill).Cast(member, null, chance.Fill))];
    }

    /// <summary>Many votes that cost little to make: each is the one before it, a little further on.</summary>
    private static SealedVotes Cheap(SealedContest contest, int count, Chance chance)
    {
        var secret = Scalar.From(chance.Fill);
        var (alpha, beta) = (Point.Generator.Times(secret), contest.Key.Point.Times(secret) + Embedding.Embed(contest.Form.NumberOf(new Vote.Marked([1, 2]))));
        var (step, stepOfKey) = (new Addend(Point.Generator), new Addend(contest.Key.Point));
        var bytes = new byte[64 * count];
        for (var place = 0; place < count; place++)
        {
            alpha.Encode(bytes.AsSpan(64 * place));
            beta.Encode(bytes.AsSpan((64 * place) + 32));
            (alpha, beta) = (alpha + step, beta + stepOfKey);
        }

        return SealedVotes.Of(bytes)!;
    }

    private void Wall(string what, Action done, double unit, int count)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        Time(what, 1, _ => done(), unit, count);
        output.WriteLine($"    {watch.Elapsed.TotalSeconds:N1} s on the clock, {watch.Elapsed.TotalSeconds * 1_000_000 / count:N0} s projected to a million");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static void Asked() => Assert.SkipUnless(Environment.GetEnvironmentVariable("MEASURE") is "1", "Measured with MEASURE=1.");

    private double Time(string what, int times, Action<int> done, double unit, int parts = 1)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var place = 0; place < times; place++)
        {
            done(place);
        }

        var each = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / times / parts;
        output.WriteLine($"{what}: {each:N2} µs{(unit > 0 ? $", {each / unit:N3} multiplications" : "")}");
        return each;
    }
}
