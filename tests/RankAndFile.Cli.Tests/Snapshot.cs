using System.Runtime.CompilerServices;

namespace RankAndFile.Cli.Tests;

/// <summary>Text that a person has read and found right, kept beside the tests. <c>./dev docs</c> writes it anew.</summary>
internal static class Snapshot
{
    internal static bool Rewriting => Environment.GetEnvironmentVariable("RANKANDFILE_WRITE_DOCS") is "1";

    internal static void Equal(string name, string got, [CallerFilePath] string from = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(from)!, $"{name}.verified.txt");
        if (Rewriting)
        {
            File.WriteAllText(file, got);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : $"There is no {file}: ./dev docs writes it.", got);
    }
}
