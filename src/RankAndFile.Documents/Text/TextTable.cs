namespace RankAndFile.Documents;

/// <summary>A column of a text table: its heading, over as many lines as it needs, and a cell a row.</summary>
internal sealed record TextColumn(IReadOnlyList<string> Heading, IReadOnlyList<string> Cells, bool IsFigures)
{
    internal int Width { get; } = Heading.Concat(Cells).Select(cell => cell.Length).DefaultIfEmpty().Max();

    /// <summary>Several columns of figures under one heading, each as wide as it must be.</summary>
    internal static TextColumn Joined(IReadOnlyList<string> heading, params IReadOnlyList<TextColumn> parts)
    {
        var cells = Enumerable.Range(0, parts[0].Cells.Count)
            .Select(row => string.Join("  ", parts.Select(part => part.Cells[row].PadLeft(part.Width))));
        var below = string.Join("  ", parts.Select(part => part.Heading[^1].PadLeft(part.Width)));
        return new([.. heading, below], [.. cells], IsFigures: true);
    }

    internal string Set(string text) => IsFigures ? text.PadLeft(Width) : text.PadRight(Width);
}

/// <summary>Columns side by side. Headings end on the same line, figures are set to the right.</summary>
internal static class TextTable
{
    private const string Between = "   ";

    internal static void Write(IReadOnlyList<TextColumn> columns, TextWriter to)
    {
        var lines = columns.Max(column => column.Heading.Count);
        for (var line = 0; line < lines; line++)
        {
            WriteLine(columns, column => line - lines + column.Heading.Count is var at and >= 0 ? column.Heading[at] : "", to);
        }

        to.WriteLine(new string('-', columns.Sum(column => column.Width) + ((columns.Count - 1) * Between.Length)));
        for (var row = 0; row < columns[0].Cells.Count; row++)
        {
            WriteLine(columns, column => column.Cells[row], to);
        }
    }

    /// <summary>As many of the columns, in order, as fit on a page beside those that stand on every page.</summary>
    internal static IEnumerable<List<TextColumn>> Blocks(IEnumerable<TextColumn> columns, IEnumerable<TextColumn> onEveryPage, int width)
    {
        var room = width - onEveryPage.Sum(column => column.Width + Between.Length);
        var block = new List<TextColumn>();
        var used = 0;
        foreach (var column in columns)
        {
            if (block.Count > 0 && used + column.Width + Between.Length > room)
            {
                yield return block;
                (block, used) = ([], 0);
            }

            block.Add(column);
            used += column.Width + Between.Length;
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    /// <summary>Breaks a text between words; a word that is too long for a line has one of its own.</summary>
    internal static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length is 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    private static void WriteLine(IReadOnlyList<TextColumn> columns, Func<TextColumn, string> text, TextWriter to) =>
        to.WriteLine(string.Join(Between, columns.Select(column => column.Set(text(column)))).TrimEnd());
}
