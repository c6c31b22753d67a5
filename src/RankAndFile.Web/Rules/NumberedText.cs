using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RankAndFile.Counting;

namespace RankAndFile.Web.Rules;

/// <summary>A clause as its document has it.</summary>
/// <param name="Part">The heading of a part that begins here, or nothing.</param>
/// <param name="Text">An empty line between paragraphs.</param>
public sealed record NumberedClause(string Number, string Part, string Heading, string Text)
{
    /// <summary>Brackets are lost at the end of an address that somebody copies, so a point stands for them.</summary>
    public string Address { get; } = Number.Replace("(", ".", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    /// <summary>How deep it lies: 1 is at the top, 1.1 below it, and so on.</summary>
    public int Depth => Address.Count(letter => letter is '.');

    public bool SaysTheSameAs(NumberedClause other) => Heading == other.Heading && Text == other.Text;

    /// <summary>With the marks of parameters still in them.</summary>
    public IEnumerable<string> Paragraphs => Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How it begins.</summary>
    public string Shortened
    {
        get
        {
            var text = RulesText.Printed(Text);
            return text.Length <= 160 ? text : text[..(text.LastIndexOf(' ', 150, 60) is > 0 and var space ? space : 150)] + " …";
        }
    }

    /// <summary>Heading and words together, as they are compared and written.</summary>
    public string Words => Heading.Length is 0 ? Text : Text.Length is 0 ? Heading : $"{Heading}\n\n{Text}";
}

/// <summary>What came of cutting a text into clauses.</summary>
public abstract record Cutting
{
    public sealed record Cut(ImmutableArray<NumberedClause> Clauses) : Cutting;

    public sealed record Refused(Refusal Refusal) : Cutting;
}

/// <summary>Cuts a text into clauses by its numbering, and writes clauses as such a text. docs/clauses.md says how.</summary>
public static partial class NumberedText
{
    public const int Longest = 400_000;
    public const int LongestClause = 10_000;
    public const int LongestHeading = 100;
    private const int MostBrackets = 4;

    private static readonly Source _because = Source.Docs("clauses.md", "How a text is cut");

    public static Cutting Cut(string text) => text.Length > Longest
        ? Refused($"The text has {text.Length:N0} letters; a document has at most {Longest:N0}.")
        : new Reading().Read(text.ReplaceLineEndings("\n").Split('\n'));

