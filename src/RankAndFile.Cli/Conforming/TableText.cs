using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Conforming;

/// <summary>The words and columns of a table.</summary>
internal static class TableText
{
    /// <summary>The text behind a word, up to the next space: <c>7</c> of <c>seats 7 lots 0</c>.</summary>
    internal static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, string word)
    {
        var at = text.IndexOf(word);
        if (at < 0)
        {
            return [];
        }

        var rest = text[(at + word.Length)..].TrimStart(' ');
        var end = rest.IndexOf(' ');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Takes the text before the next bar off the front of a line.</summary>
    internal static ReadOnlySpan<char> NextColumn(ref ReadOnlySpan<char> line)
    {
        var bar = line.IndexOf('|');
        var column = bar < 0 ? line : line[..bar];
        line = bar < 0 ? [] : line[(bar + 1)..];
        return column.Trim(' ');
    }

    internal static ReadOnlySpan<char> Without(ReadOnlySpan<char> column, string word) =>
        column.StartsWith(word, StringComparison.Ordinal) ? column[word.Length..].TrimStart(' ') : column;

    internal static CandidateNumber[] Candidates(ReadOnlySpan<char> text)
    {
        var found = new List<CandidateNumber>();
        foreach (var part in text.Split(','))
        {
            if (int.TryParse(text[part], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
            {
                found.Add(new(number));
            }
        }

        return [.. found];
    }
}
