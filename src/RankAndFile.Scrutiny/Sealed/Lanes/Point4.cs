using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Four points side by side; the sums are those of <see cref="Point"/>.</summary>
internal readonly struct Point4
{
    private readonly FieldElement4 _x;
    private readonly FieldElement4 _y;
    private readonly FieldElement4 _z;
    private readonly FieldElement4 _t;

    private Point4(in FieldElement4 x, in FieldElement4 y, in FieldElement4 z, in FieldElement4 t) => (_x, _y, _z, _t) = (x, y, z, t);

    internal static Point4 Identity { get; } = Of(Point.Identity, Point.Identity, Point.Identity, Point.Identity);

    private static readonly FieldElement4 _twiceD = FieldElement4.Of(Point.TwiceD);

    internal static Point4 Of(in Point a, in Point b, in Point c, in Point d) => new(
        FieldElement4.Of(a.X, b.X, c.X, d.X), FieldElement4.Of(a.Y, b.Y, c.Y, d.Y), FieldElement4.Of(a.Z, b.Z, c.Z, d.Z), FieldElement4.Of(a.T, b.T, c.T, d.T));

    internal Point this[int lane] => new(_x[lane], _y[lane], _z[lane], _t[lane]);

    internal Point Sum => this[0] + this[1] + (this[2] + this[3]);

    internal static Point4 Add(in Point4 a, in FieldElement4 yPlusX, in FieldElement4 yMinusX, in FieldElement4 z2, in FieldElement4 t2D)
    {
        var minus = (a._y - a._x) * yMinusX;
        var plus = (a._y + a._x) * yPlusX;
        var t = a._t * t2D;
        var z = a._z * z2;
        return Joined(plus - minus, z - t, z + t, plus + minus);
    }

    internal static Point4 Add(in Point4 a, in FieldElement4 yPlusX, in FieldElement4 yMinusX, in FieldElement4 xy2D)
    {
        var minus = (a._y - a._x) * yMinusX;
        var plus = (a._y + a._x) * yPlusX;
        var t = a._t * xy2D;
        var z = a._z + a._z;
        return Joined(plus - minus, z - t, z + t, plus + minus);
    }

    internal Point4 DoubledTimes(int times)
    {
        var point = this;
        for (; times > 1; times--)
        {
            point.Doubling(out var e, out var f, out var g, out var h);
            point = new(f * e, h * g, f * g, default);
        }

        point.Doubling(out var e1, out var f1, out var g1, out var h1);
        return Joined(e1, f1, g1, h1);
    }

    /// <summary>Makes ready to be added, packed: Y + X, Y − X, 2Z, 2dT, five vectors each.</summary>
    internal void Pack(Span<Vector256<ulong>> addend)
    {
        (_y + _x).Reduced.Pack(addend);
        (_y - _x).Reduced.Pack(addend[5..]);
        (_z + _z).Reduced.Pack(addend[10..]);
        (_t * _twiceD).Pack(addend[15..]);
    }

    private void Doubling(out FieldElement4 e, out FieldElement4 f, out FieldElement4 g, out FieldElement4 h)
    {
        var a = FieldElement4.Square(_x);
        var b = FieldElement4.Square(_y);
        var z = FieldElement4.Square(_z);
        e = (FieldElement4.Square(_x + _y) - a - b).Reduced;
        f = (z + z + a - b).Reduced;
        g = b - a;
        h = a + b;
    }

    private static Point4 Joined(in FieldElement4 e, in FieldElement4 f, in FieldElement4 g, in FieldElement4 h) => new(f * e, g * h, f * g, e * h);
}

/// <summary>Four secret multiples at once: from each table every entry is read, and each lane keeps its own.</summary>
internal static class Lanes
{
    internal const int Count = 4;
    internal const int Words = 20;
    private const int TableLength = Multiplying.TableLength;

    /// <summary>The multiples of four points from nothing to eightfold, packed.</summary>
    internal static void Table(in Point4 points, Span<Vector256<ulong>> table)
    {
        Point4.Identity.Pack(table);
        points.Pack(table[Words..]);
        var multiple = points;
        for (var times = 2; times < TableLength; times++)
        {
            multiple = Added(multiple, table[Words..]);
            multiple.Pack(table[(times * Words)..]);
        }
    }

