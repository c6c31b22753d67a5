using RankAndFile.Counting;

namespace RankAndFile.Cli.Conforming;

/// <summary>Counts one election under each rule book that has a table for it, and compares.</summary>
internal static class Conformity
{
    /// <summary>The tables were made with every lot falling on the lowest number.</summary>
    private static readonly Lots _lowestNumber = new Lots.InOrder([]);

    internal static Findings Of(ElectionWithTables election)
    {
        var findings = new Findings();
        findings.Election();
        using var desk = new Desk(Stream.Null, Stream.Null, new StringWriter());
        if (ElectionFile.Read(desk, election.File, null, out var read) is not null)
        {
            findings.Differences.Add(new(election.File, 1, "the file", "an election", desk.Error.ToString()!.Trim()));
            return findings;
        }

        (RuleBook? Rules, Transcript? Transcript) last = default;
        foreach (var table in election.Tables)
        {
            findings.Table();
            if (Count.RefusalToRun(table.Rules, read.Contest) is { } refusal)
            {
                findings.Differences.Add(new(table.File, 1, "the count", "a result", refusal.ToString()));
                continue;
            }

            last = last.Rules == table.Rules ? last : (table.Rules, Counted(table.Rules, read));
            Compare(table, last.Transcript!, findings);
        }

        return findings;
    }

    private static Transcript Counted(RuleBook rules, Election election) => Count.Run(rules, election.Contest, election.Papers, _lowestNumber) switch
    {
        CountOutcome.Completed completed => completed.Transcript,
        var other => throw new InvalidOperationException($"An order settles every lot, and yet the count ended with {other}."),
    };

    private static void Compare(Table table, Transcript count, Findings findings)
    {
        var text = File.ReadAllText(table.File);
        var with = new Comparison(table.File, count, findings);
        if (table.IsSheet)
        {
            SheetTable.Compare(text, with);
        }
        else if (text.Contains("random_used", StringComparison.Ordinal))
        {
            KeepTable.Compare(text, with);
        }
        else
        {
            StageTable.Compare(text, with);
        }
    }
}
