using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Web.Union;

/// <summary>A colour as screens make it, and how it stands against another: WCAG 2.2, relative luminance and contrast ratio.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>What text must reach: WCAG 2.2, 1.4.3, level AA.</summary>
    private const double LeastContrast = 4.5;

    /// <summary>What all pages are printed on.</summary>
    public static Colour Paper { get; } = new(0xFB, 0xFA, 0xF6);

    public static Colour? Read(string text) =>
        text.Trim() is ['#', .. { Length: 6 } digits] && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)((value >> 8) & 0xFF), (byte)(value & 0xFF))
            : null;

    /// <summary>Why links and buttons cannot be in this colour, or null if they can.</summary>
    public Refusal? RefusalAsInk() =>
        ContrastWith(Paper) >= LeastContrast
            ? null
            : new(
                string.Create(CultureInfo.InvariantCulture, $"This colour stands out from the page by {ContrastWith(Paper):0.0} to 1; people with weak sight need {LeastContrast} to 1. Choose a darker one."),
                new("WCAG 2.2", "1.4.3 Contrast (Minimum)"));

    public double ContrastWith(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (double.Max(one, two) + 0.05) / (double.Min(one, two) + 0.05);
    }

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