    /// <summary>Adds in each lane the entry for its digit, or its negative.</summary>
    internal static Point4 AddChosen(in Point4 sum, ReadOnlySpan<Vector256<ulong>> table, Vector256<long> digits)
    {
        var negative = Vector256.LessThan(digits, Vector256<long>.Zero).AsUInt64();
        var wanted = Vector256.Abs(digits).AsUInt64();
        var p = Chosen(table, wanted, 0);
        var m = Chosen(table, wanted, 5);
        var z = Chosen(table, wanted, 10);
        var t = Chosen(table, wanted, 15);
        return Point4.Add(sum, FieldElement4.Choose(negative, m, p), FieldElement4.Choose(negative, p, m), z, FieldElement4.Choose(negative, -t, t));
    }

    /// <summary>The same, where all lanes choose from the multiples of one affine point, fifteen packed words an entry.</summary>
    internal static Point4 AddChosen(in Point4 sum, ReadOnlySpan<ulong> table, Vector256<long> digits)
    {
        var negative = Vector256.LessThan(digits, Vector256<long>.Zero).AsUInt64();
        var wanted = Vector256.Abs(digits).AsUInt64();
        var p = Chosen(table, wanted, 0);
        var m = Chosen(table, wanted, 5);
        var t = Chosen(table, wanted, 10);
        return Point4.Add(sum, FieldElement4.Choose(negative, m, p), FieldElement4.Choose(negative, p, m), FieldElement4.Choose(negative, -t, t));
    }

    internal static Vector256<long> Digits(ReadOnlySpan<sbyte> a, int place) =>
        Vector256.Create(a[place], a[Multiplying.Digits + place], a[(2 * Multiplying.Digits) + place], a[(3 * Multiplying.Digits) + place]);

    private static Point4 Added(in Point4 sum, ReadOnlySpan<Vector256<ulong>> entry) => Point4.Add(sum, Of(entry), Of(entry[5..]), Of(entry[10..]), Of(entry[15..]));

    private static FieldElement4 Of(ReadOnlySpan<Vector256<ulong>> packed) => FieldElement4.Unpacked(packed[0], packed[1], packed[2], packed[3], packed[4]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldElement4 Chosen(ReadOnlySpan<Vector256<ulong>> table, Vector256<ulong> wanted, int from)
    {
        var (c0, c1, c2, c3, c4) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        ref var words = ref Unsafe.Add(ref MemoryMarshal.GetReference(table), from);
        for (var entry = 0; entry < TableLength; entry++)
        {
            var same = Vector256.Equals(Vector256.Create((ulong)entry), wanted);
            c0 |= same & words;
            c1 |= same & Unsafe.Add(ref words, 1);
            c2 |= same & Unsafe.Add(ref words, 2);
            c3 |= same & Unsafe.Add(ref words, 3);
            c4 |= same & Unsafe.Add(ref words, 4);
            words = ref Unsafe.Add(ref words, Words);
        }

        return FieldElement4.Unpacked(c0, c1, c2, c3, c4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldElement4 Chosen(ReadOnlySpan<ulong> table, Vector256<ulong> wanted, int from)
    {
        var (c0, c1, c2, c3, c4) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        ref var words = ref Unsafe.Add(ref MemoryMarshal.GetReference(table), from);
        for (var entry = 0; entry < TableLength; entry++)
        {
            var same = Vector256.Equals(Vector256.Create((ulong)entry), wanted);
            c0 |= same & Vector256.Create(words);
            c1 |= same & Vector256.Create(Unsafe.Add(ref words, 1));
            c2 |= same & Vector256.Create(Unsafe.Add(ref words, 2));
            c3 |= same & Vector256.Create(Unsafe.Add(ref words, 3));
            c4 |= same & Vector256.Create(Unsafe.Add(ref words, 4));
            words = ref Unsafe.Add(ref words, FixedBase.PackedWords);
        }

        return FieldElement4.Unpacked(c0, c1, c2, c3, c4);
    }
}
