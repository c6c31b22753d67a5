using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// Four numbers modulo p side by side, in ten limbs of 26 and 25 bits in turn: four products cost little more than one.
/// Where the machine has no such instructions nothing of this is used, and all comes out the same.
/// </summary>
/// <remarks>
/// A product leaves limbs below 2^26 + 1 and 2^25 + 1. The second factor may have limbs a little above 2^27.6 (a sum, or a
/// difference of products), the first twice that; a difference is of a product from anything.
/// </remarks>
internal readonly struct FieldElement4
{
    private const ulong Mask26 = (1UL << 26) - 1;
    private const ulong Mask25 = (1UL << 25) - 1;

    private readonly Vector256<ulong> _l0;
    private readonly Vector256<ulong> _l1;
    private readonly Vector256<ulong> _l2;
    private readonly Vector256<ulong> _l3;
    private readonly Vector256<ulong> _l4;
    private readonly Vector256<ulong> _l5;
    private readonly Vector256<ulong> _l6;
    private readonly Vector256<ulong> _l7;
    private readonly Vector256<ulong> _l8;
    private readonly Vector256<ulong> _l9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FieldElement4(
        Vector256<ulong> l0, Vector256<ulong> l1, Vector256<ulong> l2, Vector256<ulong> l3, Vector256<ulong> l4, Vector256<ulong> l5, Vector256<ulong> l6, Vector256<ulong> l7, Vector256<ulong> l8, Vector256<ulong> l9) =>
        (_l0, _l1, _l2, _l3, _l4, _l5, _l6, _l7, _l8, _l9) = (l0, l1, l2, l3, l4, l5, l6, l7, l8, l9);

    internal static bool IsSupported => Avx2.IsSupported;

    internal static FieldElement4 Of(in FieldElement all) => Of(all, all, all, all);

    internal static FieldElement4 Of(in FieldElement a, in FieldElement b, in FieldElement c, in FieldElement d)
    {
        Span<ulong> packed = stackalloc ulong[20];
        a.Pack(packed);
        b.Pack(packed[5..]);
        c.Pack(packed[10..]);
        d.Pack(packed[15..]);
        return Unpacked(
            Vector256.Create(packed[0], packed[5], packed[10], packed[15]),
            Vector256.Create(packed[1], packed[6], packed[11], packed[16]),
            Vector256.Create(packed[2], packed[7], packed[12], packed[17]),
            Vector256.Create(packed[3], packed[8], packed[13], packed[18]),
            Vector256.Create(packed[4], packed[9], packed[14], packed[19]));
    }

    /// <summary>From words that hold an even limb and, 32 bits above, the odd one after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static FieldElement4 Unpacked(Vector256<ulong> p0, Vector256<ulong> p1, Vector256<ulong> p2, Vector256<ulong> p3, Vector256<ulong> p4)
    {
        var low = Vector256.Create((ulong)uint.MaxValue);
        return new(p0 & low, p0 >>> 32, p1 & low, p1 >>> 32, p2 & low, p2 >>> 32, p3 & low, p3 >>> 32, p4 & low, p4 >>> 32);
    }

    internal void Pack(Span<Vector256<ulong>> packed) =>
        (packed[0], packed[1], packed[2], packed[3], packed[4]) = (_l0 | (_l1 << 32), _l2 | (_l3 << 32), _l4 | (_l5 << 32), _l6 | (_l7 << 32), _l8 | (_l9 << 32));

    internal FieldElement this[int lane] => new(
        _l0[lane] + (_l1[lane] << 26), _l2[lane] + (_l3[lane] << 26), _l4[lane] + (_l5[lane] << 26), _l6[lane] + (_l7[lane] << 26), _l8[lane] + (_l9[lane] << 26));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldElement4 operator +(in FieldElement4 a, in FieldElement4 b) => new(a._l0 + b._l0, a._l1 + b._l1, a._l2 + b._l2, a._l3 + b._l3, a._l4 + b._l4, a._l5 + b._l5, a._l6 + b._l6, a._l7 + b._l7, a._l8 + b._l8, a._l9 + b._l9);

    /// <summary>Twice p is added: the limbs of <paramref name="b"/> are those of a product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldElement4 operator -(in FieldElement4 a, in FieldElement4 b)
    {
        var even = Vector256.Create((1UL << 27) - 2);
        var odd = Vector256.Create((1UL << 26) - 2);
        return new(
            a._l0 + Vector256.Create((1UL << 27) - 38) - b._l0, a._l1 + odd - b._l1, a._l2 + even - b._l2, a._l3 + odd - b._l3, a._l4 + even - b._l4,
            a._l5 + odd - b._l5, a._l6 + even - b._l6, a._l7 + odd - b._l7, a._l8 + even - b._l8, a._l9 + odd - b._l9);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldElement4 operator -(in FieldElement4 a) => default(FieldElement4) - a;

    /// <summary>In each lane where the mask is all ones the first, else the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static FieldElement4 Choose(Vector256<ulong> yes, in FieldElement4 a, in FieldElement4 b) => new(
        Vector256.ConditionalSelect(yes, a._l0, b._l0), Vector256.ConditionalSelect(yes, a._l1, b._l1), Vector256.ConditionalSelect(yes, a._l2, b._l2), Vector256.ConditionalSelect(yes, a._l3, b._l3), Vector256.ConditionalSelect(yes, a._l4, b._l4), Vector256.ConditionalSelect(yes, a._l5, b._l5), Vector256.ConditionalSelect(yes, a._l6, b._l6), Vector256.ConditionalSelect(yes, a._l7, b._l7), Vector256.ConditionalSelect(yes, a._l8, b._l8), Vector256.ConditionalSelect(yes, a._l9, b._l9));

    public static FieldElement4 operator *(in FieldElement4 a, in FieldElement4 b)
    {
        unchecked
        {
            var nineteen = Vector256.Create(19UL);
            var (d1, d3, d5, d7, d9) = (a._l1 + a._l1, a._l3 + a._l3, a._l5 + a._l5, a._l7 + a._l7, a._l9 + a._l9);
            var g1 = Times(b._l1, nineteen);
            var g2 = Times(b._l2, nineteen);
            var g3 = Times(b._l3, nineteen);
            var g4 = Times(b._l4, nineteen);
            var g5 = Times(b._l5, nineteen);
            var g6 = Times(b._l6, nineteen);
            var g7 = Times(b._l7, nineteen);
            var g8 = Times(b._l8, nineteen);
            var g9 = Times(b._l9, nineteen);
            var h0 = Times(a._l0, b._l0) + Times(d1, g9) + Times(a._l2, g8) + Times(d3, g7) + Times(a._l4, g6) + Times(d5, g5) + Times(a._l6, g4) + Times(d7, g3) + Times(a._l8, g2) + Times(d9, g1);
            var h1 = Times(a._l0, b._l1) + Times(a._l1, b._l0) + Times(a._l2, g9) + Times(a._l3, g8) + Times(a._l4, g7) + Times(a._l5, g6) + Times(a._l6, g5) + Times(a._l7, g4) + Times(a._l8, g3) + Times(a._l9, g2);
            var h2 = Times(a._l0, b._l2) + Times(d1, b._l1) + Times(a._l2, b._l0) + Times(d3, g9) + Times(a._l4, g8) + Times(d5, g7) + Times(a._l6, g6) + Times(d7, g5) + Times(a._l8, g4) + Times(d9, g3);
            var h3 = Times(a._l0, b._l3) + Times(a._l1, b._l2) + Times(a._l2, b._l1) + Times(a._l3, b._l0) + Times(a._l4, g9) + Times(a._l5, g8) + Times(a._l6, g7) + Times(a._l7, g6) + Times(a._l8, g5) + Times(a._l9, g4);
            var h4 = Times(a._l0, b._l4) + Times(d1, b._l3) + Times(a._l2, b._l2) + Times(d3, b._l1) + Times(a._l4, b._l0) + Times(d5, g9) + Times(a._l6, g8) + Times(d7, g7) + Times(a._l8, g6) + Times(d9, g5);
            var h5 = Times(a._l0, b._l5) + Times(a._l1, b._l4) + Times(a._l2, b._l3) + Times(a._l3, b._l2) + Times(a._l4, b._l1) + Times(a._l5, b._l0) + Times(a._l6, g9) + Times(a._l7, g8) + Times(a._l8, g7) + Times(a._l9, g6);
            var h6 = Times(a._l0, b._l6) + Times(d1, b._l5) + Times(a._l2, b._l4) + Times(d3, b._l3) + Times(a._l4, b._l2) + Times(d5, b._l1) + Times(a._l6, b._l0) + Times(d7, g9) + Times(a._l8, g8) + Times(d9, g7);
            var h7 = Times(a._l0, b._l7) + Times(a._l1, b._l6) + Times(a._l2, b._l5) + Times(a._l3, b._l4) + Times(a._l4, b._l3) + Times(a._l5, b._l2) + Times(a._l6, b._l1) + Times(a._l7, b._l0) + Times(a._l8, g9) + Times(a._l9, g8);
            var h8 = Times(a._l0, b._l8) + Times(d1, b._l7) + Times(a._l2, b._l6) + Times(d3, b._l5) + Times(a._l4, b._l4) + Times(d5, b._l3) + Times(a._l6, b._l2) + Times(d7, b._l1) + Times(a._l8, b._l0) + Times(d9, g9);
            var h9 = Times(a._l0, b._l9) + Times(a._l1, b._l8) + Times(a._l2, b._l7) + Times(a._l3, b._l6) + Times(a._l4, b._l5) + Times(a._l5, b._l4) + Times(a._l6, b._l3) + Times(a._l7, b._l2) + Times(a._l8, b._l1) + Times(a._l9, b._l0);
            return Folded(h0, h1, h2, h3, h4, h5, h6, h7, h8, h9);
        }
    }

    internal static FieldElement4 Square(in FieldElement4 a)
    {
        unchecked
        {
            var nineteen = Vector256.Create(19UL);
            var thirtyEight = Vector256.Create(38UL);
            var d0 = a._l0 + a._l0;
            var d1 = a._l1 + a._l1;
            var d2 = a._l2 + a._l2;
            var d3 = a._l3 + a._l3;
            var d4 = a._l4 + a._l4;
            var d5 = a._l5 + a._l5;
            var d6 = a._l6 + a._l6;
            var d7 = a._l7 + a._l7;
            var g5 = Times(a._l5, thirtyEight);
            var g6 = Times(a._l6, nineteen);
            var g7 = Times(a._l7, thirtyEight);
            var g8 = Times(a._l8, nineteen);
            var g9 = Times(a._l9, thirtyEight);
            var h0 = Times(a._l0, a._l0) + Times(d1, g9) + Times(d2, g8) + Times(d3, g7) + Times(d4, g6) + Times(a._l5, g5);
            var h1 = Times(d0, a._l1) + Times(a._l2, g9) + Times(d3, g8) + Times(a._l4, g7) + Times(d5, g6);
            var h2 = Times(d0, a._l2) + Times(d1, a._l1) + Times(d3, g9) + Times(d4, g8) + Times(d5, g7) + Times(a._l6, g6);
            var h3 = Times(d0, a._l3) + Times(d1, a._l2) + Times(a._l4, g9) + Times(d5, g8) + Times(a._l6, g7);
            var h4 = Times(d0, a._l4) + Times(d1, d3) + Times(a._l2, a._l2) + Times(d5, g9) + Times(d6, g8) + Times(a._l7, g7);
            var h5 = Times(d0, a._l5) + Times(d1, a._l4) + Times(d2, a._l3) + Times(a._l6, g9) + Times(d7, g8);
            var h6 = Times(d0, a._l6) + Times(d1, d5) + Times(d2, a._l4) + Times(d3, a._l3) + Times(d7, g9) + Times(a._l8, g8);
            var h7 = Times(d0, a._l7) + Times(d1, a._l6) + Times(d2, a._l5) + Times(d3, a._l4) + Times(a._l8, g9);
            var h8 = Times(d0, a._l8) + Times(d1, d7) + Times(d2, a._l6) + Times(d3, d5) + Times(a._l4, a._l4) + Times(a._l9, g9);
            var h9 = Times(d0, a._l9) + Times(d1, a._l8) + Times(d2, a._l7) + Times(d3, a._l6) + Times(d4, a._l5);
            return Folded(h0, h1, h2, h3, h4, h5, h6, h7, h8, h9);
        }
    }

    internal static FieldElement4 Squared(FieldElement4 a, int times)
    {
        for (; times > 0; times--)
        {
            a = Square(a);
        }

        return a;
    }

    /// <summary>Limbs as a product leaves them, after sums of sums.</summary>
    internal FieldElement4 Reduced => Folded(_l0, _l1, _l2, _l3, _l4, _l5, _l6, _l7, _l8, _l9);

    /// <summary>z^(2^252 − 3), from which roots are made.</summary>
    internal FieldElement4 PowerForRoots
    {
        get
        {
            var z2 = Square(this);
            var z9 = Squared(z2, 2) * this;
            var z11 = z9 * z2;
            var to5 = Square(z11) * z9;
            var to10 = Squared(to5, 5) * to5;
            var to20 = Squared(to10, 10) * to10;
            var to40 = Squared(to20, 20) * to20;
            var to50 = Squared(to40, 10) * to10;
            var to100 = Squared(to50, 50) * to50;
            var to200 = Squared(to100, 100) * to100;
            return Squared(Squared(to200, 50) * to50, 2) * this;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Times(Vector256<ulong> a, Vector256<ulong> b) => Avx2.Multiply(a.AsUInt32(), b.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldElement4 Folded(
        Vector256<ulong> h0, Vector256<ulong> h1, Vector256<ulong> h2, Vector256<ulong> h3, Vector256<ulong> h4, Vector256<ulong> h5, Vector256<ulong> h6, Vector256<ulong> h7, Vector256<ulong> h8, Vector256<ulong> h9)
    {
        var mask26 = Vector256.Create(Mask26);
        var mask25 = Vector256.Create(Mask25);
        h1 += h0 >>> 26;
        h5 += h4 >>> 26;
        h0 &= mask26;
        h4 &= mask26;
        h2 += h1 >>> 25;
        h6 += h5 >>> 25;
        h1 &= mask25;
        h5 &= mask25;
        h3 += h2 >>> 26;
        h7 += h6 >>> 26;
        h2 &= mask26;
        h6 &= mask26;
        h4 += h3 >>> 25;
        h8 += h7 >>> 25;
        h3 &= mask25;
        h7 &= mask25;
        h5 += h4 >>> 26;
        h9 += h8 >>> 26;
        h4 &= mask26;
        h8 &= mask26;
        var over = h9 >>> 25;
        h9 &= mask25;
        h0 += (over << 4) + (over << 1) + over;
        h1 += h0 >>> 26;
        h0 &= mask26;
        h6 += h5 >>> 25;
        h5 &= mask25;
        return new(h0, h1, h2, h3, h4, h5, h6, h7, h8, h9);
    }
}
