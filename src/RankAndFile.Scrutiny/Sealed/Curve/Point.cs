namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// An element of ristretto255 (RFC 9496), held as one of the points of edwards25519 that stand for it: X, Y, Z and
/// T = XY/Z. The sums are complete: they hold for all points and take the same time for all.
/// </summary>
internal readonly partial struct Point
{
    internal readonly FieldElement X;
    internal readonly FieldElement Y;
    internal readonly FieldElement Z;
    internal readonly FieldElement T;

    internal Point(in FieldElement x, in FieldElement y, in FieldElement z, in FieldElement t) => (X, Y, Z, T) = (x, y, z, t);

    internal static Point Identity => new(FieldElement.Zero, FieldElement.One, FieldElement.One, FieldElement.Zero);

    /// <summary>The generator of the group: the base point of edwards25519.</summary>
    internal static Point Generator { get; } = OfAffine(
        new(0x62d608f25d51a, 0x412a4b4f6592a, 0x75b7171a4b31d, 0x1ff60527118fe, 0x216936d3cd6e5),
        new(0x6666666666658, 0x4cccccccccccc, 0x1999999999999, 0x3333333333333, 0x6666666666666));

    internal static FieldElement D => new(0x34dca135978a3, 0x1a8283b156ebd, 0x5e7a26001c029, 0x739c663a03cbb, 0x52036cee2b6ff);

    internal static FieldElement TwiceD => new(0x69b9426b2f159, 0x35050762add7a, 0x3cf44c0038052, 0x6738cc7407977, 0x2406d9dc56dff);

    internal static Point OfAffine(in FieldElement x, in FieldElement y) => new(x, y, FieldElement.One, x * y);

    public static Point operator +(in Point a, in Point b) => a + new Addend(b);

    public static Point operator -(in Point a, in Point b) => a + new Addend(-b);

    public static Point operator -(in Point a) => new((-a.X).Reduced, a.Y, a.Z, (-a.T).Reduced);

    public static Point operator +(in Point a, in Addend b)
    {
        var minus = (a.Y - a.X) * b.YMinusX;
        var plus = (a.Y + a.X) * b.YPlusX;
        var t = a.T * b.T2D;
        var z = a.Z * b.Z2;
        return Joined(plus - minus, z - t, z + t, plus + minus);
    }

    public static Point operator +(in Point a, in AffineAddend b)
    {
        var minus = (a.Y - a.X) * b.YMinusX;
        var plus = (a.Y + a.X) * b.YPlusX;
        var t = a.T * b.XY2D;
        var z = a.Z + a.Z;
        return Joined(plus - minus, z - t, z + t, plus + minus);
    }

    /// <summary>The point added to itself.</summary>
    internal Point Doubled
    {
        get
        {
            Doubling(X, Y, Z, out var e, out var f, out var g, out var h);
            return Joined(e, f, g, h);
        }
    }

    /// <summary>The point doubled some times; what stands between is not worked out whole.</summary>
    internal Point DoubledTimes(int times)
    {
        Doubling(X, Y, Z, out var e, out var f, out var g, out var h);
        for (; times > 1; times--)
        {
            Doubling(e * f, g * h, f * g, out e, out f, out g, out h);
        }

        return Joined(e, f, g, h);
    }

    /// <summary>All ones or all zeros in <paramref name="yes"/>: then <paramref name="a"/>, else <paramref name="b"/>.</summary>
    internal static Point Choose(ulong yes, in Point a, in Point b) => new(
        FieldElement.Choose(yes, a.X, b.X), FieldElement.Choose(yes, a.Y, b.Y), FieldElement.Choose(yes, a.Z, b.Z), FieldElement.Choose(yes, a.T, b.T));

    /// <summary>Whether two points stand for one element: RFC 9496, 4.3.3.</summary>
    internal static bool Same(in Point a, in Point b) =>
        (FieldElement.Same(a.X * b.Y, a.Y * b.X) | FieldElement.Same(a.Y * b.Y, a.X * b.X)) is not 0;

    internal Point Affine
    {
        get
        {
            var inverse = Z.Inverse;
            return OfAffine(X * inverse, Y * inverse);
        }
    }

    internal bool IsIdentity => (X.IsZero | Y.IsZero) is not 0;

    /// <summary>The four parts of what Joined joins, all with their signs turned, so that no limb grows too large.</summary>
    private static void Doubling(
        in FieldElement x, in FieldElement y, in FieldElement z, out FieldElement e, out FieldElement f, out FieldElement g, out FieldElement h)
    {
        var a = FieldElement.Square(x);
        var b = FieldElement.Square(y);
        var c = FieldElement.Square(z);
        var sum = FieldElement.Square(x + y);
        h = a + b;
        e = sum - h;
        g = b - a;
        f = c + c + a - b;
    }

    private static Point Joined(in FieldElement e, in FieldElement f, in FieldElement g, in FieldElement h) => new(e * f, g * h, f * g, e * h);
}

