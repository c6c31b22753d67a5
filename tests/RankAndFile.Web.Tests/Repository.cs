using System.Runtime.CompilerServices;

namespace RankAndFile.Web.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    internal static string File(string path) => Path.Combine(Root(), path);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