    /// <summary>The text that these clauses would be cut from.</summary>
    public static string Written(IEnumerable<NumberedClause> clauses)
    {
        var text = new StringBuilder();
        foreach (var clause in clauses)
        {
            text.Append(clause.Part.Length > 0 ? $"# {clause.Part}\n\n" : "").Append(clause.Number);
            text.Append(clause.Words.Length > 0 ? $" {clause.Words}\n\n" : "\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static Cutting.Refused Refused(FormattableString reason) => new(new Refusal(reason.ToString(CultureInfo.InvariantCulture), _because));

    /// <summary>One walk over the lines.</summary>
    private sealed class Reading
    {
        private readonly List<NumberedClause> _clauses = [];
        private readonly Dictionary<string, int> _lineOf = [];
        private readonly List<string> _paragraphs = [];
        private readonly StringBuilder _paragraph = new();
        private string? _number;
        private string _part = "";
        private string _nextPart = "";
        private int[] _last = [];

        public Cutting Read(string[] lines)
        {
            for (var at = 0; at < lines.Length; at++)
            {
                if (Line(lines[at].Replace('\t', ' ').Replace('\u00a0', ' ').Trim(), at + 1) is { } refused)
                {
                    return refused;
                }
            }

            if (_nextPart.Length > 0)
            {
                return Refused($"Nothing follows the heading “{_nextPart}” at the end.");
            }

            if (End(lines.Length) is { } last)
            {
                return last;
            }

            return _clauses.Count is 0
                ? Refused($"There is no numbered clause in this text. Begin each with its number: 1, 1.1 or 1.1(a).")
                : new Cutting.Cut([.. _clauses]);
        }

        private Cutting.Refused? Line(string line, int at)
        {
            if (line.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter) && !IsWhole(line)))
            {
                return Refused($"Line {at} has a sign that cannot be printed. Take it out.");
            }

            if (line.Length is 0)
            {
                EndParagraph();
                return null;
            }

            if (line.StartsWith('#'))
            {
                var heading = line.TrimStart('#', ' ');
                _nextPart = _nextPart.Length is 0 ? heading : $"{_nextPart}: {heading}";
                return _nextPart.Length > LongestHeading ? Refused($"The heading on line {at} is longer than {LongestHeading} letters.") : End(at);
            }

            if (Numbered().Match(line) is { Success: true } numbered)
            {
                return Begin(numbered.Groups["number"].Value, numbered.Groups["rest"].Value, at);
            }

            if (_number is not null && _nextPart.Length is 0 && Lettered().Match(line) is { Success: true } lettered && Under(_number, lettered.Groups["letter"].Value) is { } number)
            {
                return Begin(number, lettered.Groups["rest"].Value, at);
            }

            if (_number is null || _nextPart.Length > 0)
            {
                return Refused($"Line {at} belongs to no clause: “{Shortened(line)}”. Give it a number, or put # before it if it is the heading of a part.");
            }

            _paragraph.Append(_paragraph.Length > 0 ? " " : "").Append(line);
            return null;
        }

        private Cutting.Refused? Begin(string number, string rest, int at)
        {
            if (End(at, number) is { } refused)
            {
                return refused;
            }

            var address = new NumberedClause(number, "", "", "").Address;
            if (_lineOf.TryGetValue(address, out var before))
            {
                return Refused($"Line {at}: clause {number} is there already, on line {before}. Each number stands once.");
            }

            if (number.Count(letter => letter is '(') > MostBrackets)
            {
                return Refused($"Line {at}: clause {number} lies too deep. There may be {MostBrackets} pairs of brackets.");
            }

            if (!number.Contains('(', StringComparison.Ordinal))
            {
                var order = Order(number);
                if (Compare(order, _last) <= 0)
                {
                    return Refused($"Line {at}: clause {number} comes after {InWords(_last)}, out of order. If a line only happens to begin with a figure, join it to the line before.");
                }

                _last = order;
            }

            _lineOf.Add(address, at);
            (_number, _part, _nextPart) = (number, _nextPart, "");
            _paragraph.Append(rest);
            return null;
        }

        private Cutting.Refused? End(int at, string next = "")
        {
            EndParagraph();
            if (_number is null)
            {
                return null;
            }

            // What a list follows leads into it, as “A nomination is valid if” does.
            var leadsIn = _paragraphs.Count is 1 && next.StartsWith($"{_number}(", StringComparison.Ordinal);
            var hasHeading = _paragraphs is [var first, ..] && IsHeading(first) && !leadsIn && !_number.Contains('(', StringComparison.Ordinal);
            var clause = new NumberedClause(_number, _part, hasHeading ? _paragraphs[0] : "", string.Join("\n\n", _paragraphs.Skip(hasHeading ? 1 : 0)));
            _paragraphs.Clear();
            _number = null;
            if (clause.Text.Length > LongestClause)
            {
                return Refused($"Clause {clause.Number}, which ends before line {at}, has {clause.Text.Length:N0} letters; a clause has at most {LongestClause:N0}. Number its parts.");
            }

            _clauses.Add(clause);
            return null;
        }

        private void EndParagraph()
        {
            if (_paragraph.Length > 0)
            {
                _paragraphs.Add(_paragraph.ToString());
                _paragraph.Clear();
            }
        }
    }

    private static bool IsHeading(string paragraph) =>
        paragraph.Length <= LongestHeading && !char.IsLower(paragraph[0]) && char.IsLetterOrDigit(paragraph[^1]);

    /// <summary>
    /// The number of a line that has only a letter: the next after one that is open, the deepest first,
    /// or the first of its kind under the clause before it. Null if it continues nothing, and so is text.
    /// </summary>
    internal static string? Under(string number, string letter)
    {
        for (var open = number; open.EndsWith(')');)
        {
            var bracket = open.LastIndexOf('(');
            if (IsNext(open[(bracket + 1)..^1], letter))
            {
                return $"{open[..bracket]}({letter})";
            }

            open = open[..bracket];
        }

        return letter is "a" or "i" or "1" or "A" ? $"{number}({letter})" : null;
    }

    private static bool IsNext(string before, string letter) =>
        (int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) && letter == (figure + 1).ToString(CultureInfo.InvariantCulture))
        || (Array.IndexOf(_roman, before) is var at and >= 0 && at + 1 < _roman.Length && _roman[at + 1] == letter)
        || (before is [var one and not ('z' or 'Z')] && char.IsAsciiLetter(one) && letter is [var next] && next == one + 1);

    private static readonly string[] _roman =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"];

    // 4A comes between 4 and 5.
    private static int[] Order(string number) =>
    [
        .. number.Split('.').Select(part => char.IsAsciiDigit(part[^1])
            ? 100 * int.Parse(part, CultureInfo.InvariantCulture)
            : (100 * int.Parse(part[..^1], CultureInfo.InvariantCulture)) + part[^1] - 'A' + 1),
    ];

    private static int Compare(int[] left, int[] right) => left.AsSpan().SequenceCompareTo(right);

    private static string InWords(int[] order) =>
        string.Join('.', order.Select(part => (part / 100).ToString(CultureInfo.InvariantCulture) + (part % 100 is 0 ? "" : ((char)('A' + (part % 100) - 1)).ToString())));

    private static string Shortened(string line) => line.Length <= 60 ? line : line[..60] + "…";

    private static bool IsWhole(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (char.IsSurrogate(line[at]) && !(char.IsHighSurrogate(line[at]) && at + 1 < line.Length && char.IsLowSurrogate(line[++at])))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,3}[A-Z]?(\.[0-9]{1,3}[A-Z]?)*(\([0-9A-Za-z]{1,5}\))*)[.:]?( +(?<rest>.*))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\((?<letter>[0-9A-Za-z]{1,5})\)( +(?<rest>.*))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Lettered();
}
