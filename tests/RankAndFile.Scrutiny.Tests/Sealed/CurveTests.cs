using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>The field, the scalars, the group and the hashing: the RFCs' vectors, BigInteger, and libsodium.</summary>
public sealed class CurveTests
{
    private static readonly BigInteger _p = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger _l = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
    private static readonly JsonElement _vectors = JsonDocument.Parse(Repository.Text("tests/RankAndFile.Scrutiny.Tests/Sealed/vectors/ristretto255.json")).RootElement;

    [Fact]
    public void Multiples_of_the_generator_are_those_of_RFC_9496_and_read_again()
    {
        var sum = Point.Identity;
        ulong times = 0;
        foreach (var expected in Texts(_vectors.GetProperty("multiples")))
        {
            Assert.Equal(expected, Hex(sum));
            Assert.Equal(expected, Hex(Point.Generator.Times(Scalar.Of(times))));
            Assert.Equal(expected, Hex(FixedBase.Generator.Times(Scalar.Of(times))));
            Assert.True(Point.TryDecode(Convert.FromHexString(expected), out var read));
            Assert.True(Point.Same(read, sum));
            (sum, times) = (sum + Point.Generator, times + 1);
        }
    }

    [Fact]
    public void Invalid_encodings_of_RFC_9496_are_refused_each_kind()
    {
        foreach (var kind in _vectors.GetProperty("invalid").EnumerateObject())
        {
            Assert.All(Texts(kind.Value), bytes => Assert.False(Point.TryDecode(Convert.FromHexString(bytes), out _), kind.Name));
        }

        Assert.False(Point.TryDecode(new byte[31], out _));
        Assert.False(Element.TryRead(new byte[32], out _), "the identity is no key and no commitment");
    }

    [Fact]
    public void Elements_from_uniform_bytes_are_those_of_RFC_9496()
    {
        foreach (var vector in _vectors.GetProperty("uniform").EnumerateArray())
        {
            Assert.Equal(vector.GetProperty("element").GetString(), Hex(Point.FromUniform(Convert.FromHexString(vector.GetProperty("bytes").GetString()!))));
        }
    }

    [Fact]
    public void Expanding_is_that_of_RFC_9380_and_hashing_to_an_element_that_of_noble()
    {
        var expand = _vectors.GetProperty("expand");
        var tag = Encoding.ASCII.GetBytes(expand.GetProperty("tag").GetString()!);
        foreach (var vector in expand.GetProperty("vectors").EnumerateArray())
        {
            var expanded = new byte[vector.GetProperty("length").GetInt32()];
            Hashing.Expand(Encoding.ASCII.GetBytes(vector.GetProperty("message").GetString()!), tag, expanded);
            Assert.Equal(vector.GetProperty("expanded").GetString(), Convert.ToHexStringLower(expanded));
        }

        var hash = _vectors.GetProperty("hashToElement");
        var element = Hashing.ToElement(Convert.FromHexString(hash.GetProperty("message").GetString()!), Encoding.ASCII.GetBytes(hash.GetProperty("tag").GetString()!));
        Assert.Equal(hash.GetProperty("element").GetString(), Hex(element));
    }

    [Fact]
    public void The_field_is_that_of_big_numbers()
    {
        var chance = new Chance("field");
        foreach (var (a, b) in Numbers(chance).Zip(Numbers(chance).Reverse()))
        {
            var (x, y) = (Field(a), Field(b));
            Assert.Equal(Mod(a + b, _p), Of(x + y));
            Assert.Equal(Mod(a - b, _p), Of(x - y));
            Assert.Equal(Mod(a * b, _p), Of(x * y));
            Assert.Equal(Mod(a * a, _p), Of(FieldElement.Square(x)));
            Assert.Equal(Mod((a - b) * (a + b + a), _p), Of((x - y) * (x + y + x)));
            Assert.Equal(Mod((a - b) * (a - b), _p), Of(FieldElement.Square(x - y)));
            Assert.Equal(BigInteger.ModPow(a, _p - 2, _p), Of(x.Inverse));
            Assert.Equal(Mod(a, _p).IsEven, x.IsNegative is 0);
            Assert.Equal(Mod(a, _p).IsZero, x.IsZero is not 0);
            var (wasSquare, root) = FieldElement.RootOfRatio(x, y);
            var ratio = Mod(a * BigInteger.ModPow(b, _p - 2, _p), _p);
            var square = ratio.IsZero || BigInteger.ModPow(ratio, (_p - 1) / 2, _p).IsOne;
            Assert.Equal(Mod(b, _p).IsZero ? Mod(a, _p).IsZero : square, wasSquare is not 0);
            Assert.Equal(square ? ratio : Mod(ratio * Of(FieldElement.RootOfMinusOne), _p), Mod(Of(root) * Of(root), _p));
        }

        Assert.Equal(_p - 1, Mod(Of(FieldElement.RootOfMinusOne) * Of(FieldElement.RootOfMinusOne), _p));
    }

