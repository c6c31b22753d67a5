using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// Multiples of points by secret scalars. The same steps are taken whatever the scalar is: digits from −8 to 8, and
/// from each table every entry is read.
/// </summary>
internal static class Multiplying
{
    internal const int Digits = 64;
    internal const int TableLength = 9;
    private const int WordsOfAddend = 20;

    internal static Point Times(this in Point point, in Scalar secret)
    {
        Span<sbyte> digits = stackalloc sbyte[Digits];
        Span<Addend> table = stackalloc Addend[TableLength];
        secret.Digits16(digits);
        Table(point, table);
        var sum = Point.Identity + Chosen(table, digits[Digits - 1]);
        for (var place = Digits - 2; place >= 0; place--)
        {
            sum = sum.DoubledTimes(4) + Chosen(table, digits[place]);
        }

        return sum;
    }

    /// <summary>Every point times the same secret, in place.</summary>
    internal static void Times(Span<Point> points, in Scalar secret)
    {
        var done = 0;
        for (; FieldElement4.IsSupported && done + Lanes.Count <= points.Length; done += Lanes.Count)
        {
            FourTimes(points.Slice(done, Lanes.Count), secret);
        }

        foreach (ref var point in points[done..])
        {
            point = point.Times(secret);
        }
    }

    private static void FourTimes(Span<Point> points, in Scalar secret)
    {
        Span<sbyte> digits = stackalloc sbyte[Digits];
        Span<Vector256<ulong>> table = stackalloc Vector256<ulong>[TableLength * Lanes.Words];
        secret.Digits16(digits);
        Lanes.Table(Point4.Of(points[0], points[1], points[2], points[3]), table);
        var sum = Lanes.AddChosen(Point4.Identity, table, Vector256.Create((long)digits[Digits - 1]));
        for (var place = Digits - 2; place >= 0; place--)
        {
            sum = Lanes.AddChosen(sum.DoubledTimes(4), table, Vector256.Create((long)digits[place]));
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            points[lane] = sum[lane];
        }
    }

    /// <summary>Nothing, the point, and so on to eight times the point.</summary>
    internal static void Table(in Point point, Span<Addend> table)
    {
        table[0] = Addend.Nothing;
        table[1] = new(point);
        var multiple = point;
        for (var times = 2; times < table.Length; times++)
        {
            multiple += table[1];
            table[times] = new(multiple);
        }
    }

    /// <summary>The entry for a digit, or its negative, with every entry looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Addend Chosen(ReadOnlySpan<Addend> table, int digit)
    {
        unchecked
        {
            var negative = digit >> 31;
            var wanted = Vector256.Create((ulong)((digit ^ negative) - negative));
            ref var words = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<Addend, ulong>(table));
            var (c0, c1, c2, c3, c4) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            for (nuint entry = 0; entry < TableLength; entry++)
            {
                var same = Vector256.Equals(Vector256.Create((ulong)entry), wanted);
                var from = entry * WordsOfAddend;
                c0 |= same & Vector256.LoadUnsafe(ref words, from);
                c1 |= same & Vector256.LoadUnsafe(ref words, from + 4);
                c2 |= same & Vector256.LoadUnsafe(ref words, from + 8);
                c3 |= same & Vector256.LoadUnsafe(ref words, from + 12);
                c4 |= same & Vector256.LoadUnsafe(ref words, from + 16);
            }

            Unsafe.SkipInit(out Addend chosen);
            ref var to = ref Unsafe.As<Addend, ulong>(ref chosen);
            c0.StoreUnsafe(ref to);
            c1.StoreUnsafe(ref to, 4);
            c2.StoreUnsafe(ref to, 8);
            c3.StoreUnsafe(ref to, 12);
            c4.StoreUnsafe(ref to, 16);
            return Addend.Choose((ulong)(long)negative, -chosen, chosen);
        }
    }

    /// <summary>Σ secret·point, in the same steps whatever the secrets are; the doublings are shared.</summary>
    internal static Point SecretSum(ReadOnlySpan<Point> points, ReadOnlySpan<Scalar> secrets)
    {
        const int together = 128;
        var sum = Point.Identity;
        if (FieldElement4.IsSupported)
        {
            var four = points.Length & -Lanes.Count;
            sum = SecretSumOfFours(points[..four], secrets[..four]);
            points = points[four..];
            secrets = secrets[four..];
        }

        var digits = new sbyte[together * Digits];
        var tables = new Addend[together * TableLength];
        for (; !points.IsEmpty; points = points[int.Min(together, points.Length)..], secrets = secrets[int.Min(together, secrets.Length)..])
        {
            var count = int.Min(together, points.Length);
            for (var place = 0; place < count; place++)
            {
                secrets[place].Digits16(digits.AsSpan(place * Digits, Digits));
                Table(points[place], tables.AsSpan(place * TableLength, TableLength));
            }

            var part = Point.Identity;
            for (var digit = Digits - 1; digit >= 0; digit--)
            {
                part = part.DoubledTimes(4);
                for (var place = 0; place < count; place++)
                {
                    part += Chosen(tables.AsSpan(place * TableLength, TableLength), digits[(place * Digits) + digit]);
                }
            }

            sum += part;
        }

        Array.Clear(digits);
        return sum;
    }

    private static Point SecretSumOfFours(ReadOnlySpan<Point> points, ReadOnlySpan<Scalar> secrets)
    {
        const int together = 128;
        const int length = TableLength * Lanes.Words;
        var sum = Point.Identity;
        var digits = new sbyte[together * Digits];
        var tables = ArrayPool<Vector256<ulong>>.Shared.Rent(together / Lanes.Count * length);
        for (var start = 0; start < points.Length; start += together)
        {
            var count = int.Min(together, points.Length - start);
            for (var place = 0; place < count; place++)
            {
                secrets[start + place].Digits16(digits.AsSpan(place * Digits, Digits));
            }

            for (var place = 0; place < count; place += Lanes.Count)
            {
                var four = points[(start + place)..];
                Lanes.Table(Point4.Of(four[0], four[1], four[2], four[3]), tables.AsSpan(place / Lanes.Count * length, length));
            }

            var part = Point4.Identity;
            for (var digit = Digits - 1; digit >= 0; digit--)
            {
                part = part.DoubledTimes(4);
                for (var place = 0; place < count; place += Lanes.Count)
                {
                    part = Lanes.AddChosen(part, tables.AsSpan(place / Lanes.Count * length, length), Lanes.Digits(digits.AsSpan(place * Digits), digit));
                }
            }

            sum += part.Sum;
        }

        ArrayPool<Vector256<ulong>>.Shared.Return(tables);
        Array.Clear(digits);
        return sum;
    }
}
