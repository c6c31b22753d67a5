namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Many elements at once: their roots are taken side by side.</summary>
internal readonly partial struct Point
{
    private const int Together = 32;

    /// <summary>Reads elements, none the identity, from every so many bytes. The place of the first that is none, or −1.</summary>
    internal static int DecodeAll(ReadOnlySpan<byte> bytes, int stride, Span<Point> points)
    {
        Span<FieldElement> s = stackalloc FieldElement[Together];
        Span<FieldElement> under = stackalloc FieldElement[Together];
        Span<FieldElement> powers = stackalloc FieldElement[Together];
        for (var start = 0; start < points.Length; start += Together)
        {
            var count = int.Min(Together, points.Length - start);
            for (var place = 0; place < count; place++)
            {
                var one = bytes.Slice((start + place) * stride, EncodedLength);
                if (!IsInOneForm(one, out s[place]) || !one.ContainsAnyExcept((byte)0))
                {
                    return start + place;
                }

                under[place] = UnderRoot(s[place]);
                powers[place] = FieldElement.UnderPower(FieldElement.One, under[place]);
            }

            FieldElement.PowersForRoots(powers[..count]);
            for (var place = 0; place < count; place++)
            {
                if (!Decoded(s[place], FieldElement.RootOfRatio(FieldElement.One, under[place], powers[place]), out points[start + place]))
                {
                    return start + place;
                }
            }
        }

        return -1;
    }

    /// <summary>Writes elements at every so many bytes.</summary>
    internal static void EncodeAll(ReadOnlySpan<Point> points, Span<byte> bytes, int stride)
    {
        Span<FieldElement> under = stackalloc FieldElement[Together];
        Span<FieldElement> powers = stackalloc FieldElement[Together];
        for (var start = 0; start < points.Length; start += Together)
        {
            var count = int.Min(Together, points.Length - start);
            for (var place = 0; place < count; place++)
            {
                under[place] = points[start + place].UnderRoot();
                powers[place] = FieldElement.UnderPower(FieldElement.One, under[place]);
            }

            FieldElement.PowersForRoots(powers[..count]);
            for (var place = 0; place < count; place++)
            {
                points[start + place].Encode(FieldElement.RootOfRatio(FieldElement.One, under[place], powers[place]).Root, bytes[((start + place) * stride)..]);
            }
        }
    }

    /// <summary>The one-way map of 64 uniform bytes each.</summary>
    internal static void FromUniformAll(ReadOnlySpan<byte> bytes, Span<Point> points)
    {
        Span<FieldElement> t = stackalloc FieldElement[Together];
        Span<FieldElement> powers = stackalloc FieldElement[Together];
        for (var start = 0; start < points.Length; start += Together / 2)
        {
            var count = int.Min(Together / 2, points.Length - start);
            for (var place = 0; place < 2 * count; place++)
            {
                t[place] = FieldElement.Read(bytes[((64 * start) + (32 * place))..]);
                var (u, v) = Ratio(t[place]);
                powers[place] = FieldElement.UnderPower(u, v);
            }

            FieldElement.PowersForRoots(powers[..(2 * count)]);
            for (var place = 0; place < count; place++)
            {
                points[start + place] = Mapped(t[2 * place], powers[2 * place]) + Mapped(t[(2 * place) + 1], powers[(2 * place) + 1]);
            }
        }
    }

    private static Point Mapped(in FieldElement t, in FieldElement power)
    {
        var (u, v) = Ratio(t);
        return Mapped(t, v, FieldElement.RootOfRatio(u, v, power));
    }
}
