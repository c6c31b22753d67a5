namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Powers with fixed exponents: the inverse, and the square root that ristretto255 is made of.</summary>
internal readonly partial struct FieldElement
{
    internal static FieldElement MinusOne { get; } = (-One).Reduced;

    /// <summary>The root of −1 that is not negative: 2^((p−1)/4).</summary>
    internal static FieldElement RootOfMinusOne { get; } = Squared(PowerForRoots(new(2, 0, 0, 0, 0)), 1) * new FieldElement(2, 0, 0, 0, 0);

    /// <summary>One divided by this; zero of zero.</summary>
    internal FieldElement Inverse
    {
        get
        {
            var (to250, to11) = Ladder(this);
            return Squared(to250, 5) * to11;
        }
    }

    /// <summary>RFC 9496, 4.2, SQRT_RATIO_M1: a root of u/v or, where there is none, of u/v times the root of −1; all ones where there is one.</summary>
    internal static (ulong WasSquare, FieldElement Root) RootOfRatio(in FieldElement u, in FieldElement v) =>
        RootOfRatio(u, v, PowerForRoots(UnderPower(u, v)));

    /// <summary>u·v^7, of which the root's power is taken.</summary>
    internal static FieldElement UnderPower(in FieldElement u, in FieldElement v)
    {
        var v3 = Square(v) * v;
        return u * (Square(v3) * v);
    }

    /// <summary>z^(2^252 − 3) of each, in place; four at a time where the machine can.</summary>
    internal static void PowersForRoots(Span<FieldElement> all)
    {
        var done = 0;
        for (; FieldElement4.IsSupported && done + Lanes.Count <= all.Length; done += Lanes.Count)
        {
            var four = all.Slice(done, Lanes.Count);
            var powers = FieldElement4.Of(four[0], four[1], four[2], four[3]).PowerForRoots;
            (four[0], four[1], four[2], four[3]) = (powers[0], powers[1], powers[2], powers[3]);
        }

        foreach (ref var one in all[done..])
        {
            one = PowerForRoots(one);
        }
    }

    internal static (ulong WasSquare, FieldElement Root) RootOfRatio(in FieldElement u, in FieldElement v, in FieldElement power)
    {
        var root = u * (Square(v) * v) * power;
        var check = v * Square(root);
        var minusU = (-u).Reduced;
        var right = Same(check, u);
        var flipped = Same(check, minusU);
        var flippedByRoot = Same(check, minusU * RootOfMinusOne);
        root = Choose(flipped | flippedByRoot, root * RootOfMinusOne, root);
        return (right | flipped, root.Absolute.Reduced);
    }

    /// <summary>One divided by each, at the price of one inverse and three products each. None of them is zero.</summary>
    internal static void Invert(Span<FieldElement> all)
    {
        var before = new FieldElement[all.Length];
        var product = One;
        for (var place = 0; place < all.Length; place++)
        {
            before[place] = product;
            product *= all[place];
        }

        product = product.Inverse;
        for (var place = all.Length - 1; place >= 0; place--)
        {
            var inverse = product * before[place];
            product *= all[place];
            all[place] = inverse;
        }
    }

    /// <summary>z^(2^252 − 3).</summary>
    private static FieldElement PowerForRoots(in FieldElement z)
    {
        var (to250, _) = Ladder(z);
        return Squared(to250, 2) * z;
    }

    /// <summary>z^(2^250 − 1) and z^11.</summary>
    private static (FieldElement To250, FieldElement To11) Ladder(in FieldElement z)
    {
        var z2 = Square(z);
        var z9 = Squared(z2, 2) * z;
        var z11 = z9 * z2;
        var to5 = Square(z11) * z9;
        var to10 = Squared(to5, 5) * to5;
        var to20 = Squared(to10, 10) * to10;
        var to40 = Squared(to20, 20) * to20;
        var to50 = Squared(to40, 10) * to10;
        var to100 = Squared(to50, 50) * to50;
        var to200 = Squared(to100, 100) * to100;
        return (Squared(to200, 50) * to50, z11);
    }
}
