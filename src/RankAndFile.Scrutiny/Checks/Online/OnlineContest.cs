using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>A contest that was voted in online, as far as the checks have come with it.</summary>
internal sealed class OnlineContest(SealedContest contest, KeyCeremony ceremony)
{
    internal SealedContest Contest => contest;

    internal KeyCeremony Ceremony => ceremony;

    /// <summary>None until the credentials were listed, or where that list cannot be read.</summary>
    internal BallotsCast? Cast { get; set; }

    /// <summary>What is mixed first, once voting has closed.</summary>
    internal SealedVotes? First { get; set; }

    /// <summary>The list after the last mix that is right; none where one was not, or could not be checked.</summary>
    internal SealedVotes? Last { get; set; }

    internal List<int> Mixers { get; } = [];

    /// <summary>Those that are right.</summary>
    internal SortedDictionary<int, OpeningShares> Shares { get; } = [];

    /// <summary>None until the votes were put together and found right.</summary>
    internal Opened? Opened { get; set; }

    internal bool SharesAreMissing { get; set; }
}

/// <summary>Files that entries name.</summary>
internal static class FrozenFiles
{
    private const long Longest = 1L << 30;

    /// <summary>The bytes of a file, no more of it than was frozen; null where it is not there, is longer than any such file, or cannot be read.</summary>
    internal static byte[]? Bytes(this Bundle bundle, FrozenFile file)
    {
        if (file.Bytes is < 0 or > Longest || !bundle.Has(file.Path))
        {
            return null;
        }

        try
        {
            using var stream = bundle.Open(file.Path);
            var bytes = new byte[file.Bytes];
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }
}
