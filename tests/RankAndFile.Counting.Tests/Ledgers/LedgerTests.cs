using System.Reflection;
using System.Text.RegularExpressions;
using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Ledgers;

/// <summary>
/// Each rule book's ledger accounts for every paragraph, and the code for every row that is ours to
/// carry out: take away a tag or a row, and one of these fails.
/// </summary>
public sealed partial class LedgerTests
{
    private static readonly string[] _toCarryOut = ["count", "ours"];

    public static TheoryData<string> RuleBookIds => [.. RuleBooks.All.Select(rules => rules.Id)];

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void Every_paragraph_of_a_rule_book_is_accounted_for(string id)
    {
        var rules = RuleBooks.Find(id)!;

        Assert.Equal(ToCarryOut(rules.Ledger), TagsOf([rules.CarriedOutBy]));
    }

    [Fact]
    public void Every_rule_of_reading_papers_is_accounted_for() =>
        Assert.Equal(ToCarryOut("docs/rules/reading-papers.md"), TagsOf([typeof(Reading)]));

    [Fact]
    public void Every_rule_of_guaranteed_places_is_accounted_for() =>
        Assert.Equal(
            ToCarryOut("docs/rules/guaranteed-places.md"),
            TagsOf(typeof(Completions).Assembly.GetTypes()).Where(tag => tag.StartsWith('G')).ToList());

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void A_ledger_has_each_paragraph_once_and_only_kinds_we_know(string id)
    {
        var rows = RowsOf(RuleBooks.Find(id)!.Ledger);

        Assert.Equal(rows.Count, rows.Select(row => row.Paragraph).Distinct().Count());
        Assert.All(rows, row => Assert.Contains(row.Kind, (string[])["count", "ours", "clerical", "elsewhere", "definition"]));
    }

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void Whatever_happens_in_a_count_cites_a_paragraph_that_its_ledger_has(string id)
    {
        var rules = RuleBooks.Find(id)!;
        var known = RowsOf(rules.Ledger).Concat(RowsOf("docs/rules/guaranteed-places.md")).Select(row => row.Paragraph).ToHashSet();
        for (var seed = 0UL; seed < 300; seed++)
        {
            var random = new RandomElections(seed);
            var election = random.Next(places: id is "av" ? 1 : null);
            var guaranteed = election with { Contest = election.Contest with { Guarantees = [new("Odd", 1, Said.C(1))] } };
            foreach (var count in new[] { election, guaranteed })
            {
                var cited = count.CountedUnder(id).Stages.SelectMany(stage => stage.Happenings).Select(happening => happening.Paragraph);
                Assert.All(cited.Distinct(), paragraph => Assert.Contains(paragraph, known));
            }
        }
    }

    private static List<string> ToCarryOut(string ledger) =>
        [.. RowsOf(ledger).Where(row => _toCarryOut.Contains(row.Kind)).Select(row => row.Paragraph).Order(StringComparer.Ordinal)];

    private static List<(string Paragraph, string Kind)> RowsOf(string ledger) =>
        [.. Row().Matches(Repository.Read(ledger)).Select(row => (row.Groups["paragraph"].Value, row.Groups["kind"].Value))];

    private static List<string> TagsOf(IEnumerable<Type> types) =>
        [.. types.SelectMany(type => type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .SelectMany(member => member.GetCustomAttributes<ParagraphAttribute>())
            .Select(paragraph => paragraph.Number)
            .Distinct()
            .Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\| (?<paragraph>[^|†]+?)(?: †)? \| (?<kind>count|ours|clerical|elsewhere|definition) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
