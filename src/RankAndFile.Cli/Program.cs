using System.CommandLine;

namespace RankAndFile.Cli;

/// <summary>The command <c>rankandfile</c>.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        using var desk = Desk.OfThisProcess();
        return Run(args, desk);
    }

    /// <summary>Does what the arguments ask and says how it ended: see <see cref="Exit"/>.</summary>
    public static int Run(string[] args, Desk desk)
    {
        try
        {
            var exit = Asked(args, desk);
            desk.Out.Flush();
            return exit;
        }
        catch (IOException error) when (Desk.ReaderHasGone(error))
        {
            return Exit.Done;
        }
        catch (IOException error)
        {
            return desk.BadInput(error.Message);
        }
        catch (UnauthorizedAccessException error)
        {
            return desk.BadInput(error.Message);
        }
#pragma warning disable CA1031 // The last resort: whatever else arrives here is a defect of ours, and says so.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return OurDefect(args, desk, defect);
        }
    }

    private static int Asked(string[] args, Desk desk)
    {
        var root = CommandLine.Root(args, desk);
        var asked = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (asked.Errors.Count > 0)
        {
            return CommandLine.WrongUsage(asked, desk);
        }

        return asked.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = desk.Out,
            Error = desk.Error,
        });
    }

    private static int OurDefect(string[] args, Desk desk, Exception defect)
    {
        desk.Error.WriteLine("""
            This is a defect of rankandfile, not of your file or of what you asked. No result was
            printed that you may rely on. Please report it, with the lines below and, if you may
            share it, the file: see SECURITY.md for what could change a result, CONTRIBUTING.md
            for anything else.

            """);
        desk.Error.WriteLine($"rankandfile {CommandLine.Version} {string.Join(' ', args)}");
        desk.Error.WriteLine(defect);
        return Exit.Defect;
    }
}
