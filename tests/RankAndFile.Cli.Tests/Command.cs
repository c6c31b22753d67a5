using System.Text;

namespace RankAndFile.Cli.Tests;

/// <summary>What came of running the command: how it ended, what it printed, what it complained of.</summary>
internal sealed record Ran(int Exit, string Out, string Error);

/// <summary>Runs the command in this process, on real files.</summary>
internal static class Command
{
    internal static Ran Run(params string[] args) => RunOn("", args);

    internal static Ran RunOn(string input, params string[] args) => Run(input, outIsTerminal: false, args);

    internal static Ran RunAtTerminal(params string[] args) => Run("", outIsTerminal: true, args);

    private static Ran Run(string input, bool outIsTerminal, string[] args)
    {
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var to = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        using var desk = new Desk(from, to, error) { OutIsTerminal = outIsTerminal };
        var exit = Program.Run(args, desk);
        return new(exit, Encoding.UTF8.GetString(to.ToArray()), error.ToString());
    }
}

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class Folder : IDisposable
{
    internal Folder() => Directory.CreateDirectory(Path);

    internal string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"rankandfile-{System.IO.Path.GetRandomFileName()}");

    internal string With(string name, string text)
    {
        var file = Named(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    internal string Named(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Small elections that fit on a page.</summary>
internal static class Elections
{
    /// <summary>Two places; Ann has a surplus and Bob is elected by it.</summary>
    internal const string Plain = """
        4 2
        5 1 2 0
        2 2 0
        2 3 0
        1 4 3 0
        0
        "Ann Archer"
        "Bob Baker"
        "Cyd Cooper"
        "Dan Archer"
        "A small branch"

        """;

    /// <summary>All four are equal from the beginning: nothing but a lot can part them.</summary>
    internal const string AllEqual = """
        4 2
        2 1 0
        2 2 0
        2 3 0
        2 4 0
        0
        "Ann"
        "Bob"
        "Cyd"
        "Dan"
        "Equals"

        """;
}
