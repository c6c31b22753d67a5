using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The result sheet as rows of comma-separated cells: RFC 4180, lines ended by CR LF.</summary>
internal static class CsvSheet
{
    internal static void Write(Transcript count, TextWriter to)
    {
        foreach (var row in Rows(count))
        {
            to.Write(string.Join(',', row.Select(cell => Quoted(cell is { IsText: true } ? Guarded(cell.Text) : cell.Text))));
            to.Write("\r\n");
        }
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(Transcript count)
    {
        var page = SheetPage.Of(count);
        foreach (var row in page.Header)
        {
            yield return row;
        }

        yield return [];
        foreach (var row in page.Table)
        {
            yield return row;
        }

        yield return [];
        foreach (var row in page.Footer)
        {
            yield return row;
        }
    }

    /// <summary>A spreadsheet takes a cell that begins so for a formula, wherever it came from: a candidate may be named <c>=HYPERLINK(…)</c>.</summary>
    internal static string Guarded(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;

    internal static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
