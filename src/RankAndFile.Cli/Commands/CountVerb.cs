using System.CommandLine;
using RankAndFile.Cli.Asking;
using RankAndFile.Cli.Printing;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Commands;

/// <summary><c>count</c>: papers in, result out.</summary>
internal static class CountVerb
{
    internal const string Summary = "Counts an election and prints its result sheet.";

    private const string Notes = """
        Candidates are given by number, by name, or by a part of a name that only one has.

        A count that comes to a tie the rule book leaves to a lot, and has no such lot, prints what
        happened so far and between whom the lot must be drawn, and ends with 4. Draw it before
        witnesses and count again with --lots: all before it stays the same.
        """;

    internal static Verb Make(Desk desk)
    {
        var verb = new Verb("count", Summary) { Notes = Notes };
        var contest = new ContestAsked();
        var rules = Asked.Option("--rules", "ID", "The rule book: rankandfile rules lists them.", required: true);
        var print = new PrintAsked();
        verb.Options.Add(rules);
        contest.AddTo(verb);
        print.AddTo(verb);
        verb.SetAction(asked =>
        {
            if (RulesAsked.Find(asked.GetValue(rules)!) is not { } book)
            {
                return desk.WrongUsage(RulesAsked.WhyNot(asked.GetValue(rules)!));
            }

            return print.WhyNot(desk, asked)
                ?? contest.Read(desk, asked, out var election, out var lots)
                ?? Run(desk, asked, book, election, lots, print);
        });
        return verb;
    }

    private static int Run(Desk desk, ParseResult asked, RuleBook rules, Election election, Lots lots, PrintAsked print)
    {
        if (Count.RefusalToRun(rules, election.Contest) is { } refusal)
        {
            return desk.BadInput(refusal.ToString());
        }

        switch (Count.Run(rules, election.Contest, election.Papers, lots))
        {
            case CountOutcome.Completed completed:
                return print.Print(desk, asked, completed.Transcript);
            case CountOutcome.LotNeeded needed:
                return LotToDraw.Tell(desk, needed, showSoFar: print.IsTextHere(asked));
            default:
                throw new InvalidOperationException("A count is completed, or needs a lot.");
        }
    }
}
