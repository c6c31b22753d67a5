using System.Globalization;

namespace RankAndFile.Documents;

/// <summary>A percentage with one decimal, half a tenth rounded up: whole tenths, so that no figure is ever floating.</summary>
public readonly record struct Percentage
{
    private Percentage(long tenths) => Tenths = tenths;

    public long Tenths { get; }

    /// <summary>So much of a whole, or nothing where there is no whole to be a part of.</summary>
    public static Percentage? RoundedHalfUp(long part, long whole) =>
        whole > 0 ? new((long)((((Int128)part * 2000) + whole) / (2 * (Int128)whole))) : null;

    /// <summary>The bare figure: <c>45.4</c>.</summary>
    public string Figure => string.Create(CultureInfo.InvariantCulture, $"{Tenths / 10}.{Tenths % 10}");

    public override string ToString() => $"{Figure} %";
}

/// <summary>A percentage that cannot be told without its base: 12.2 % of 1,062,049 papers despatched.</summary>
/// <param name="Base">What the whole is, in the plural: <c>papers despatched</c>.</param>
public sealed record Share(long Part, long Whole, string Base)
{
    /// <summary>None where the whole is nothing.</summary>
    public Percentage? Percentage => Documents.Percentage.RoundedHalfUp(Part, Whole);

    /// <summary>The bare percentage, for a column whose heading names the base.</summary>
    public string Figure => Percentage?.ToString() ?? "–";

    /// <summary>The base with its number: <c>1,062,049 papers despatched</c>.</summary>
    public string BaseInWords => $"{Numerals.Grouped(Whole)} {Base}";

    public override string ToString() => $"{Figure} of {BaseInWords}";
}
