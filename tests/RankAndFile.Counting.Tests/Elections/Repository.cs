using System.Runtime.CompilerServices;

namespace RankAndFile.Counting.Tests.Elections;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    internal static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    internal static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = System.IO.Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "RankAndFile.slnx")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run from the repository.");
    }
}
