using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>The ballots of real elections, which lie beside the repository and not in it.</summary>
internal static class SharedData
{
    /// <summary>All files of papers; the test is skipped, saying so, where there are none.</summary>
    internal static IReadOnlyList<string> Ballots()
    {
        var folder = Repository.Path("..", "shared", "data");
        Assert.SkipUnless(Directory.Exists(folder), "../shared/data is not here");
        return [.. Directory.GetDirectories(folder).SelectMany(set => Directory.GetFiles(Path.Combine(set, "ballots"))).Order(StringComparer.Ordinal)];
    }
}
