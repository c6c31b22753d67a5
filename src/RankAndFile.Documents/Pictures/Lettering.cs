using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// How much room letters take. The reader's own typeface draws them, so this reckons with a wide one
/// and a text never runs into its neighbour.
/// </summary>
internal static class Lettering
{
    internal const string Family = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

    /// <summary>The width of a text in tenths, at a size in tenths.</summary>
    internal static int Width(string text, int size) => (text.EnumerateRunes().Sum(rune => Hundredths(rune.Value)) * size / 100) + 5;

    /// <summary>The same in bold letters, which are wider.</summary>
    internal static int BoldWidth(string text, int size) => Width(text, size) * 112 / 100;

    /// <summary>The text, or as much of its beginning as there is room for.</summary>
    internal static string Fitted(string text, int size, int room)
    {
        if (Width(text, size) <= room)
        {
            return text;
        }

        var runes = text.EnumerateRunes().ToList();
        var kept = runes.Count;
        while (kept > 1 && Width(string.Concat(runes.Take(kept)) + "…", size) > room)
        {
            kept--;
        }

        return string.Concat(runes.Take(kept)).TrimEnd() + "…";
    }

    private static int Hundredths(int letter) => letter switch
    {
        'i' or 'j' or 'l' or '.' or ',' or '\'' or '|' or ':' or ';' or '!' or 'I' or ' ' => 30,
        'f' or 't' or 'r' or '(' or ')' or '-' => 40,
        'm' or 'w' or 'M' or 'W' or '@' or '…' => 92,
        >= 'A' and <= 'Z' => 70,
        >= '0' and <= '9' => 60,
        < 0x2E80 => 58,
        _ => 100,
    };
}

/// <summary>Turns votes into lengths: the only place where an amount loses exactness, and only on the drawing.</summary>
internal sealed class Scale(Votes longest, int tenths)
{
    private readonly decimal _tenthsEach = longest > Votes.Zero ? tenths / Number(longest) : 0;

    internal int Of(Votes votes) => (int)Math.Round(Number(votes) * _tenthsEach, MidpointRounding.AwayFromZero);

    private static decimal Number(Votes votes) => decimal.Parse(votes.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
