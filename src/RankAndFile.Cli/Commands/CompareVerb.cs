using RankAndFile.Cli.Asking;
using RankAndFile.Cli.Printing;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Commands;

/// <summary><c>compare</c>: the same papers under several rule books, side by side.</summary>
internal static class CompareVerb
{
    internal const string Summary = "Counts the same papers under several rule books and shows where they differ.";

    private const string Notes = """
        A rule book that does not fit the contest, such as the alternative vote for five places, is named
        with its reason. Where a lot is needed, what is certain before it is shown, and it ends with 4.
        """;

    internal static Verb Make(Desk desk)
    {
        var verb = new Verb("compare", Summary) { Notes = Notes };
        var contest = new ContestAsked();
        var rules = Asked.Option("--rules", "IDS", "Rule books, with commas. Without it, all of them.");
        verb.Options.Add(rules);
        contest.AddTo(verb);
        verb.SetAction(asked =>
        {
            var ids = asked.GetValue(rules) is { } text ? text.Split(',', StringSplitOptions.TrimEntries) : [.. RuleBooks.All.Select(book => book.Id)];
            if (ids.FirstOrDefault(id => RulesAsked.Find(id) is null) is { } unknown)
            {
                return desk.WrongUsage(RulesAsked.WhyNot(unknown));
            }

            return contest.Read(desk, asked, out var election, out var lots)
                ?? Run(desk, [.. ids.Select(id => RulesAsked.Find(id)!).Distinct()], election, lots);
        });
        return verb;
    }

    private static int Run(Desk desk, RuleBook[] books, Election election, Lots lots)
    {
        var answers = books.Select(rules => Answered(rules, election, lots)).ToArray();
        SideBySide.Write(election.Contest, election.Papers.Total, answers, desk.Out);
        return Array.Exists(answers, answer => answer.LotNeeded is not null) ? Exit.LotNeeded
            : Array.TrueForAll(answers, answer => answer.Refusal is not null) ? Exit.BadInput
            : Exit.Done;
    }

    private static Answer Answered(RuleBook rules, Election election, Lots lots) =>
        Count.RefusalToRun(rules, election.Contest) is { } refusal
            ? new(rules, null, refusal, null)
            : Count.Run(rules, election.Contest, election.Papers, lots) switch
            {
                CountOutcome.Completed completed => new(rules, completed.Transcript, null, null),
                CountOutcome.LotNeeded needed => new(rules, needed.SoFar, null, needed),
                _ => throw new InvalidOperationException("A count is completed, or needs a lot."),
            };
}
