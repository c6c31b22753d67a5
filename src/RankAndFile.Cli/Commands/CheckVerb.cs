using System.Globalization;
using RankAndFile.Cli.Asking;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Commands;

/// <summary><c>check</c>: what a file of papers holds, or where it is wrong.</summary>
internal static class CheckVerb
{
    internal const string Summary = "Checks a file of papers: what it holds, which papers are valid, or where it is wrong.";

    /// <summary>How often papers may come to each finding depends on the rule book's way of reading, not on its lots.</summary>
    private static readonly Lots _anyLots = new Lots.InOrder([]);

    internal static Verb Make(Desk desk)
    {
        var verb = new Verb("check", Summary) { Notes = "A file that cannot be read is refused with its first twenty errors, each as FILE:line:column." };
        var (file, places) = (Asked.File(), Asked.Places());
        verb.Arguments.Add(file);
        verb.Options.Add(places);
        verb.SetAction(asked =>
        {
            if (ElectionFile.Read(desk, asked.GetValue(file)!, (int?)asked.NumberOf(places), out var election) is { } stopped)
            {
                return stopped;
            }

            WriteContest(election, desk.Out);
            foreach (var way in RuleBooks.All.GroupBy(rules => rules.HowPapersAreRead))
            {
                WriteFindings(election, [.. way], desk.Out);
            }

            return Exit.Done;
        });
        return verb;
    }

    private static void WriteContest(Election election, TextWriter to)
    {
        var contest = election.Contest;
        to.WriteLine(contest.Title.Length > 0 ? contest.Title : "(no title)");
        to.WriteLine($"  places      {contest.Places}");
        to.WriteLine($"  candidates  {contest.Candidates.Length}");
        if (!contest.Withdrawn.IsEmpty)
        {
            to.WriteLine($"  withdrawn   {string.Join(", ", contest.Withdrawn.Select(contest.NameOf))}");
        }

        foreach (var guarantee in contest.Guarantees)
        {
            to.WriteLine($"  guaranteed  {guarantee.AtLeast} of {guarantee.Category}");
        }

        to.WriteLine($"  papers      {Written(election.Papers.Total)}, marked in {election.Papers.Patterns.ToString("N0", CultureInfo.InvariantCulture)} different ways");
    }

    private static void WriteFindings(Election election, RuleBook[] books, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine($"Read as {string.Join(", ", books.Select(rules => rules.Id))} {(books.Length is 1 ? "reads" : "read")} them:");
        if (Array.Find(books, rules => Count.RefusalToRun(rules, election.Contest) is null) is not { } rules)
        {
            to.WriteLine($"  cannot be counted: {Count.RefusalToRun(books[0], election.Contest)}");
            return;
        }

        var counted = (CountOutcome.Completed)Count.Run(rules, election.Contest, election.Papers, _anyLots);
        var read = counted.Transcript.Papers;
        to.WriteLine($"  valid       {Written(read.Valid)}");
        to.WriteLine($"  invalid     {Written(read.Invalid)}");
        foreach (var found in read.Findings.Where(found => found.Papers > Papers.None && found.Finding is not PaperFinding.ReadInFull))
        {
            to.WriteLine($"    {Written(found.Papers),9}  {Words(found.Finding)}");
        }
    }

    private static string Words(PaperFinding finding) => finding switch
    {
        PaperFinding.EndsAtGap => "valid as far as a missing number",
        PaperFinding.EndsAtRepetition => "valid as far as a number or a candidate marked twice",
        PaperFinding.Blank => "blank",
        PaperFinding.NoFirstPreference => "no first preference",
        PaperFinding.TwoFirstPreferences => "two or more first preferences",
        PaperFinding.OverVoted => "more marks than votes",
        PaperFinding.OnlyWithdrawn => "for candidates who have withdrawn only",
        _ => "read in full",
    };

    private static string Written(Papers papers) => papers.Count.ToString("N0", CultureInfo.InvariantCulture);
}
