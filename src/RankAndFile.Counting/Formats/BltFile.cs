namespace RankAndFile.Counting.Formats;

/// <summary>Files in the format of Hill, Wichmann and Woodall, which most counting programs read and write.</summary>
public static partial class BltFile
{
    /// <summary>Reads a file as other programs and people write them; docs/blt-dialects.md says what it takes.</summary>
    public static ReadOutcome Read(Stream stream, ReadingOptions? options = null) =>
        new BltReading(stream, options ?? ReadingOptions.None).Read();
}
