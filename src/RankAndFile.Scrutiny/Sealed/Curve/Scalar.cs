using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// A whole number modulo l = 2^252 + 27742317777372353535851937790883648493, the order of ristretto255. Written as
/// 32 bytes, the lowest first, always below l. Adding and multiplying take the same time whatever the numbers are.
/// </summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    internal const int Length = 32;

    private const ulong L0 = 0x5812631a5cf5d3ed;
    private const ulong L1 = 0x14def9dea2f79cd6;
    private const ulong L3 = 0x1000000000000000;

    /// <summary>−1/l modulo 2^64, for products after Montgomery.</summary>
    private const ulong MinusInverse = 0xd2b51da312547e1b;

    /// <summary>2^512 modulo l.</summary>
    private static readonly Scalar _r2 = new(0xa40611e3449c0f01, 0xd00e1ba768859347, 0xceec73d217f5be65, 0x0399411b7c309a3d);

    private readonly ulong _w0;
    private readonly ulong _w1;
    private readonly ulong _w2;
    private readonly ulong _w3;

    private Scalar(ulong w0, ulong w1, ulong w2, ulong w3) => (_w0, _w1, _w2, _w3) = (w0, w1, w2, w3);

    internal static Scalar Zero => default;

    internal static Scalar One => new(1, 0, 0, 0);

    internal bool IsZero => (_w0 | _w1 | _w2 | _w3) is 0;

    internal static Scalar Of(ulong number) => new(number, 0, 0, 0);

    /// <summary>A weight of 128 bits for checking many equations as one.</summary>
    internal static Scalar OfHalf(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), 0, 0);

    /// <summary>Reads 32 bytes; false where they are not below l.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Scalar scalar)
    {
        scalar = Words(bytes);
        var (_, borrow) = MinusOrder(scalar);
        var right = bytes.Length == Length && borrow is 1;
        scalar = right ? scalar : default;
        return right;
    }

    /// <summary>Reads 64 hexadecimal digits; false where they are not below l.</summary>
    public static bool TryParse(string text, out Scalar scalar)
    {
        Span<byte> bytes = stackalloc byte[Length];
        scalar = default;
        return Hex.TryRead(text, bytes) && TryRead(bytes, out scalar);
    }

    /// <summary>64 bytes as a number, the lowest first, modulo l: with random bytes every scalar is as likely as any other.</summary>
    internal static Scalar FromUniform(ReadOnlySpan<byte> bytes) =>
        Montgomery(Montgomery(Words(bytes), _r2), One) + Montgomery(Words(bytes[32..]), _r2);

    /// <summary>A random scalar other than zero.</summary>
    internal static Scalar From(RandomBytes chance)
    {
        Span<byte> bytes = stackalloc byte[64];
        Scalar scalar;
        do
        {
            chance(bytes);
            scalar = FromUniform(bytes);
        }
        while (scalar.IsZero);
        bytes.Clear();
        return scalar;
    }

    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, _w0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], _w1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], _w2);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], _w3);
    }

    internal byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Write(bytes);
        return bytes;
    }

    public static Scalar operator +(in Scalar a, in Scalar b)
    {
        unchecked
        {
            ulong carry = 0;
            var w0 = Sum(a._w0, b._w0, ref carry);
            var w1 = Sum(a._w1, b._w1, ref carry);
            var w2 = Sum(a._w2, b._w2, ref carry);
            var w3 = Sum(a._w3, b._w3, ref carry);
            return BelowOrder(new(w0, w1, w2, w3));
        }
    }

    public static Scalar operator -(in Scalar a)
    {
        ulong borrow = 0;
        Scalar minus = new(
            Difference(L0, a._w0, ref borrow), Difference(L1, a._w1, ref borrow), Difference(0, a._w2, ref borrow), Difference(L3, a._w3, ref borrow));
        return BelowOrder(minus);
    }

    public static Scalar operator -(in Scalar a, in Scalar b) => a + -b;

    public static Scalar operator *(in Scalar a, in Scalar b) => Montgomery(Montgomery(a, b), _r2);

    /// <summary>One divided by this, by Fermat: the exponent is public.</summary>
    internal Scalar Inverse
    {
        get
        {
            ReadOnlySpan<ulong> exponent = [L0 - 2, L1, 0, L3];
            var inverse = One;
            for (var bit = 252; bit >= 0; bit--)
            {
                inverse *= inverse;
                inverse = ((exponent[bit >> 6] >> (bit & 63)) & 1) is 1 ? inverse * this : inverse;
            }

            return inverse;
        }
    }

    /// <summary>Digits from −8 to 8 to the base 16, the lowest first: 64 of them.</summary>
    internal void Digits16(Span<sbyte> digits)
    {
        unchecked
        {
            for (var place = 0; place < 64; place++)
            {
                digits[place] = (sbyte)((Word(place >> 4) >> (4 * (place & 15))) & 15);
            }

            var carry = 0;
            for (var place = 0; place < 63; place++)
            {
                var digit = digits[place] + carry;
                carry = (digit + 8) >> 4;
                digits[place] = (sbyte)(digit - (carry << 4));
            }

            digits[63] = (sbyte)(digits[63] + carry);
        }
    }

    /// <summary>Some bits, from a place on; nothing stands above the 256th.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Bits(int from, int count)
    {
        var word = from >> 6;
        var bits = Word(word) >> (from & 63);
        if ((from & 63) + count > 64 && word < 3)
        {
            bits |= Word(word + 1) << (64 - (from & 63));
        }

        return (uint)(bits & ((1UL << count) - 1));
    }

    public bool Equals(Scalar other) => ((_w0 ^ other._w0) | (_w1 ^ other._w1) | (_w2 ^ other._w2) | (_w3 ^ other._w3)) is 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Scalar other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_w0, _w1, _w2, _w3);

    public static bool operator ==(in Scalar a, in Scalar b) => a.Equals(b);

    public static bool operator !=(in Scalar a, in Scalar b) => !a.Equals(b);

    public override string ToString() => Convert.ToHexStringLower(ToBytes());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Word(int place) => place switch
    {
        0 => _w0,
        1 => _w1,
        2 => _w2,
        3 => _w3,
        _ => 0,
    };

    private static Scalar Words(ReadOnlySpan<byte> bytes) => bytes.Length < Length ? default : new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));

    private static (Scalar Less, ulong Borrow) MinusOrder(in Scalar a)
    {
        ulong borrow = 0;
        Scalar less = new(
            Difference(a._w0, L0, ref borrow), Difference(a._w1, L1, ref borrow), Difference(a._w2, 0, ref borrow), Difference(a._w3, L3, ref borrow));
        return (less, borrow);
    }

    /// <summary>Takes l away once where that leaves something, without asking.</summary>
    private static Scalar BelowOrder(in Scalar a)
    {
        var (less, borrow) = MinusOrder(a);
        var stay = unchecked(0 - borrow);
        return new(
            less._w0 ^ (stay & (less._w0 ^ a._w0)),
            less._w1 ^ (stay & (less._w1 ^ a._w1)),
            less._w2 ^ (stay & (less._w2 ^ a._w2)),
            less._w3 ^ (stay & (less._w3 ^ a._w3)));
    }

    /// <summary>a·b / 2^256 modulo l, for any a below 2^256 and b below l.</summary>
    private static Scalar Montgomery(in Scalar a, in Scalar b)
    {
        unchecked
        {
            ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0;
            Round(a._w0, b, ref t0, ref t1, ref t2, ref t3, ref t4);
            Round(a._w1, b, ref t0, ref t1, ref t2, ref t3, ref t4);
            Round(a._w2, b, ref t0, ref t1, ref t2, ref t3, ref t4);
            Round(a._w3, b, ref t0, ref t1, ref t2, ref t3, ref t4);
            return BelowOrder(new(t0, t1, t2, t3));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ulong a, in Scalar b, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4)
    {
        unchecked
        {
            ulong carry = 0;
            t0 = Step(t0, a, b._w0, ref carry);
            t1 = Step(t1, a, b._w1, ref carry);
            t2 = Step(t2, a, b._w2, ref carry);
            t3 = Step(t3, a, b._w3, ref carry);
            t4 += carry;
            var m = t0 * MinusInverse;
            carry = 0;
            _ = Step(t0, m, L0, ref carry);
            t0 = Step(t1, m, L1, ref carry);
            t1 = t2 + carry;
            carry = t1 < carry ? 1UL : 0UL;
            t2 = Step(t3, m, L3, ref carry);
            t3 = t4 + carry;
            t4 = t3 < carry ? 1UL : 0UL;
        }
    }

    /// <summary>t + a·b + carry: the low word, with the high word in the carry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ulong t, ulong a, ulong b, ref ulong carry)
    {
        unchecked
        {
            var high = Math.BigMul(a, b, out var low);
            low += t;
            high += low < t ? 1UL : 0UL;
            low += carry;
            high += low < carry ? 1UL : 0UL;
            carry = high;
            return low;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Sum(ulong a, ulong b, ref ulong carry)
    {
        unchecked
        {
            var sum = a + b;
            var over = sum < a ? 1UL : 0UL;
            sum += carry;
            over |= sum < carry ? 1UL : 0UL;
            carry = over;
            return sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Difference(ulong a, ulong b, ref ulong borrow)
    {
        unchecked
        {
            var difference = a - b;
            var under = a < b ? 1UL : 0UL;
            under |= difference < borrow ? 1UL : 0UL;
            difference -= borrow;
            borrow = under;
            return difference;
        }
    }
}