    [Fact]
    public void Limbs_as_large_as_they_may_be_multiply_rightly()
    {
        const ulong most = (1UL << 54) - 1;
        FieldElement large = new(most, most, most, most, most);
        var number = Enumerable.Range(0, 5).Aggregate(BigInteger.Zero, (sum, limb) => sum + (new BigInteger(most) << (51 * limb)));

        Assert.Equal(Mod(number * number, _p), Of(large * large));
        Assert.Equal(Mod(number * number, _p), Of(FieldElement.Square(large)));
    }

    [Fact]
    public void Scalars_are_those_of_big_numbers()
    {
        var chance = new Chance("scalars");
        for (var number = 0; number < 300; number++)
        {
            var (wideA, wideB) = (chance.Bytes(64), number is 0 ? [.. Enumerable.Repeat((byte)255, 64)] : chance.Bytes(64));
            var (a, b) = (Big(wideA) % _l, Big(wideB) % _l);
            var (x, y) = (Scalar.FromUniform(wideA), Scalar.FromUniform(wideB));
            Assert.Equal((a, b), (Of(x), Of(y)));
            Assert.Equal((a + b) % _l, Of(x + y));
            Assert.Equal(Mod(a - b, _l), Of(x - y));
            Assert.Equal(a * b % _l, Of(x * y));
            Assert.Equal(BigInteger.ModPow(a, _l - 2, _l), Of(x.Inverse));
            var digits = new sbyte[64];
            x.Digits16(digits);
            Assert.All(digits, digit => Assert.InRange(digit, -8, 8));
            Assert.Equal(a, digits.Select((digit, place) => digit * BigInteger.Pow(16, place)).Aggregate(BigInteger.Add));
        }

        Assert.True(Scalar.Zero - Scalar.Zero == Scalar.Zero && (-Scalar.Zero).IsZero);
    }

    /// <summary>5.6: canonical bytes.</summary>
    [Fact]
    public void A_scalar_of_l_or_more_is_refused()
    {
        Assert.False(Scalar.TryRead(Bytes(_l), out _));
        Assert.False(Scalar.TryRead([.. Enumerable.Repeat((byte)255, 32)], out _));
        Assert.False(Scalar.TryRead(Bytes(_l - 1).AsSpan(0, 31), out _));
        Assert.True(Scalar.TryRead(Bytes(_l - 1), out var most));
        Assert.True((most + Scalar.One).IsZero);
    }

    [Fact]
    public void The_group_is_that_of_libsodium()
    {
        Sodium.Needed();
        var chance = new Chance("sodium");
        for (var number = 0; number < 200; number++)
        {
            var (wide, other) = (chance.Bytes(64), chance.Bytes(64));
            var (p, q) = (Point.FromUniform(wide), Point.FromUniform(other));
            Assert.Equal(Sodium.FromHash(wide), p.Encoded());
            Assert.Equal(Sodium.Sum(p.Encoded(), q.Encoded()), (p + q).Encoded());
            Assert.Equal(Sodium.Sum(p.Encoded(), p.Encoded()), p.Doubled.Encoded());
            var (x, y) = (Scalar.FromUniform(wide), Scalar.FromUniform(other));
            Assert.Equal(Sodium.Reduced(wide), x.ToBytes());
            Assert.Equal(Sodium.Product(x.ToBytes(), y.ToBytes()), (x * y).ToBytes());
            Assert.Equal(Sodium.TimesGenerator(x.ToBytes()), FixedBase.Generator.Times(x).Encoded());
            Assert.Equal(Sodium.Times(x.ToBytes(), q.Encoded()), q.Times(x).Encoded());
            var bytes = chance.Bytes(32);
            (bytes[0], bytes[31]) = ((byte)(bytes[0] & 254), (byte)(bytes[31] & 127));
            Assert.Equal(Sodium.IsElement(bytes), Point.TryDecode(bytes, out var decoded));
            Assert.True(!Sodium.IsElement(bytes) || decoded.Encoded().SequenceEqual(bytes));
        }
    }

