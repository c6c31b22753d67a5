using System.Collections.Immutable;

namespace RankAndFile.Counting.Formats;

/// <summary>What the first row of a CSV file says the columns are.</summary>
/// <param name="PapersColumn">The column that says how many papers a row stands for; null if a row is a paper.</param>
/// <param name="FirstColumn">The first column of marks.</param>
/// <param name="Names">The candidates, a column each; null where the columns are preferences.</param>
internal sealed record CsvHeader(int? PapersColumn, int FirstColumn, int Columns, ImmutableArray<string>? Names)
{
    private static readonly string[] _papers = ["papers", "number of papers", "number", "count", "ballots", "votes", "weight"];
    private static readonly string[] _papersOwnMark = ["id", "paper", "paper id", "ballot", "ballot id"];
    private static readonly string[] _preference = ["choice", "preference", "pref", "rank", "ranking"];

    /// <param name="columnsAre">What the file says in a row of its own, where it does.</param>
    internal static CsvHeader Of(CsvRows row, string? columnsAre)
    {
        var cells = Enumerable.Range(0, row.Count).Select(row.Text).ToList();
        while (cells.Count > 1 && cells[^1].Length is 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        int? papers = null;
        var first = 0;
        while (first < cells.Count && first < 2)
        {
            if (papers is null && IsOneOf(cells[first], _papers))
            {
                papers = first;
            }
            else if (columnsAre is not null || !IsOneOf(cells[first], _papersOwnMark))
            {
                break;
            }

            first++;
        }

        var rest = cells.Skip(first).ToList();
        var arePreferences = columnsAre is null
            ? rest.Count > 0 && rest.Select((cell, index) => IsPreference(cell, index + 1)).All(each => each)
            : columnsAre is "preferences";
        return new(papers, first, rest.Count, arePreferences ? null : [.. rest.Select(CsvCell.Unguarded)]);
    }

    private static bool IsOneOf(string cell, string[] words) => words.Contains(cell, StringComparer.OrdinalIgnoreCase);

    /// <summary><c>2</c>, <c>Choice 2</c>, <c>2nd preference</c>: a word for preference or none, and the number.</summary>
    private static bool IsPreference(string cell, int number)
    {
        var digits = new string([.. cell.Where(char.IsAsciiDigit)]);
        var words = cell.Replace(digits is "" ? " " : digits, " ", StringComparison.Ordinal)
            .Split([' ', '_', '.', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is not ("st" or "nd" or "rd" or "th"));
        return digits == number.ToString(System.Globalization.CultureInfo.InvariantCulture) && words.All(word => IsOneOf(word, _preference));
    }
}
