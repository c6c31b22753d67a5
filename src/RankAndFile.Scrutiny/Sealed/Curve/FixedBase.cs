using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>A point that is multiplied often: its multiples by every digit at every place lie ready.</summary>
internal sealed class FixedBase
{
    private const int TableLength = Multiplying.TableLength;
    private const int WordsOfEntry = 15;

    internal const int PackedWords = 15;

    private readonly AffineAddend[] _table = new AffineAddend[Multiplying.Digits * TableLength];
    private readonly ulong[] _packed = new ulong[Multiplying.Digits * TableLength * PackedWords];

    internal FixedBase(in Point point)
    {
        Point = point;
        var multiples = new Point[_table.Length];
        var unit = point;
        for (var place = 0; place < Multiplying.Digits; place++)
        {
            var addend = new Addend(unit);
            var multiple = Point.Identity;
            for (var times = 0; times < TableLength; times++)
            {
                multiples[(place * TableLength) + times] = multiple;
                multiple += addend;
            }

            unit = unit.DoubledTimes(4);
        }

        AffineAddend.OfAll(multiples, _table);
        for (var entry = 0; entry < _table.Length; entry++)
        {
            var packed = _packed.AsSpan(entry * PackedWords, PackedWords);
            _table[entry].YPlusX.Pack(packed);
            _table[entry].YMinusX.Pack(packed[5..]);
            _table[entry].XY2D.Pack(packed[10..]);
        }
    }

    internal static FixedBase Generator { get; } = new(Point.Generator);

    internal Point Point { get; }

    /// <summary>The multiples for one place, from nothing to eightfold.</summary>
    internal ReadOnlySpan<AffineAddend> Place(int place) => _table.AsSpan(place * TableLength, TableLength);

    /// <summary>Reads every entry of every place, and adds at every place.</summary>
    internal Point Times(in Scalar secret)
    {
        Span<sbyte> digits = stackalloc sbyte[Multiplying.Digits];
        secret.Digits16(digits);
        var sum = Point.Identity;
        for (var place = 0; place < Multiplying.Digits; place++)
        {
            sum += Chosen(Place(place), digits[place]);
        }

        return sum;
    }

    internal void Times(ReadOnlySpan<Scalar> secrets, Span<Point> products)
    {
        var done = 0;
        for (; FieldElement4.IsSupported && done + Lanes.Count <= secrets.Length; done += Lanes.Count)
        {
            FourTimes(secrets[done..], products[done..]);
        }

        for (; done < secrets.Length; done++)
        {
            products[done] = Times(secrets[done]);
        }
    }

    private void FourTimes(ReadOnlySpan<Scalar> secrets, Span<Point> products)
    {
        Span<sbyte> digits = stackalloc sbyte[Lanes.Count * Multiplying.Digits];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            secrets[lane].Digits16(digits[(lane * Multiplying.Digits)..]);
        }

        var sum = Point4.Identity;
        for (var place = 0; place < Multiplying.Digits; place++)
        {
            sum = Lanes.AddChosen(sum, _packed.AsSpan(place * TableLength * PackedWords, TableLength * PackedWords), Lanes.Digits(digits, place));
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            products[lane] = sum[lane];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static AffineAddend Chosen(ReadOnlySpan<AffineAddend> table, int digit)
    {
        unchecked
        {
            var negative = digit >> 31;
            var wanted = Vector256.Create((ulong)((digit ^ negative) - negative));
            ref var words = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<AffineAddend, ulong>(table));
            var (c0, c1, c2, c3) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            nuint from = 0;
            for (nuint entry = 0; entry < TableLength; entry++, from += WordsOfEntry)
            {
                // The last vector begins a word early, so that it ends with the entry.
                var same = Vector256.Equals(Vector256.Create((ulong)entry), wanted);
                c0 |= same & Vector256.LoadUnsafe(ref words, from);
                c1 |= same & Vector256.LoadUnsafe(ref words, from + 4);
                c2 |= same & Vector256.LoadUnsafe(ref words, from + 8);
                c3 |= same & Vector256.LoadUnsafe(ref words, from + 11);
            }

            Unsafe.SkipInit(out AffineAddend chosen);
            ref var to = ref Unsafe.As<AffineAddend, ulong>(ref chosen);
            c0.StoreUnsafe(ref to);
            c1.StoreUnsafe(ref to, 4);
            c2.StoreUnsafe(ref to, 8);
            c3.StoreUnsafe(ref to, 11);
            return AffineAddend.Choose((ulong)(long)negative, -chosen, chosen);
        }
    }
}