    [Fact]
    public void Sums_of_many_are_the_sums_of_each_and_the_encodings_of_many_those_of_each()
    {
        var chance = new Chance("sums");
        foreach (var count in (int[])[1, 2, 17, 70, 300, 1100, 4200])
        {
            var points = Enumerable.Range(0, count).Select(_ => Point.FromUniform(chance.Bytes(64))).ToArray();
            var scalars = Enumerable.Range(0, count).Select(_ => Scalar.From(chance.Fill)).ToArray();
            scalars[0] = -Scalar.One;
            scalars[^1] = count > 2 ? Scalar.Zero : scalars[^1];
            var sum = points.Zip(scalars).Aggregate(Point.Identity, (sum, one) => sum + one.First.Times(one.Second));
            Assert.True(Point.Same(sum, PublicSum.Of(points, scalars)));
            Assert.True(Point.Same(sum, Multiplying.SecretSum(points, scalars)));
            var many = new byte[32 * count];
            var read = new Point[count];
            Point.EncodeAll(points, many, 32);
            Assert.Equal(points.SelectMany(point => point.Encoded()), many);
            Assert.Equal(-1, Point.DecodeAll(many, 32, read));
            Assert.All(points.Zip(read), one => Assert.True(Point.Same(one.First, one.Second)));
            many[(32 * (count - 1)) + 31] |= 128;
            Assert.Equal(count - 1, Point.DecodeAll(many, 32, read));
            many.AsSpan(0, 32).Clear();
            Assert.Equal(0, Point.DecodeAll(many, 32, read));
            var uniform = chance.Bytes(64 * count);
            Point.FromUniformAll(uniform, read);
            Assert.All(read.Index(), one => Assert.True(Point.Same(Point.FromUniform(uniform.AsSpan(64 * one.Index, 64)), one.Item)));
            points[0] = Point.Identity;
            var bytes = new byte[32 * count];
            Point.EncodeDoubles(points, bytes);
            Assert.Equal(points.SelectMany(point => point.Doubled.Encoded()), bytes);
        }
    }

    [Fact]
    public void Four_side_by_side_are_each_as_alone()
    {
        Assert.SkipUnless(FieldElement4.IsSupported, "This machine has no such instructions.");
        var chance = new Chance("lanes");
        var numbers = Numbers(chance).Select(Field).ToArray();
        for (var place = 0; place + 8 <= numbers.Length; place++)
        {
            var (x, y) = (numbers.AsSpan(place, 4).ToArray(), numbers.AsSpan(place + 4, 4).ToArray());
            var (a, b) = (FieldElement4.Of(x[0], x[1], x[2], x[3]), FieldElement4.Of(y[0], y[1], y[2], y[3]));
            for (var lane = 0; lane < 4; lane++)
            {
                Assert.Equal(Of(x[lane] * y[lane]), Of((a * b)[lane]));
                Assert.Equal(Of(FieldElement.Square(x[lane])), Of(FieldElement4.Square(a)[lane]));
                Assert.Equal(Of((x[lane] + y[lane]) * (x[lane] - y[lane])), Of(((a + b) * (a - b))[lane]));
                Assert.Equal(Of(FieldElement.Square(x[lane] - y[lane])), Of(FieldElement4.Square(a - b)[lane]));
                Assert.Equal(Of(((x[lane] + x[lane]) - y[lane]) * ((x[lane] + x[lane]) + y[lane])), Of((((a + a) - b) * ((a + a) + b))[lane]));
                Assert.Equal(Of(-x[lane]), Of((-a).Reduced[lane]));
            }
        }

        var points = Enumerable.Range(0, 14).Select(_ => Point.FromUniform(chance.Bytes(64))).ToArray();
        points[3] = Point.Identity;
        var secrets = points.Select(_ => Scalar.From(chance.Fill)).ToArray();
        (secrets[0], secrets[1], secrets[5]) = (Scalar.Zero, Scalar.One, -Scalar.One);
        var products = new Point[14];
        FixedBase.Generator.Times(secrets, products);
        Assert.All(secrets.Zip(products), one => Assert.True(Point.Same(FixedBase.Generator.Times(one.First), one.Second)));
        foreach (var secret in secrets)
        {
            products = [.. points];
            Multiplying.Times(products, secret);
            Assert.All(points.Zip(products), one => Assert.True(Point.Same(one.First.Times(secret), one.Second)));
        }
    }

    private static IEnumerable<BigInteger> Numbers(Chance chance) =>
    [
        0, 1, 2, 19, _p - 1, _p, _p + 1, BigInteger.Pow(2, 255) - 1, .. Enumerable.Range(0, 200).Select(_ => Big(chance.Bytes(32)) % BigInteger.Pow(2, 255)),
    ];

    private static FieldElement Field(BigInteger number) => FieldElement.Read(Bytes(number));

    private static BigInteger Of(FieldElement element)
    {
        var bytes = new byte[32];
        element.Write(bytes);
        var number = Big(bytes);
        Assert.True(number < _p);
        return number;
    }

    private static BigInteger Of(Scalar scalar) => Big(scalar.ToBytes());

    private static BigInteger Mod(BigInteger number, BigInteger modulus) => ((number % modulus) + modulus) % modulus;

    private static BigInteger Big(byte[] bytes) => new(bytes, isUnsigned: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[32];
        number.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    private static string Hex(Point point) => Convert.ToHexStringLower(point.Encoded());

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString()!);
}
