using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using RankAndFile.Counting;

namespace RankAndFile.Web.Register;

/// <summary>How the letters of a file are written down.</summary>
public enum FileEncoding
{
    Utf8,
    Windows1252,
}

/// <summary>What stands between the cells of a file.</summary>
public enum Separator
{
    Comma,
    Semicolon,
    Tab,
}

/// <summary>What came of looking through a file.</summary>
public abstract record Arrival
{
    /// <param name="Header">What stands over the columns.</param>
    /// <param name="Rows">The rows under the header.</param>
    public sealed record Readable(FileEncoding Encoding, Separator Separator, IReadOnlyList<string> Header, long Rows) : Arrival;

    public sealed record Refused(Refusal Refusal) : Arrival;
}

/// <summary>Looks through a whole file before a single row of it is kept, so that one that cannot be read leaves nothing.</summary>
public static class ArrivedFile
{
    public const long LargestFile = 1L << 30;

    private const int MostColumns = 200;
    private const int MostRows = 5_000_000;

    // Longer than any cell of a register. A quotation mark that is never closed would swallow the file.
    private const int LongestCell = 4_000;

    /// <param name="file">It is read twice, from its beginning.</param>
    public static Arrival Look(Stream file)
    {
        if (file.Length is 0)
        {
            return Refused("The file is empty.");
        }

        if (file.Length > LargestFile)
        {
            return Refused("The file is larger than 1 GB. Send the register in several files.");
        }

        var (encoding, no) = EncodingOf(file);
        if (no is not null)
        {
            return Refused(no);
        }

        file.Position = 0;
        var separator = SeparatorOf(file, encoding);
        if (separator is null)
        {
            return Refused("No column could be told from another. The cells have to be separated by commas, semicolons or tabs.");
        }

        file.Position = 0;
        return Structure(file, encoding, separator.Value);
    }

    public static CsvParser Open(Stream file, FileEncoding encoding, Separator separator) => new(
        new StreamReader(file, Decoder(encoding), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16),
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator switch { Separator.Comma => ",", Separator.Semicolon => ";", _ => "\t" },
            BadDataFound = null,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
            BufferSize = 1 << 16,
            ProcessFieldBufferSize = LongestCell,
        });

    private static Encoding Decoder(FileEncoding encoding) =>
        encoding is FileEncoding.Utf8 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static (FileEncoding Encoding, string? No) EncodingOf(Stream file)
    {
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, letters, isUtf8, isFirst) = (new byte[1 << 16], new char[1 << 16], true, true);
        file.Position = 0;
        while (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is var read and > 0)
        {
            var part = bytes.AsSpan(0, read);
            if (isFirst && NotText(part) is { } no)
            {
                return (default, no);
            }

            if (part.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || part.IndexOfAnyInRange((byte)14, (byte)31) >= 0)
            {
                return (default, "This is not a file of text. Save the register as CSV and send that.");
            }

            try
            {
                isUtf8 = isUtf8 && utf8.GetChars(part, letters, flush: read < bytes.Length) >= 0;
            }
            catch (DecoderFallbackException)
            {
                isUtf8 = false;
            }

            isFirst = false;
        }

        return (isUtf8 ? FileEncoding.Utf8 : FileEncoding.Windows1252, null);
    }

    private static string? NotText(ReadOnlySpan<byte> start) => start switch
    {
        [0x50, 0x4B, 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] => "This is a workbook of a spreadsheet. Save it as CSV (UTF-8) and send that.",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "This file is written in UTF-16. Save it as CSV (UTF-8) and send that.",
        [0x25, 0x50, 0x44, 0x46, ..] => "This is a PDF. Save the register as CSV and send that.",
        _ => null,
    };

    private static Separator? SeparatorOf(Stream file, FileEncoding encoding)
    {
        using var text = new StreamReader(file, Decoder(encoding), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var found = new int[3];
        var isQuoted = false;
        for (var at = 0; at < 20_000 && text.Read() is var letter and >= 0 && (isQuoted || letter is not ('\n' or '\r')); at++)
        {
            isQuoted ^= letter is '"';
            if (!isQuoted && ",;\t".IndexOf((char)letter, StringComparison.Ordinal) is var kind and >= 0)
            {
                found[kind]++;
            }
        }

        return found.Max() is var most and > 0 ? (Separator)Array.IndexOf(found, most) : null;
    }

    private static Arrival Structure(Stream file, FileEncoding encoding, Separator separator)
    {
        var parser = Open(file, encoding, separator);
        var before = 0;
        try
        {
            if (!parser.Read() || parser.Record is not { } header)
            {
                return Refused("The file is empty.");
            }

            if (HeaderRefusal(header) is { } no)
            {
                return Refused(no);
            }

            var (rows, last, isOpen) = (0L, 0, false);
            for (before = parser.RawRow; parser.Read(); before = parser.RawRow)
            {
                last = before;
                rows += IsBlank(parser) ? 0 : 1;
                isOpen = parser.Count > 0 && parser[parser.Count - 1].Contains('\n', StringComparison.Ordinal) && parser.RawRecord.AsSpan().Count('"') % 2 is 1;
                if (rows > MostRows)
                {
                    return Refused($"The file has more than {MostRows:N0} rows. Send the register in several files.");
                }
            }

            return isOpen ? Refused(NeverClosed(last))
                : rows is 0 ? Refused("There is a header, and no row under it.")
                : new Arrival.Readable(encoding, separator, [.. header.Select(cell => Cells.Cleaned(cell))], rows);
        }
        catch (MaxFieldSizeException)
        {
            return Refused(NeverClosed(before));
        }
    }

    internal static bool IsBlank(CsvParser parser) => parser.Count is 0 || (parser.Count is 1 && string.IsNullOrWhiteSpace(parser[0]));

    private static string? HeaderRefusal(string[] header)
    {
        if (header.Length > MostColumns)
        {
            return $"The file has more than {MostColumns} columns.";
        }

        return header.All(string.IsNullOrWhiteSpace) || header.Any(cell => cell.Contains('@', StringComparison.Ordinal) || cell.Trim() is { Length: > 3 } figures && figures.All(char.IsAsciiDigit))
            ? "The first line has to say what the columns are, such as Number, Name, Address. This one looks like a member."
            : null;
    }

    private static string NeverClosed(int before) =>
        $"Line {before + 1}: a quotation mark opens a cell that never ends, or a cell is longer than {LongestCell:N0} letters.";

    private static Arrival.Refused Refused(string reason) => new(new Refusal(reason, Because.Import));
}
