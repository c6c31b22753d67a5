namespace RankAndFile.Scrutiny.Sealed;

/// <summary>RFC 9496, section 4.3: every element has one encoding of 32 bytes, and no other bytes are read.</summary>
internal readonly partial struct Point
{
    internal const int EncodedLength = 32;

    private static FieldElement RootOfADMinusOne => new(0x7f6a0497b2e1b, 0x1836f0a97afd2, 0x7d747f6be7638, 0x456079e7e6498, 0x376931bf2b834);

    private static FieldElement InverseRootOfAMinusD => new(0x0fdaa805d40ea, 0x2eb482e57d339, 0x007610274bc58, 0x6510b613dc8ff, 0x786c8905cfaff);

    private static FieldElement OneMinusDSquared => new(0x409c1945fc176, 0x719abc6a1fc4f, 0x1c37f90b20684, 0x06bccca55eedf, 0x29072a8b2b3e);

    private static FieldElement DMinusOneSquared => new(0x55aaa44ed4d20, 0x59603c3332635, 0x26d3baf4a7928, 0x120a66e6997a9, 0x5968b37af66c2);

    /// <summary>Reads an element (4.3.1): false for bytes that are no element, or that are an element but not in its one encoding. The point has Z = 1.</summary>
    internal static bool TryDecode(ReadOnlySpan<byte> bytes, out Point point)
    {
        point = Identity;
        return bytes.Length == EncodedLength && IsInOneForm(bytes, out var s)
            && Decoded(s, FieldElement.RootOfRatio(FieldElement.One, UnderRoot(s)), out point);
    }

    /// <summary>Below p and not negative.</summary>
    private static bool IsInOneForm(ReadOnlySpan<byte> bytes, out FieldElement s)
    {
        s = FieldElement.Read(bytes);
        Span<byte> again = stackalloc byte[EncodedLength];
        s.Write(again);
        return again.SequenceEqual(bytes) && (bytes[0] & 1) is 0;
    }

    private static FieldElement UnderRoot(in FieldElement s)
    {
        var ss = FieldElement.Square(s);
        var u2Squared = FieldElement.Square(FieldElement.One + ss);
        return ((-(D * FieldElement.Square(FieldElement.One - ss))).Reduced - u2Squared) * u2Squared;
    }

    private static bool Decoded(in FieldElement s, (ulong WasSquare, FieldElement InverseRoot) root, out Point point)
    {
        var (wasSquare, inverseRoot) = root;
        var ss = FieldElement.Square(s);
        var u1 = FieldElement.One - ss;
        var u2 = FieldElement.One + ss;
        var v = (-(D * FieldElement.Square(u1))).Reduced - FieldElement.Square(u2);
        var denominatorX = inverseRoot * u2;
        var denominatorY = inverseRoot * denominatorX * v;
        var x = ((s + s) * denominatorX).Absolute.Reduced;
        var y = u1 * denominatorY;
        point = OfAffine(x, y);
        return (wasSquare & ~point.T.IsNegative & ~y.IsZero) is not 0;
    }

    /// <summary>Writes the element (4.3.2).</summary>
    internal void Encode(Span<byte> bytes) => Encode(FieldElement.RootOfRatio(FieldElement.One, UnderRoot()).Root, bytes);

    private FieldElement UnderRoot() => (Z + Y) * (Z - Y) * FieldElement.Square(X * Y);

    private void Encode(in FieldElement inverseRoot, Span<byte> bytes)
    {
        var u1 = (Z + Y) * (Z - Y);
        var u2 = X * Y;
        var denominator1 = inverseRoot * u1;
        var denominator2 = inverseRoot * u2;
        var inverseZ = denominator1 * denominator2 * T;
        var rotate = (T * inverseZ).IsNegative;
        var x = FieldElement.Choose(rotate, Y * FieldElement.RootOfMinusOne, X);
        var y = FieldElement.Choose(rotate, X * FieldElement.RootOfMinusOne, Y);
        var inverse = FieldElement.Choose(rotate, denominator1 * InverseRootOfAMinusD, denominator2);
        y = FieldElement.Choose((x * inverseZ).IsNegative, (-y).Reduced, y);
        (inverse * (Z - y)).Absolute.Write(bytes);
    }

    /// <summary>Reads an element that may not be the identity.</summary>
    internal static bool TryDecodeOther(ReadOnlySpan<byte> bytes, out Point point) => TryDecode(bytes, out point) && bytes.ContainsAnyExcept((byte)0);

    internal byte[] Encoded()
    {
        var bytes = new byte[EncodedLength];
        Encode(bytes);
        return bytes;
    }

    /// <summary>
    /// Writes the doubles of many points, at the price of one inverse and a few products each instead of a root: who
    /// wants the points themselves halves the scalars they come from.
    /// </summary>
    internal static void EncodeDoubles(ReadOnlySpan<Point> points, Span<byte> bytes)
    {
        var parts = new (FieldElement E, FieldElement F, FieldElement G, FieldElement H, FieldElement EG, FieldElement FH)[points.Length];
        var inverses = new FieldElement[points.Length];
        for (var place = 0; place < points.Length; place++)
        {
            ref readonly var point = ref points[place];
            var zz = FieldElement.Square(point.Z);
            var dtt = D * FieldElement.Square(point.T);
            var xy = point.X * point.Y;
            var (e, f, g, h) = (xy + xy, zz + dtt, FieldElement.Square(point.Y) + FieldElement.Square(point.X), zz - dtt);
            var (eg, fh) = (e * g, f * h);
            parts[place] = (e, f, g, h, eg, fh);
            var all = eg * fh;
            inverses[place] = FieldElement.Choose(all.IsZero, FieldElement.One, all);
        }

        FieldElement.Invert(inverses);
        for (var place = 0; place < points.Length; place++)
        {
            var (e, f, g, h, eg, fh) = parts[place];
            var inverseZ = eg * inverses[place];
            var inverseT = fh * inverses[place];
            var nothing = eg.IsZero;
            var turned = (eg * inverseZ).IsNegative;
            var minusE = (-e).Reduced;
            (e, g, h) = (
                FieldElement.Choose(turned, g, e), FieldElement.Choose(turned, minusE, g), FieldElement.Choose(turned, f * FieldElement.RootOfMinusOne, h));
            var magic = FieldElement.Choose(turned, FieldElement.RootOfMinusOne, InverseRootOfAMinusD);
            g = FieldElement.Choose((h * e * inverseZ).IsNegative, (-g).Reduced, g);
            var s = (h - g).Reduced * magic * (g * inverseT);
            FieldElement.Choose(nothing, FieldElement.Zero, s.Absolute).Write(bytes[(EncodedLength * place)..]);
        }
    }

    /// <summary>The one-way map (4.3.4): 64 uniform bytes to an element whose logarithm nobody knows.</summary>
    internal static Point FromUniform(ReadOnlySpan<byte> bytes) => Map(FieldElement.Read(bytes)) + Map(FieldElement.Read(bytes[32..]));

    private static Point Map(in FieldElement t)
    {
        var (u, v) = Ratio(t);
        return Mapped(t, v, FieldElement.RootOfRatio(u, v));
    }

    private static (FieldElement U, FieldElement V) Ratio(in FieldElement t)
    {
        var r = FieldElement.RootOfMinusOne * FieldElement.Square(t);
        return ((r + FieldElement.One) * OneMinusDSquared, (FieldElement.MinusOne - (r * D)) * (r + D));
    }

    private static Point Mapped(in FieldElement t, in FieldElement v, (ulong WasSquare, FieldElement Root) root)
    {
        var r = FieldElement.RootOfMinusOne * FieldElement.Square(t);
        var turned = (-(root.Root * t).Absolute.Reduced).Reduced;
        var s = FieldElement.Choose(root.WasSquare, root.Root, turned);
        var c = FieldElement.Choose(root.WasSquare, FieldElement.MinusOne, r);
        var n = (c * (r - FieldElement.One) * DMinusOneSquared) - v;
        var ss = FieldElement.Square(s);
        var w0 = (s + s) * v;
        var w1 = n * RootOfADMinusOne;
        var w2 = FieldElement.One - ss;
        var w3 = FieldElement.One + ss;
        return new(w0 * w3, w2 * w1, w1 * w3, w0 * w2);
    }
}
