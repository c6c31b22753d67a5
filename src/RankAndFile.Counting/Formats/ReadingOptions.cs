namespace RankAndFile.Counting.Formats;

/// <summary>What a file of papers does not say itself, and who hears how far its reading has come.</summary>
public sealed record ReadingOptions
{
    public static ReadingOptions None { get; } = new();

    /// <summary>How many places there are. Goes before what the file says.</summary>
    public int? Places { get; init; }

    /// <summary>Told how many bytes have been read, whenever a few more have.</summary>
    public Action<long>? Progress { get; init; }
}
