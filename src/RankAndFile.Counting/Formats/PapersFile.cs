namespace RankAndFile.Counting.Formats;

/// <summary>The formats that papers are kept in.</summary>
public enum PapersFormat
{
    Blt,
    Csv,
    Json,
}

/// <summary>A file of papers in any of the formats: its name says which, or else what it begins with.</summary>
public static class PapersFile
{
    public static ReadOutcome Read(Stream stream, string name, ReadingOptions? options = null)
    {
        if (FormatOf(name) is { } format)
        {
            return Read(stream, format, options);
        }

        var start = new byte[1 << 10];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        using var whole = new BegunStream(start.AsMemory(0, length), stream);
        return Read(whole, LikelyFormat(start.AsSpan(0, length)), options);
    }

    public static ReadOutcome Read(Stream stream, PapersFormat format, ReadingOptions? options = null) => format switch
    {
        PapersFormat.Csv => CsvPapers.Read(stream, options),
        PapersFormat.Json => JsonPapers.Read(stream, options),
        _ => BltFile.Read(stream, options),
    };

    /// <summary>Writes the papers, or gives the reason why the format cannot hold them.</summary>
    public static Refusal? Write(Stream stream, PapersFormat format, Contest contest, MarkedPapers papers) => format switch
    {
        PapersFormat.Csv => CsvPapers.Write(stream, contest, papers),
        PapersFormat.Json => JsonPapers.Write(stream, contest, papers),
        _ => BltFile.Write(stream, contest, papers),
    };

    /// <summary>The format that a file of this name has, or null if the name does not say.</summary>
    public static PapersFormat? FormatOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".BLT" or ".HIL" or ".DAT" => PapersFormat.Blt,
        ".CSV" or ".TSV" => PapersFormat.Csv,
        ".JSON" => PapersFormat.Json,
        _ => null,
    };

    /// <summary>JSON begins with a brace; BLT with two numbers; the first row of CSV has separators or words.</summary>
    private static PapersFormat LikelyFormat(ReadOnlySpan<byte> start)
    {
        start = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? start[3..] : start;
        start = start.TrimStart(" \t\r\n"u8);
        if (start.StartsWith((byte)'{'))
        {
            return PapersFormat.Json;
        }

        // A comment may hold anything; what stands behind the first ones tells.
        while (start.StartsWith((byte)'#') && start.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0 && !IsNote(start[..end]))
        {
            start = start[end..].TrimStart(" \t\r\n"u8);
        }

        var length = start.IndexOfAny((byte)'\n', (byte)'\r');
        var line = length < 0 ? start : start[..length];
        return line.ContainsAny(",;\""u8) || (!line.IsEmpty && char.IsAsciiLetter((char)line[0])) ? PapersFormat.Csv : PapersFormat.Blt;
    }

    private static bool IsNote(ReadOnlySpan<byte> line) => line.StartsWith("#title"u8) || line.StartsWith("#places"u8) || line.StartsWith("#candidates"u8);
}
