using System.Runtime.CompilerServices;

namespace RankAndFile.Cli.Tests;

/// <summary>Where this repository's own files are, for tests that hold them to their word.</summary>
internal static class Repository
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>The real elections that lie beside the repository, or null.</summary>
    internal static string? RealElections =>
        Path.GetFullPath(Path.Combine(Root, "..", "shared", "data")) is var folder && Directory.Exists(folder) ? folder : null;

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    internal static string TextOf(params string[] parts) => File.ReadAllText(PathOf(parts));

    internal static IEnumerable<string> SourceFiles() =>
        new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
