using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>A line of a file that cannot be taken, and why.</summary>
public sealed record WrongLine(int Line, Refusal Refusal);

/// <summary>A row of a file of contests, by its columns.</summary>
internal sealed record ContestRow(int Line, FrozenDictionary<string, string> Cells)
{
    internal string this[string column] => Cells.GetValueOrDefault(column, "");

    /// <summary>The parts of a cell that holds several things, divided by |.</summary>
    internal IEnumerable<string> Parts(string column) => this[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A file of contests cut into rows: docs/contests-file.md describes it.</summary>
internal sealed record ContestRows(ImmutableArray<ContestRow> Rows, ImmutableArray<WrongLine> Wrong)
{
    internal const int LargestFile = 1 << 18;

    internal static readonly ImmutableArray<string> Needed = ["title", "places", "rule_book"];

    internal static readonly ImmutableArray<string> Columns =
    [
        .. Needed, "office", "constituency", "excluded", "overseas", "reserved", "stand", "stand_clause", "nominated_by", "nominations", "rounding",
        "from_regions", "per_body", "proposers", "branch_quorum", "workplace_quorum", "notice_days", "decided_by", "decided_on", "decided_why", "incumbents",
    ];

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, or null where it is not written in UTF-8.</summary>
    internal static string? Text(byte[] file)
    {
        try
        {
            return _strict.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    internal static ContestRows Cut(string text)
    {
        text = text.TrimStart('\uFEFF');
        var wrong = ImmutableArray.CreateBuilder<WrongLine>();
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            DetectDelimiter = false,
            BadDataFound = bad => wrong.Add(new(bad.Context.Parser!.RawRow, No("A quotation mark stands where none can be. Double it inside a quoted cell.", "The file"))),
        });
        if (!parser.Read())
        {
            return Only(1, No("The file is empty.", "The file"));
        }

        string[] header = [.. parser.Record!.Select(name => name.Trim().ToLowerInvariant().Replace(' ', '_'))];
        if (RefusalOfHeader(header) is { } refusal)
        {
            return Only(1, refusal);
        }

        var rows = ImmutableArray.CreateBuilder<ContestRow>();
        while (parser.Read())
        {
            var cells = parser.Record!;
            var line = parser.RawRow - parser.RawRecord.TrimEnd('\r', '\n').Count(letter => letter is '\n');
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (cells.Length != header.Length)
            {
                wrong.Add(new(line, No($"This line has {cells.Length} cells, and the first line names {header.Length} columns.", "The file")));
            }
            else if (rows.Count == Contests.Most)
            {
                return Only(line, No($"An election has at most {Contests.Most} contests.", "The file"));
            }
            else
            {
                rows.Add(new(line, header.Zip(cells).ToFrozenDictionary(cell => cell.First, cell => cell.Second.Trim())));
            }
        }

        return rows.Count is 0 && wrong.Count is 0 ? Only(2, No("There is no contest under the names of the columns.", "The file")) : new(rows.ToImmutable(), wrong.ToImmutable());
    }

    /// <summary>What divides the names of the columns divides the cells: a comma, a semicolon, or a tab.</summary>
    private static string DelimiterOf(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return first.Contains(';') ? ";" : first.Contains('\t') ? "\t" : ",";
    }

    private static Refusal? RefusalOfHeader(string[] header)
    {
        if (header.FirstOrDefault(name => !Columns.Contains(name)) is { } unknown)
        {
            return No($"There is no column “{unknown}”. There are: {string.Join(", ", Columns)}.", "The columns");
        }

        return header.Distinct().Count() != header.Length ? No("A column is named twice.", "The columns")
            : Needed.FirstOrDefault(name => !header.Contains(name)) is { } missing ? No($"The column “{missing}” is missing.", "The columns")
            : null;
    }

    private static ContestRows Only(int line, Refusal refusal) => new([], [new(line, refusal)]);

    internal static Refusal No(string reason, string place) => new(reason, Source.Docs("contests-file.md", place));
}
