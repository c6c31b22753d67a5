using System.Text;
using System.Text.Unicode;

namespace RankAndFile.Counting.Formats;

/// <summary>One line of a file and how far it has been read; knows its columns and what stands where.</summary>
internal ref struct LineText(ReadOnlySpan<byte> line, long number)
{
    private const int LongestExcerpt = 24;

    private readonly ReadOnlySpan<byte> _line = line;

    internal long Number { get; } = number;

    /// <summary>Where the next byte stands, counting from nothing.</summary>
    internal int Position { get; set; }

    internal readonly bool AtEnd => Position >= _line.Length;

    /// <summary>The next byte, or nothing at the end of the line.</summary>
    internal readonly byte Next => AtEnd ? (byte)0 : _line[Position];

    internal readonly ReadOnlySpan<byte> Rest => _line[Position..];

    internal void SkipBlanks()
    {
        while (!AtEnd && IsBlank(_line[Position]))
        {
            Position++;
        }
    }

    internal void SkipRest() => Position = _line.Length;

    /// <summary>Takes the bytes up to the next blank or any of <paramref name="ends"/>; at least one.</summary>
    internal ReadOnlySpan<byte> Word(ReadOnlySpan<byte> ends)
    {
        var start = Position;
        do
        {
            Position++;
        }
        while (!AtEnd && !IsBlank(_line[Position]) && !ends.Contains(_line[Position]));
        return _line[start..Position];
    }

    internal readonly int Column(int position) => ColumnOf(_line, position);

    /// <summary>The column of a position as an editor shows it: letters, not bytes.</summary>
    internal static int ColumnOf(ReadOnlySpan<byte> line, int position)
    {
        if (Ascii.IsValid(line) || !Utf8.IsValid(line))
        {
            return position + 1;
        }

        var column = 1;
        foreach (var each in line[..position])
        {
            column += (each & 0xC0) is 0x80 ? 0 : 1;
        }

        return column;
    }

    /// <summary>What stands at a position, quoted and cut short.</summary>
    internal readonly string Found(int position)
    {
        var rest = _line[position..];
        if (rest.IsEmpty)
        {
            return "the end of the line";
        }

        return Letters.Quoted(rest, LongestExcerpt);
    }

    internal static bool IsBlank(byte each) => each is (byte)' ' or (byte)'\t';
}
