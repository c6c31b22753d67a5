using System.Runtime.CompilerServices;

namespace RankAndFile.Documents.Tests;

/// <summary>
/// Compares a document with the one that was read through and kept. To keep the new ones instead,
/// run the tests with ACCEPT=1, and read the difference before it is committed.
/// </summary>
internal static class Golden
{
    internal static string Repository { get; } = FindRepository();

    internal static void Holds(string document, string path)
    {
        var kept = Path.Combine(Repository, path);
        if (Environment.GetEnvironmentVariable("ACCEPT") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, document);
            return;
        }

        Assert.True(File.Exists(kept), $"{path} has not been kept yet: run the tests with ACCEPT=1.");
        Assert.Equal(File.ReadAllText(kept), document);
    }

    private static string FindRepository([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "RankAndFile.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run from the repository.");
    }
}
