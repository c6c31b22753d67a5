using RankAndFile.Counting;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Cli.Conforming;

/// <summary>
/// Finds the elections below a folder and the tables beside them: <c>ballots/NAME.blt</c> with
/// <c>RULES/NAME.txt</c> and <c>official/NAME.txt</c> next to <c>ballots</c>, and
/// <c>NAME/election.blt</c> (or .csv, .json) with <c>NAME/RULES.verified.txt</c>.
/// </summary>
internal static class ConformFolder
{
    /// <summary>Stages that a council published: no lots and no trailing zeros.</summary>
    private const string Official = "official";

    private const string VerifiedSheet = ".verified.txt";

    internal static List<ElectionWithTables> Elections(string folder)
    {
        var found = new List<ElectionWithTables>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var around = Path.GetDirectoryName(file)!;
            if (PapersFile.FormatOf(file) is PapersFormat.Blt && Path.GetFileName(around) is "ballots")
            {
                found.Add(new(file, TablesNextTo(around, Path.GetFileNameWithoutExtension(file))));
            }
            else if (PapersFile.FormatOf(file) is not null && Path.GetFileNameWithoutExtension(file) is "election")
            {
                found.Add(new(file, SheetsIn(around)));
            }
        }

        return found;
    }

    private static List<Table> TablesNextTo(string ballots, string name)
    {
        var beside = Path.GetDirectoryName(ballots)!;
        var tables = RuleBooks.All
            .Select(rules => new Table(rules, Path.Combine(beside, rules.Id, name + ".txt"), IsSheet: false))
            .ToList();
        tables.Add(new(RuleBooks.Find("scottish-stv")!, Path.Combine(beside, Official, name + ".txt"), IsSheet: false));
        tables.RemoveAll(table => !File.Exists(table.File));
        return tables;
    }

    private static List<Table> SheetsIn(string folder) =>
        [.. from file in Directory.EnumerateFiles(folder, "*" + VerifiedSheet).Order(StringComparer.Ordinal)
            let id = Path.GetFileName(file)[..^VerifiedSheet.Length]
            let rules = RuleBooks.Find(id.Split('+')[0])
            where rules is not null
            select new Table(rules, file, IsSheet: true)];
}

/// <summary>One expected result.</summary>
/// <param name="IsSheet">A whole result sheet, to be met to the letter, instead of a table of figures.</param>
internal sealed record Table(RuleBook Rules, string File, bool IsSheet);

internal sealed record ElectionWithTables(string File, List<Table> Tables);
