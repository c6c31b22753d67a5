using System.Globalization;

namespace RankAndFile.Counting;

/// <summary>
/// What papers are worth, in whole billionths of a vote. How many papers there are is
/// <see cref="Papers"/>; the two meet only when papers are multiplied by a <see cref="TransferValue"/>.
/// </summary>
public readonly record struct Votes : IComparable<Votes>
{
    private Votes(long billionths) => Billionths = billionths;

    public static Votes Zero => default;

    public long Billionths { get; }

    /// <summary>As many votes as there are papers, each worth one.</summary>
    public static Votes Of(Papers papers) => new(papers.Count * Billionth.PerUnit);

    internal static Votes OfBillionths(long billionths) => new(billionths);

    /// <summary>The smallest amount that is written with so many decimals: 0.01 for two.</summary>
    public static Votes Smallest(int decimals) => new(Billionth.Step(decimals));

    public static Votes operator +(Votes left, Votes right) => new(left.Billionths + right.Billionths);

    public static Votes operator -(Votes left, Votes right) => new(left.Billionths - right.Billionths);

    public static bool operator >(Votes left, Votes right) => left.Billionths > right.Billionths;

    public static bool operator <(Votes left, Votes right) => left.Billionths < right.Billionths;

    public static bool operator >=(Votes left, Votes right) => left.Billionths >= right.Billionths;

    public static bool operator <=(Votes left, Votes right) => left.Billionths <= right.Billionths;

    /// <summary>Divides, and where the result is not exact to so many decimals, takes the next figure above.</summary>
    public Votes DividedRoundingUp(int by, int decimals) =>
        new(Billionth.QuotientRoundingUp(Billionths, (Int128)by * Billionth.Step(decimals)) * Billionth.Step(decimals));

    /// <summary>Divides and leaves out what is smaller than the last of so many decimals.</summary>
    public Votes DividedIgnoringRemainder(int by, int decimals) =>
        new(Billionth.Quotient(Billionths, (Int128)by * Billionth.Step(decimals)) * Billionth.Step(decimals));

    /// <summary>Whole votes: what is behind the point is left out.</summary>
    public Votes IgnoringDecimals() => new(Billionths / Billionth.PerUnit * Billionth.PerUnit);

    public int CompareTo(Votes other) => Billionths.CompareTo(other.Billionths);

    /// <summary>The figure with so many decimals, as a rule book writes it.</summary>
    public string ToString(int decimals) => Billionth.Written(Billionths, decimals);

    public override string ToString() => Billionth.Written(Billionths, 9);

    /// <summary>Reads a figure such as <c>107.58</c>; false where it is none, or is finer than a billionth.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Votes votes)
    {
        var read = Billionth.TryParse(text, out var billionths);
        votes = new(billionths);
        return read;
    }
}

/// <summary>A number of voting papers: always whole, never worth anything by itself.</summary>
public readonly record struct Papers(long Count) : IComparable<Papers>
{
    public static Papers None => default;

    public static Papers operator +(Papers left, Papers right) => new(left.Count + right.Count);

    public static Papers operator -(Papers left, Papers right) => new(left.Count - right.Count);

    public static Votes operator *(Papers papers, TransferValue each) => Votes.OfBillionths(papers.Count * each.Billionths);

    public static bool operator >(Papers left, Papers right) => left.Count > right.Count;

    public static bool operator <(Papers left, Papers right) => left.Count < right.Count;

    public static bool operator >=(Papers left, Papers right) => left.Count >= right.Count;

    public static bool operator <=(Papers left, Papers right) => left.Count <= right.Count;

    public int CompareTo(Papers other) => Count.CompareTo(other.Count);

    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture);
}
