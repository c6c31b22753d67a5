using RankAndFile.Cli.Asking;
using RankAndFile.Cli.Printing;
using RankAndFile.Counting;
using RankAndFile.Documents;

namespace RankAndFile.Cli.Commands;

/// <summary><c>explain</c>: the count in plain words, under which paragraph each thing was done.</summary>
internal static class ExplainVerb
{
    internal const string Summary = "Tells in plain words what happened in a count and why.";

    internal static Verb Make(Desk desk)
    {
        var verb = new Verb("explain", Summary);
        var contest = new ContestAsked();
        var rules = Asked.Option("--rules", "ID", "The rule book: rankandfile rules lists them.", required: true);
        var candidate = Asked.Option("--candidate", "WHO", "Tells of this candidate only: why elected, or why not.");
        verb.Options.Add(rules);
        verb.Options.Add(candidate);
        contest.AddTo(verb);
        verb.SetAction(asked =>
        {
            if (RulesAsked.Find(asked.GetValue(rules)!) is not { } book)
            {
                return desk.WrongUsage(RulesAsked.WhyNot(asked.GetValue(rules)!));
            }

            if (contest.Read(desk, asked, out var election, out var lots) is { } stopped)
            {
                return stopped;
            }

            return CandidatesAsked.One(desk, election.Contest, "--candidate", asked.GetValue(candidate), out var who)
                ?? Run(desk, book, election, lots, who);
        });
        return verb;
    }

    private static int Run(Desk desk, RuleBook rules, Election election, Lots lots, CandidateNumber? who)
    {
        if (Count.RefusalToRun(rules, election.Contest) is { } refusal)
        {
            return desk.BadInput(refusal.ToString());
        }

        var outcome = Count.Run(rules, election.Contest, election.Papers, lots);
        if (outcome is CountOutcome.LotNeeded needed)
        {
            Explanation.WriteText(needed.SoFar, desk.Out);
            desk.Out.Flush();
            return LotToDraw.Tell(desk, needed, showSoFar: false);
        }

        var count = ((CountOutcome.Completed)outcome).Transcript;
        if (who is { } one)
        {
            Explanation.WriteText(count, one, desk.Out);
        }
        else
        {
            Explanation.WriteText(count, desk.Out);
        }

        return Exit.Done;
    }
}
