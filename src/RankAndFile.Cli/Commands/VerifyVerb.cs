using RankAndFile.Cli.Asking;
using RankAndFile.Cli.Scrutinising;
using RankAndFile.Scrutiny;

namespace RankAndFile.Cli.Commands;

/// <summary><c>verify</c>: checks the public record of an election, without the office that made it.</summary>
internal static class VerifyVerb
{
    internal const string Summary = "Checks the public record of an election, and says what it could not check.";

    internal static Verb Make(Desk desk)
    {
        var bundle = BundleAsked.Argument();
        var head = Asked.Option("--head", "FILE", "A head you kept: the record must continue it. See witness keep.");
        var verb = new Verb("verify", Summary)
        {
            Arguments = { bundle },
            Options = { head },
            Notes = """
                The checks have the numbers of docs/record-format.md. Without a head that somebody kept,
                a record that was written anew from its beginning cannot be found out.
                """,
        };
        verb.SetAction(asked => Run(desk, asked.GetValue(bundle)!, asked.GetValue(head)));
        return verb;
    }

    private static int Run(Desk desk, string path, string? headPath)
    {
        SignedHead? given = null;
        if ((headPath is not null ? HeadFile.Read(desk, headPath, out given) : null) is { } stopped)
        {
            return stopped;
        }

        return BundleAsked.Verify(desk, path, given, verified =>
        {
            ChecksPrinted.Write(verified, desk.Out);
            return verified.Holds ? Exit.Done : Exit.BadInput;
        });
    }
}
