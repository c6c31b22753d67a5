using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using RankAndFile.Cli.Commands;

namespace RankAndFile.Cli;

/// <summary>What the command understands. Only the verb that is asked for is built: a start must not pay for all of them.</summary>
internal static class CommandLine
{
    private const string Summary = "Counts the elections of unions, societies and co-operatives so that anyone can check them line by line.";

    private const string Notes = """
        rankandfile VERB --help tells more about one of them.

        It ends with 0 when it has done what was asked, 2 when it was asked wrongly, 3 when a file
        cannot be read, written or counted as it stands or a record does not hold, 4 when a lot must be
        drawn, and 1 only for a defect of its own.
        """;

    private static readonly (string Name, string Summary, Func<Desk, Verb> Make)[] _verbs =
    [
        ("count", CountVerb.Summary, CountVerb.Make),
        ("explain", ExplainVerb.Summary, ExplainVerb.Make),
        ("compare", CompareVerb.Summary, CompareVerb.Make),
        ("check", CheckVerb.Summary, CheckVerb.Make),
        ("convert", ConvertVerb.Summary, ConvertVerb.Make),
        ("rules", RulesVerb.Summary, RulesVerb.Make),
        ("lots", LotsVerb.Summary, LotsVerb.Make),
        ("conform", ConformVerb.Summary, ConformVerb.Make),
        ("verify", VerifyVerb.Summary, VerifyVerb.Make),
        ("witness", WitnessVerb.Summary, WitnessVerb.Make),
    ];

    internal static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    internal static Command Root(string[] args, Desk desk)
    {
        var root = new Verb("rankandfile", Summary) { Notes = Notes };
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Shows this page.", Recursive = true, Action = new ShowHelp(desk) });
        root.Options.Add(new Option<string>("--version") { Description = "Shows the version.", Arity = ArgumentArity.Zero, Action = new ShowVersion(desk) });
        var asked = args.Length > 0 ? Array.FindIndex(_verbs, verb => verb.Name == args[0]) : -1;
        if (asked >= 0)
        {
            root.Subcommands.Add(_verbs[asked].Make(desk));
            return root;
        }

        foreach (var (name, summary, _) in _verbs)
        {
            root.Subcommands.Add(new Verb(name, summary));
        }

        return root;
    }

    internal static int WrongUsage(ParseResult asked, Desk desk)
    {
        var command = asked.CommandResult.Command;
        if (asked.Tokens.Count is 0)
        {
            Help.Write(command, desk.Error);
            return Exit.WrongUsage;
        }

        var verbs = command.Subcommands.Select(verb => verb.Name).ToArray();
        var messages = verbs.Length > 0
            ? [$"found {(asked.UnmatchedTokens.Count > 0 ? asked.UnmatchedTokens[0] : "nothing")}, expected one of {string.Join(", ", verbs)}"]
            : asked.Errors.Select(error => error.Message).Distinct().ToArray();
        foreach (var message in messages)
        {
            desk.Error.WriteLine($"rankandfile: {message}");
        }

        desk.Error.WriteLine($"{Help.Path(command)} --help shows what can be asked.");
        return Exit.WrongUsage;
    }

    private sealed class ShowHelp(Desk desk) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Help.Write(parseResult.CommandResult.Command, desk.Out);
            return Exit.Done;
        }
    }

    private sealed class ShowVersion(Desk desk) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            desk.Out.WriteLine($"rankandfile {Version}");
            return Exit.Done;
        }
    }
}

/// <summary>One thing the command does, with what its help page says below the options.</summary>
internal sealed class Verb(string name, string summary) : Command(name, summary)
{
    internal string Notes { get; init; } = "";
}
