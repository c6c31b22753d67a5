using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// A whole number modulo p = 2^255 − 19 in five limbs of 51 bits. Everything here takes the same time whatever
/// the numbers are, but for what says otherwise.
/// </summary>
/// <remarks>
/// A product leaves limbs below 2^51 + 2; a sum adds those of its parts, a difference adds 2^53 to the first. A factor
/// may have limbs up to 2^54, so that one sum or difference of products, or of such sums, can be multiplied as it is.
/// </remarks>
internal readonly partial struct FieldElement
{
    private const ulong Mask = (1UL << 51) - 1;

    private readonly ulong _l0;
    private readonly ulong _l1;
    private readonly ulong _l2;
    private readonly ulong _l3;
    private readonly ulong _l4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FieldElement(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4) => (_l0, _l1, _l2, _l3, _l4) = (l0, l1, l2, l3, l4);

    internal static FieldElement Zero => default;

    internal static FieldElement One => new(1, 0, 0, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldElement operator +(in FieldElement a, in FieldElement b) =>
        unchecked(new(a._l0 + b._l0, a._l1 + b._l1, a._l2 + b._l2, a._l3 + b._l3, a._l4 + b._l4));

    /// <summary>Four times p is added, so that no limb falls below zero: those of <paramref name="b"/> are at most 2^53 − 76.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldElement operator -(in FieldElement a, in FieldElement b) => unchecked(new(
        a._l0 + ((1UL << 53) - 76) - b._l0,
        a._l1 + ((1UL << 53) - 4) - b._l1,
        a._l2 + ((1UL << 53) - 4) - b._l2,
        a._l3 + ((1UL << 53) - 4) - b._l3,
        a._l4 + ((1UL << 53) - 4) - b._l4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldElement operator -(in FieldElement a) => default(FieldElement) - a;

    /// <summary>
    /// The product of two limbs, moved 13 bits up, has in its high word what belongs to the next limb and in its low
    /// word what belongs to this one: so nothing is ever carried from word to word.
    /// </summary>
    public static FieldElement operator *(in FieldElement a, in FieldElement b)
    {
        unchecked
        {
            ulong a0 = a._l0 << 10, a1 = a._l1 << 10, a2 = a._l2 << 10, a3 = a._l3 << 10, a4 = a._l4 << 10;
            ulong b0 = b._l0 << 3, b1 = b._l1 << 3, b2 = b._l2 << 3, b3 = b._l3 << 3, b4 = b._l4 << 3;
            ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0, t8 = 0, t9 = 0;
            Add(ref t0, ref t1, a0, b0);
            Add(ref t1, ref t2, a0, b1);
            Add(ref t1, ref t2, a1, b0);
            Add(ref t2, ref t3, a0, b2);
            Add(ref t2, ref t3, a1, b1);
            Add(ref t2, ref t3, a2, b0);
            Add(ref t3, ref t4, a0, b3);
            Add(ref t3, ref t4, a1, b2);
            Add(ref t3, ref t4, a2, b1);
            Add(ref t3, ref t4, a3, b0);
            Add(ref t4, ref t5, a0, b4);
            Add(ref t4, ref t5, a1, b3);
            Add(ref t4, ref t5, a2, b2);
            Add(ref t4, ref t5, a3, b1);
            Add(ref t4, ref t5, a4, b0);
            Add(ref t5, ref t6, a1, b4);
            Add(ref t5, ref t6, a2, b3);
            Add(ref t5, ref t6, a3, b2);
            Add(ref t5, ref t6, a4, b1);
            Add(ref t6, ref t7, a2, b4);
            Add(ref t6, ref t7, a3, b3);
            Add(ref t6, ref t7, a4, b2);
            Add(ref t7, ref t8, a3, b4);
            Add(ref t7, ref t8, a4, b3);
            Add(ref t8, ref t9, a4, b4);
            return Folded(t0 + (19 * t5), t1 + (19 * t6), t2 + (19 * t7), t3 + (19 * t8), t4 + (19 * t9));
        }
    }

    internal static FieldElement Square(in FieldElement a)
    {
        unchecked
        {
            ulong a0 = a._l0 << 10, a1 = a._l1 << 10, a2 = a._l2 << 10, a3 = a._l3 << 10, a4 = a._l4 << 10;
            ulong b1 = a._l1 << 4, b2 = a._l2 << 4, b3 = a._l3 << 4, b4 = a._l4 << 4;
            ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0, t8 = 0, t9 = 0;
            Add(ref t0, ref t1, a0, a._l0 << 3);
            Add(ref t1, ref t2, a0, b1);
            Add(ref t2, ref t3, a0, b2);
            Add(ref t2, ref t3, a1, a._l1 << 3);
            Add(ref t3, ref t4, a0, b3);
            Add(ref t3, ref t4, a1, b2);
            Add(ref t4, ref t5, a0, b4);
            Add(ref t4, ref t5, a1, b3);
            Add(ref t4, ref t5, a2, a._l2 << 3);
            Add(ref t5, ref t6, a1, b4);
            Add(ref t5, ref t6, a2, b3);
            Add(ref t6, ref t7, a2, b4);
            Add(ref t6, ref t7, a3, a._l3 << 3);
            Add(ref t7, ref t8, a3, b4);
            Add(ref t8, ref t9, a4, a._l4 << 3);
            return Folded(t0 + (19 * t5), t1 + (19 * t6), t2 + (19 * t7), t3 + (19 * t8), t4 + (19 * t9));
        }
    }

    internal static FieldElement Squared(FieldElement a, int times)
    {
        for (; times > 0; times--)
        {
            a = Square(a);
        }

        return a;
    }

    /// <summary><paramref name="yes"/> is all ones or all zeros: then <paramref name="a"/> is taken, else <paramref name="b"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static FieldElement Choose(ulong yes, in FieldElement a, in FieldElement b) => new(
        b._l0 ^ (yes & (a._l0 ^ b._l0)),
        b._l1 ^ (yes & (a._l1 ^ b._l1)),
        b._l2 ^ (yes & (a._l2 ^ b._l2)),
        b._l3 ^ (yes & (a._l3 ^ b._l3)),
        b._l4 ^ (yes & (a._l4 ^ b._l4)));

    /// <summary>All ones where the numbers are equal, else zero.</summary>
    internal static ulong Same(in FieldElement a, in FieldElement b) => (a - b).IsZero;

    /// <summary>All ones where this is zero, else zero.</summary>
    internal ulong IsZero
    {
        get
        {
            var (w0, w1, w2, w3) = Words();
            var any = w0 | w1 | w2 | w3;
            return unchecked(((any | (0 - any)) >> 63) - 1);
        }
    }

    /// <summary>All ones where this is odd, which is what the RFC calls negative.</summary>
    internal ulong IsNegative => unchecked(0 - (Words().Item1 & 1));

    internal FieldElement Absolute => Choose(IsNegative, -this, this);

    /// <summary>The limbs again below 2^51 + 2, after sums of sums.</summary>
    internal FieldElement Reduced => Folded(_l0, _l1, _l2, _l3, _l4);

    /// <summary>The lowest 255 bits of 32 bytes; the highest bit is passed over.</summary>
    internal static FieldElement Read(ReadOnlySpan<byte> bytes)
    {
        var w0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var w1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        var w2 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        var w3 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
        return new(w0 & Mask, ((w0 >> 51) | (w1 << 13)) & Mask, ((w1 >> 38) | (w2 << 26)) & Mask, ((w2 >> 25) | (w3 << 39)) & Mask, (w3 >> 12) & Mask);
    }

    /// <summary>The number below p, in 32 bytes, the lowest first.</summary>
    internal void Write(Span<byte> bytes)
    {
        var (w0, w1, w2, w3) = Words();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, w0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], w1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], w2);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], w3);
    }

    /// <summary>The limbs cut into 26 and 25 bits, 32 bits apart: five words for <see cref="FieldElement4"/>.</summary>
    internal void Pack(Span<ulong> packed)
    {
        var reduced = Reduced;
        packed[0] = Packed(reduced._l0);
        packed[1] = Packed(reduced._l1);
        packed[2] = Packed(reduced._l2);
        packed[3] = Packed(reduced._l3);
        packed[4] = Packed(reduced._l4);

        static ulong Packed(ulong limb) => (limb & ((1UL << 26) - 1)) | ((limb >> 26) << 32);
    }

    private (ulong, ulong, ulong, ulong) Words()
    {
        unchecked
        {
            var once = Folded(_l0, _l1, _l2, _l3, _l4);

            // Now below 2p: adding 19 carries out of the top exactly where p is to be taken away.
            var carry = (once._l0 + 19) >> 51;
            carry = (once._l1 + carry) >> 51;
            carry = (once._l2 + carry) >> 51;
            carry = (once._l3 + carry) >> 51;
            carry = (once._l4 + carry) >> 51;
            var l0 = once._l0 + (19 * carry);
            var l1 = once._l1 + (l0 >> 51);
            var l2 = once._l2 + (l1 >> 51);
            var l3 = once._l3 + (l2 >> 51);
            var l4 = once._l4 + (l3 >> 51);
            (l0, l1, l2, l3, l4) = (l0 & Mask, l1 & Mask, l2 & Mask, l3 & Mask, l4 & Mask);
            return (l0 | (l1 << 51), (l1 >> 13) | (l2 << 38), (l2 >> 26) | (l3 << 25), (l3 >> 39) | (l4 << 12));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref ulong here, ref ulong next, ulong a, ulong b)
    {
        unchecked
        {
            next += Math.BigMul(a, b, out var low);
            here += low >> 13;
        }
    }

    /// <summary>Carries from limb to limb, and from the last, nineteenfold, to the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldElement Folded(ulong t0, ulong t1, ulong t2, ulong t3, ulong t4)
    {
        unchecked
        {
            t1 += t0 >> 51;
            t2 += t1 >> 51;
            t3 += t2 >> 51;
            t4 += t3 >> 51;
            t0 = (t0 & Mask) + (19 * (t4 >> 51));
            return new(t0 & Mask, (t1 & Mask) + (t0 >> 51), t2 & Mask, t3 & Mask, t4 & Mask);
        }
    }
}
