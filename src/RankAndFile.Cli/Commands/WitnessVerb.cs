using System.CommandLine;
using RankAndFile.Cli.Asking;
using RankAndFile.Cli.Scrutinising;
using RankAndFile.Scrutiny;

namespace RankAndFile.Cli.Commands;

/// <summary><c>witness</c>: keeps the last head of a record that somebody saw, and co-signs it, so that the record cannot be written anew behind them.</summary>
internal static class WitnessVerb
{
    internal const string Summary = "Keeps the head of a record, checks that the next one continues it, and co-signs it.";

    internal static Verb Make(Desk desk) => new("witness", Summary)
    {
        Notes = "docs/record-format.md says what a witness signs.",
        Subcommands = { New(desk), Keep(desk), Sign(desk) },
    };

    private static Verb New(Desk desk)
    {
        var key = Asked.Option("--key", "FILE", "Where the key is written. Only you can read the file; give it to nobody.", required: true);
        var verb = new Verb("new", "Makes the key of a witness, and prints what the office needs of it.") { Options = { key } };
        verb.SetAction(asked => WitnessKey.Make(desk, asked.GetValue(key)!));
        return verb;
    }

    private static Verb Keep(Desk desk)
    {
        var (bundle, seen, first) = (BundleAsked.Argument(), Seen(), First());
        var verb = new Verb("keep", "Checks a record against the head kept last, and keeps its new one.")
        {
            Arguments = { bundle },
            Options = { seen, first },
        };
        verb.SetAction(asked => See(desk, asked.GetValue(bundle)!, asked.GetValue(seen)!, asked.GetValue(first), head => head));
        return verb;
    }

    private static Verb Sign(Desk desk)
    {
        var (bundle, seen, first) = (BundleAsked.Argument(), Seen(), First());
        var key = Asked.Option("--key", "FILE", "The key that witness new made.", required: true);
        var verb = new Verb("sign", "Does what keep does, co-signs the new head, and prints it for the office.")
        {
            Arguments = { bundle },
            Options = { key, seen, first },
        };
        verb.SetAction(asked =>
        {
            if (WitnessKey.Read(desk, asked.GetValue(key)!, out var signing) is { } stopped)
            {
                return stopped;
            }

            using (signing)
            {
                return See(desk, asked.GetValue(bundle)!, asked.GetValue(seen)!, asked.GetValue(first), head => head.WitnessedBy(signing!, Now()));
            }
        });
        return verb;
    }

    private static int See(Desk desk, string path, string seenPath, bool first, Func<SignedHead, SignedHead> witness)
    {
        SignedHead? seen = null;
        if (first == File.Exists(seenPath))
        {
            return desk.BadInput(first
                ? $"{seenPath}: there is a head kept already; --first is for the first one only."
                : $"{seenPath}: no such file. If this is the first head you see of this record, add --first.");
        }

        if ((first ? null : HeadFile.Read(desk, seenPath, out seen)) is { } stopped)
        {
            return stopped;
        }

        return BundleAsked.Verify(desk, path, seen, verified =>
        {
            if (!verified.Holds || verified.Record?.Last is not { } last)
            {
                return Refuse(desk, verified, seen);
            }

            // Kept before it is shown to anyone: whoever signed a head must never forget that they did.
            var witnessed = witness(last);
            return Written.To(seenPath, desk, file => file.Write(HeadFile.Written(witnessed))) ?? Show(desk, witnessed);
        });
    }

    private static int Show(Desk desk, SignedHead head)
    {
        desk.Out.Flush();
        desk.OutBytes.Write(HeadFile.Written(head));
        return Exit.Done;
    }

    private static int Refuse(Desk desk, Verification verified, SignedHead? seen)
    {
        desk.Error.WriteLine("rankandfile: this record is not co-signed, and the head you kept stays as it is.");
        foreach (var failed in verified.Results.Where(result => result is CheckResult.Failed))
        {
            ChecksPrinted.Write(failed, desk.Error);
        }

        if (seen is not null && verified.Record?.Last is { } last && verified.Results.Any(result => result is CheckResult.Failed { Number: HeadGivenCheck }))
        {
            desk.Error.WriteLine("Keep both heads and this bundle: they are the evidence.");
            desk.Error.WriteLine($"The head you kept, over {seen.Head.Size} entries:");
            desk.Error.Flush();
            desk.Out.WriteLine(System.Text.Encoding.UTF8.GetString(seen.ToBytes()));
            desk.Error.WriteLine($"The head of this bundle, over {last.Head.Size} entries:");
            desk.Out.WriteLine(System.Text.Encoding.UTF8.GetString(last.ToBytes()));
        }

        return Exit.BadInput;
    }

    private const int HeadGivenCheck = 7;

    private static Option<string> Seen() =>
        Asked.Option("--seen", "FILE", "Where the head you saw last is kept, one file a record.", required: true);

    private static Option<bool> First() => new("--first") { Description = "There is no such file yet: this is the first head you see." };

    private static long Now() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
