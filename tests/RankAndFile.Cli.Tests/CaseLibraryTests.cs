using System.Text.RegularExpressions;

namespace RankAndFile.Cli.Tests;

/// <summary>
/// Each election of <c>elections/</c> has its source, and a verified sheet for each rule book that its
/// source names. <c>./dev docs</c> writes the sheets anew.
/// </summary>
public sealed partial class CaseLibraryTests
{
    public static TheoryData<string> Folders =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("elections"), "election.blt", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Its_sheets_are_as_somebody_read_them(string folder)
    {
        var source = Repository.TextOf(folder, "SOURCE.md");
        foreach (var rules in RuleBooksNamed(source))
        {
            var ran = Command.Run("count", Repository.PathOf(folder, "election.blt"), "--rules", rules, "--lots", "order:1");
            var sheet = Repository.PathOf(folder, $"{rules}.verified.txt");
            if (Snapshot.Rewriting)
            {
                File.WriteAllText(sheet, ran.Out);
            }

            Assert.Equal((0, ""), (ran.Exit, ran.Error));
            Assert.Equal(File.Exists(sheet) ? File.ReadAllText(sheet) : $"There is no {sheet}: ./dev docs writes it.", ran.Out);
        }
    }

    /// <summary>The line <c>Rules: ers97, meek-nz.</c> of a source; <c>all but av</c> leaves one out.</summary>
    private static string[] RuleBooksNamed(string source)
    {
        var words = RulesLine().Match(source).Groups["rules"].Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var isAll = words.Contains("all");
        var but = words.SkipWhile(word => word is not "but").ToArray();
        return [.. RankAndFile.Counting.RuleBooks.All.Select(rules => rules.Id).Where(id => isAll ? !but.Contains(id) : words.Contains(id))];
    }

    [GeneratedRegex(@"^Rules: (?<rules>[^.\n]*)", RegexOptions.Multiline)]
    private static partial Regex RulesLine();
}
