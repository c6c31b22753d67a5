using System.Runtime.CompilerServices;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>The folder this is a part of, and pages in it that tests hold against the program. ACCEPT=1 writes them anew.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    internal static bool Accepting => Environment.GetEnvironmentVariable("ACCEPT") is "1" || Environment.GetEnvironmentVariable("RANKANDFILE_WRITE_DOCS") is "1";

    internal static string PathOf(string name) => Path.Combine(Root, name);

    internal static string Text(string name) => File.ReadAllText(PathOf(name));

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "RankAndFile.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run from the repository.");
    }
}