/// <summary>A point made ready to be added: Y + X, Y − X, 2Z and 2dT.</summary>
internal readonly struct Addend
{
    internal readonly FieldElement YPlusX;
    internal readonly FieldElement YMinusX;
    internal readonly FieldElement Z2;
    internal readonly FieldElement T2D;

    internal Addend(in Point point) =>
        (YPlusX, YMinusX, Z2, T2D) = (point.Y + point.X, point.Y - point.X, point.Z + point.Z, point.T * Point.TwiceD);

    private Addend(in FieldElement yPlusX, in FieldElement yMinusX, in FieldElement z2, in FieldElement t2D) =>
        (YPlusX, YMinusX, Z2, T2D) = (yPlusX, yMinusX, z2, t2D);

    internal static Addend Nothing => new(FieldElement.One, FieldElement.One, new(2, 0, 0, 0, 0), FieldElement.Zero);

    public static Addend operator -(in Addend a) => new(a.YMinusX, a.YPlusX, a.Z2, (-a.T2D).Reduced);

    internal static Addend Choose(ulong yes, in Addend a, in Addend b) => new(
        FieldElement.Choose(yes, a.YPlusX, b.YPlusX),
        FieldElement.Choose(yes, a.YMinusX, b.YMinusX),
        FieldElement.Choose(yes, a.Z2, b.Z2),
        FieldElement.Choose(yes, a.T2D, b.T2D));
}

/// <summary>An affine point made ready to be added: y + x, y − x and 2dxy.</summary>
internal readonly struct AffineAddend
{
    internal readonly FieldElement YPlusX;
    internal readonly FieldElement YMinusX;
    internal readonly FieldElement XY2D;

    private AffineAddend(in FieldElement yPlusX, in FieldElement yMinusX, in FieldElement xy2D) => (YPlusX, YMinusX, XY2D) = (yPlusX, yMinusX, xy2D);

    internal static AffineAddend Nothing => new(FieldElement.One, FieldElement.One, FieldElement.Zero);

    /// <summary>For a point whose Z is one.</summary>
    internal static AffineAddend Of(in Point affine) => Of(affine.X, affine.Y);

    internal static AffineAddend Of(in FieldElement x, in FieldElement y) => new((y + x).Reduced, (y - x).Reduced, x * y * Point.TwiceD);

    internal static void OfAll(ReadOnlySpan<Point> points, Span<AffineAddend> addends)
    {
        var inverses = new FieldElement[points.Length];
        for (var place = 0; place < points.Length; place++)
        {
            inverses[place] = points[place].Z;
        }

        FieldElement.Invert(inverses);
        for (var place = 0; place < points.Length; place++)
        {
            addends[place] = Of(points[place].X * inverses[place], points[place].Y * inverses[place]);
        }
    }

    public static AffineAddend operator -(in AffineAddend a) => new(a.YMinusX, a.YPlusX, (-a.XY2D).Reduced);

    internal static AffineAddend Choose(ulong yes, in AffineAddend a, in AffineAddend b) => new(
        FieldElement.Choose(yes, a.YPlusX, b.YPlusX), FieldElement.Choose(yes, a.YMinusX, b.YMinusX), FieldElement.Choose(yes, a.XY2D, b.XY2D));
}
