using RankAndFile.Counting.Formats;

namespace RankAndFile.Documents.Tests;

/// <summary>Elections in files, counted.</summary>
internal static class CaseLibrary
{
    /// <summary>Files of real elections, which stay outside this repository; empty where they are absent.</summary>
    internal static IReadOnlyList<string> RealElections { get; } = FilesIn("societies");

    /// <summary>Counts with every lot falling on the lowest number, or null where the rule book refuses the contest.</summary>
    internal static Transcript? TryCounted(string file, string rules, Func<Contest, Contest>? changed = null)
    {
        using var stream = File.OpenRead(file);
        var accepted = Assert.IsType<ReadOutcome.Accepted>(BltFile.Read(stream));
        var contest = changed?.Invoke(accepted.Contest) ?? accepted.Contest;
        var book = RuleBooks.Find(rules)!;
        return Count.RefusalToRun(book, contest) is null
            ? Assert.IsType<CountOutcome.Completed>(Count.Run(book, contest, accepted.Papers, new Lots.InOrder([]))).Transcript
            : null;
    }

    internal static Transcript Counted(string file, string rules) =>
        TryCounted(file, rules) ?? throw new InvalidOperationException($"{file} cannot be counted under {rules}.");

    private static List<string> FilesIn(string folder)
    {
        var ballots = Path.Combine(Golden.Repository, "..", "shared", "data", folder, "ballots");
        return Directory.Exists(ballots) ? [.. Directory.EnumerateFiles(ballots, "*.blt").Order(StringComparer.Ordinal)] : [];
    }
}
