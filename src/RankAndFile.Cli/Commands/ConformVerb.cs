using System.CommandLine;
using System.Globalization;
using RankAndFile.Cli.Conforming;

namespace RankAndFile.Cli.Commands;

/// <summary><c>conform</c>: counts elections whose figures are known, and compares every one of them.</summary>
internal static class ConformVerb
{
    internal const string Summary = "Counts every election in a folder and compares with the expected tables beside them.";

    private const string Notes = """
        It looks for NAME/election.blt with the sheets NAME/RULES.verified.txt, and for ballots/NAME.blt
        with tables of figures in folders named after the rule books: ers97/NAME.txt, scottish-stv/NAME.txt,
        meek-nz/NAME.txt, and official/NAME.txt for stages that a council published itself. A file without
        a table is read only. Every lot falls on the lowest number.

        It ends with 0 when all agree, and with 3 when a figure differs or a file cannot be read.
        """;

    internal static Verb Make(Desk desk)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder, searched with all folders in it." };
        var verb = new Verb("conform", Summary) { Notes = Notes };
        verb.Arguments.Add(folder);
        verb.SetAction(asked => Compare(desk, asked.GetValue(folder)!));
        return verb;
    }

    private static int Compare(Desk desk, string folder)
    {
        if (!Directory.Exists(folder))
        {
            return desk.BadInput($"{folder}: there is no such folder.");
        }

        var elections = ConformFolder.Elections(folder);
        if (elections.Count is 0)
        {
            return desk.BadInput($"{folder}: found no election, expected ballots/NAME.blt or NAME/election.blt.");
        }

        var found = new Findings[elections.Count];
        Parallel.For(0, found.Length, at => found[at] = Conformity.Of(elections[at]));
        return Report(desk, folder, elections, found);
    }

    private static int Report(Desk desk, string folder, List<ElectionWithTables> elections, Findings[] found)
    {
        var all = new Findings();
        foreach (var group in Enumerable.Range(0, found.Length).GroupBy(at => FolderOf(folder, elections[at].File)))
        {
            var here = new Findings();
            foreach (var at in group)
            {
                here.Add(found[at]);
            }

            foreach (var difference in here.Differences)
            {
                desk.Out.WriteLine(difference);
            }

            desk.Out.WriteLine($"{group.Key}: {Told(here)}");
            all.Add(here);
        }

        desk.Out.WriteLine($"In all: {Told(all)}");
        return all.Differences.Count is 0 ? Exit.Done : Exit.BadInput;
    }

    private static string Told(Findings findings) => string.Create(
        CultureInfo.InvariantCulture,
        $"{findings.Elections:N0} elections, {findings.Tables:N0} tables, {findings.Lines:N0} lines, {findings.Figures:N0} figures, {(findings.Differences.Count is 0 ? "no difference" : $"{findings.Differences.Count:N0} differ")}");

    /// <summary>A folder of ballots is told as one; elections with a folder each are told by the folder around them.</summary>
    private static string FolderOf(string root, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var told = Path.GetFileName(folder) is "ballots" || Path.GetFullPath(folder) == Path.GetFullPath(root) ? folder : Path.GetDirectoryName(folder)!;
        return Path.GetRelativePath(root, told) is var path and not "." ? path : Path.GetFileName(Path.GetFullPath(root));
    }
}
