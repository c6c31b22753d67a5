using System.CommandLine;

namespace RankAndFile.Cli.Commands;

/// <summary><c>count</c>: papers in, result sheet out.</summary>
internal static class CountVerb
{
    internal const string Summary = "Counts an election and prints its result sheet.";

    internal static Verb Make(Desk desk)
    {
        var verb = new Verb("count", Summary);
        var file = new Argument<string>("FILE") { Description = "papers" };
        verb.Arguments.Add(file);
        var rules = new Option<string>("--rules") { HelpName = "ID", Required = true, Description = "rules" };
        verb.Options.Add(rules);
        for (var i = 0; i < 12; i++) { verb.Options.Add(new Option<string>("--x" + i) { HelpName = "N", Description = "blah blah blah" }); }
        verb.SetAction(asked => { desk.Out.WriteLine(asked.GetValue(file)); return 0; });
        return verb;
    }
}
