using System.Buffers;

namespace RankAndFile.Counting.Formats;

/// <summary>The names of the candidates and the title, in quotation marks or a line each.</summary>
internal sealed partial class BltReading
{
    private const byte QuotationMark = (byte)'"';
    private const byte Backslash = (byte)'\\';

    private static readonly SearchValues<byte> _inNumbers = SearchValues.Create("0123456789 \t=-()"u8);

    private readonly List<string> _names = [];
    private string _title = "";

    private bool TakeName(ref LineText line)
    {
        var start = line.Position;
        if (_part is Part.Title)
        {
            // Whatever follows is a note, not part of the election.
            var written = line.Rest;
            _title = Letters.Tidy(Letters.Decode(Quoted(ref line) ?? [.. written.Trim(QuotationMark)])) ?? "";
            line.SkipRest();
            _part = Part.AfterTitle;
            return true;
        }

        var name = line.Next is QuotationMark ? Quoted(ref line) : Unquoted(ref line);
        var tidy = name is null ? null : Letters.Tidy(Letters.Decode(name));
        _names.Add(tidy ?? "");
        var number = _names.Count;
        _part = number == _candidates ? Part.Title : Part.Names;
        return tidy is { Length: > 0 } || Wrong(line, start, $"the name of candidate {number}, in quotation marks");
    }

    /// <summary>
    /// A name in quotation marks; one inside it is written twice, or behind a backslash. Null, and the
    /// line stays where it is, if it does not end.
    /// </summary>
    private static byte[]? Quoted(ref LineText line)
    {
        var rest = line.Rest;
        if (!rest.StartsWith(QuotationMark))
        {
            return null;
        }

        var name = new List<byte>();
        for (var at = 1; at < rest.Length; at++)
        {
            var next = at + 1 < rest.Length ? rest[at + 1] : (byte)0;
            if (rest[at] is not QuotationMark)
            {
                at += rest[at] is Backslash && next is QuotationMark or Backslash && !EndsAt(rest, at + 1) ? 1 : 0;
                name.Add(rest[at]);
            }
            else if (next is QuotationMark)
            {
                name.Add(QuotationMark);
                at++;
            }
            else
            {
                line.Position += at + 1;
                return EndsWord(line) ? [.. name] : null;
            }
        }

        return null;
    }

    /// <summary>A name without quotation marks is the rest of its line. A row of numbers is none: papers do not come here.</summary>
    private static byte[]? Unquoted(ref LineText line)
    {
        var rest = line.Rest.TrimEnd(" \t"u8);
        line.SkipRest();
        var isRowOfNumbers = !rest.ContainsAnyExcept(_inNumbers) && (rest.SequenceEqual("0"u8) || rest.ContainsAny(" \t"u8));
        return isRowOfNumbers || rest.Contains(QuotationMark) ? null : [.. rest];
    }

    /// <summary>Whether the quotation mark here is the last on the line: then the backslash before it is a letter of the name.</summary>
    private static bool EndsAt(ReadOnlySpan<byte> rest, int at) =>
        rest[at] is QuotationMark && !rest[(at + 1)..].Contains(QuotationMark);

    private static bool EndsWord(in LineText line) => line.AtEnd || LineText.IsBlank(line.Next) || line.Next is (byte)'#';
}
