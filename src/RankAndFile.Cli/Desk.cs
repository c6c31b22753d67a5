using System.Text;

namespace RankAndFile.Cli;

/// <summary>What the command has before it: what comes in, what goes out, and whether a person is watching.</summary>
public sealed class Desk : IDisposable
{
    private const int BrokenPipe = 32;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Desk(Stream input, Stream output, TextWriter error)
    {
        (In, OutBytes, Error) = (input, output, error);
        Out = new StreamWriter(output, _utf8, 1 << 14, leaveOpen: true) { NewLine = "\n" };
    }

    public Stream In { get; }

    /// <summary>For what is not text. Nothing may wait in <see cref="Out"/> when it is written to.</summary>
    public Stream OutBytes { get; }

    public StreamWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>A person reads what goes out.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>A person sees the errors: the only place where progress is shown.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The streams of this process, taken directly: the console's own writers set up a terminal, which costs a start.</summary>
    public static Desk OfThisProcess() =>
        new(Console.OpenStandardInput(), Console.OpenStandardOutput(), new StreamWriter(Console.OpenStandardError(), _utf8) { AutoFlush = true, NewLine = "\n" })
        {
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };

    public int WrongUsage(string why)
    {
        Error.WriteLine($"rankandfile: {why}");
        return Exit.WrongUsage;
    }

    public int BadInput(string why)
    {
        Error.WriteLine($"rankandfile: {why}");
        return Exit.BadInput;
    }

    /// <summary>Whoever read our output has read enough: <c>rankandfile … | head</c>.</summary>
    internal static bool ReaderHasGone(IOException error) => error.HResult == BrokenPipe;

    /// <summary>What waits in <see cref="Out"/> is not written any more: after a failed write it would only fail again.</summary>
    public void Dispose() => Error.Flush();
}
