namespace RankAndFile.Counting.Formats;

/// <summary>How one cell of text is written, so that a spreadsheet shows it and does not carry it out.</summary>
internal static class CsvCell
{
    private const char Guard = '\'';

    internal static string Of(string text)
    {
        var guarded = StartsLikeAFormula(text) ? Guard + text : text;
        return guarded.AsSpan().ContainsAny(",;\"\t") || guarded.StartsWith('#') ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }

    internal static string Unguarded(string text) => text.StartsWith(Guard) && StartsLikeAFormula(text) ? text[1..] : text;

    /// <summary>Also behind guards: one more is put before a name that has some of its own.</summary>
    private static bool StartsLikeAFormula(string text) => text.TrimStart(Guard) is { Length: > 0 } rest && rest[0] is ('=' or '+' or '-' or '@');
}
