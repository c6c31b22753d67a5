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
