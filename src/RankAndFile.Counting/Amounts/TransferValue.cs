namespace RankAndFile.Counting;

/// <summary>What one paper is worth when it is transferred: one, or less, in whole billionths.</summary>
public readonly record struct TransferValue : IComparable<TransferValue>
{
    private TransferValue(long billionths) => Billionths = billionths;

    /// <summary>The value of a paper that nobody's surplus has passed on.</summary>
    public static TransferValue Whole => new(Billionth.PerUnit);

    internal long Billionths { get; }

    internal static TransferValue OfBillionths(long billionths) => new(billionths);

    public static bool operator >(TransferValue left, TransferValue right) => left.Billionths > right.Billionths;

    public static bool operator <(TransferValue left, TransferValue right) => left.Billionths < right.Billionths;

    /// <summary>Shares a surplus equally among papers to so many decimals, ignoring any remainder.</summary>
    public static TransferValue Sharing(Votes surplus, Papers among, int decimals)
    {
        var step = Billionth.Step(decimals);
        return new(Billionth.Quotient(surplus.Billionths, (Int128)among.Count * step) * step);
    }

    /// <summary>This value times <paramref name="part"/> over <paramref name="whole"/>, in one division to so many decimals, ignoring any remainder.</summary>
    public TransferValue Scaled(Votes part, Votes whole, int decimals)
    {
        var step = Billionth.Step(decimals);
        return new(Billionth.Quotient((Int128)Billionths * part.Billionths, (Int128)whole.Billionths * step) * step);
    }

    public int CompareTo(TransferValue other) => Billionths.CompareTo(other.Billionths);

    /// <summary>The figure with so many decimals, as a rule book writes it.</summary>
    public string ToString(int decimals) => Billionth.Written(Billionths, decimals);

    public override string ToString() => Billionth.Written(Billionths, 9);

    /// <summary>Reads a figure such as <c>0.21</c>; false where it is none, or is finer than a billionth.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TransferValue value)
    {
        var read = Billionth.TryParse(text, out var billionths);
        value = new(billionths);
        return read;
    }
}

/// <summary>The part of a paper that a candidate keeps in a count by Meek's method; the rest goes on. One, or less, in whole billionths.</summary>
public readonly record struct KeepValue : IComparable<KeepValue>
{
    private KeepValue(long billionths) => Billionths = billionths;

    /// <summary>A candidate who is hopeful keeps all of a paper.</summary>
    public static KeepValue All => new(Billionth.PerUnit);

    /// <summary>A candidate who is excluded keeps nothing.</summary>
    public static KeepValue Nothing => default;

    internal long Billionths { get; }

    internal static KeepValue OfBillionths(long billionths) => new(billionths);

    /// <summary>
    /// The keep value that would have left exactly the quota: the quota times this value, rounded
    /// up to a billionth, divided by the votes, rounded up to a billionth again.
    /// </summary>
    public KeepValue Lowered(Votes quota, Votes votes)
    {
        var product = Billionth.QuotientRoundingUp((Int128)quota.Billionths * Billionths, Billionth.PerUnit);
        return new(Billionth.QuotientRoundingUp((Int128)product * Billionth.PerUnit, votes.Billionths));
    }

    public int CompareTo(KeepValue other) => Billionths.CompareTo(other.Billionths);

    public override string ToString() => Billionth.Written(Billionths, 9);

    /// <summary>Reads a figure such as <c>0.517961584</c>; false where it is none, or is finer than a billionth.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out KeepValue keep)
    {
        var read = Billionth.TryParse(text, out var billionths);
        keep = new(billionths);
        return read;
    }
}
