using System.Text;

namespace RankAndFile.Counting.Formats;

/// <summary>
/// The rows of a file of separated cells, as RFC 4180 has them: a cell in quotation marks may hold
/// separators and line ends, which become blanks.
/// </summary>
internal sealed class CsvRows(FileLines lines)
{
    private const byte QuotationMark = (byte)'"';

    private readonly List<Cell> _cells = [];
    private byte[] _bytes = new byte[1 << 10];
    private int _used;

    /// <summary>What separates cells; unknown until a row has been seen that has several.</summary>
    internal byte? Separator { get; private set; }

    /// <summary>The line on which the row began.</summary>
    internal long Line { get; private set; }

    /// <summary>Whether the row is a note: it begins with #.</summary>
    internal bool IsNote { get; private set; }

    internal int Count => _cells.Count;

    /// <summary>Set when the file ended inside quotation marks.</summary>
    internal bool EndedInsideQuotes { get; private set; }

    internal ReadOnlySpan<byte> this[int cell] =>
        cell < Count ? _bytes.AsSpan(_cells[cell].Start, _cells[cell].Length).Trim(" \t"u8) : [];

    internal int ColumnOf(int cell) => cell < Count ? _cells[cell].Column : _cells[^1].Column + _cells[^1].Length;

    internal string Text(int cell) => Letters.Decode(this[cell]);

    /// <summary>Reads the next row that is not empty; false at the end of the file.</summary>
    internal bool Next()
    {
        while (lines.Next(out var line))
        {
            if (line.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            Line = lines.Number;
            _cells.Clear();
            _used = 0;
            var separator = Separator ?? LikelySeparator(line);

            // A note may be anybody's prose: it does not settle what separates.
            IsNote = line[0] is (byte)'#';
            Separator ??= IsNote ? null : separator;
            Split(line, separator);
            return !EndedInsideQuotes;
        }

        return false;
    }

    private void Split(ReadOnlySpan<byte> line, byte separator)
    {
        var at = 0;
        var isAscii = Ascii.IsValid(line);
        while (true)
        {
            var cell = new Cell(_used, 0, isAscii ? at + 1 : LineText.ColumnOf(line, at));
            while (at < line.Length && LineText.IsBlank(line[at]) && line[at] != separator)
            {
                at++;
            }

            if (at < line.Length && line[at] is QuotationMark)
            {
                at = Quoted(ref line, at + 1);
                isAscii = Ascii.IsValid(line);
            }

            var length = line[at..].IndexOf(separator);
            length = length < 0 ? line.Length - at : length;
            Keep(line.Slice(at, length));
            _cells.Add(cell with { Length = _used - cell.Start });
            at += length + 1;
            if (at > line.Length)
            {
                return;
            }
        }
    }

    /// <summary>Keeps what stands in quotation marks, and says where it goes on behind them.</summary>
    private int Quoted(ref ReadOnlySpan<byte> line, int at)
    {
        while (true)
        {
            var length = line[at..].IndexOf(QuotationMark);
            if (length < 0)
            {
                Keep(line[at..]);
                Keep(" "u8);
                at = 0;
                if (!lines.Next(out line))
                {
                    EndedInsideQuotes = true;
                    return 0;
                }

                continue;
            }

            Keep(line.Slice(at, length));
            at += length + 1;
            if (at == line.Length || line[at] is not QuotationMark)
            {
                return at;
            }

            Keep("\""u8);
            at++;
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        while (_bytes.Length - _used < bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        bytes.CopyTo(_bytes.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>The one of comma, semicolon and tab that stands most often outside quotation marks.</summary>
    private static byte LikelySeparator(ReadOnlySpan<byte> line)
    {
        Span<int> found = [0, 0, 0];
        var separators = ",;\t"u8;
        var quoted = false;
        foreach (var each in line)
        {
            quoted ^= each is QuotationMark;
            if (!quoted && separators.IndexOf(each) is var which and >= 0)
            {
                found[which]++;
            }
        }

        var most = found[1] > found[0] ? 1 : 0;
        return separators[found[2] > found[most] ? 2 : most];
    }

    private readonly record struct Cell(int Start, int Length, int Column);
}
