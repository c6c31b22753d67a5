using System.Text.RegularExpressions;

namespace RankAndFile.Web.Tests.Law;

/// <summary>docs/law/checklist.md names what the law asks, where it is met, and by which tests. It is held against the tests themselves.</summary>
public sealed partial class ChecklistTests
{
    private static readonly string[] _items =
    [
        .. Numbered("R", 7), .. Numbered("T", 3), .. Numbered("S", 3), .. Numbered("N", 4), .. Numbered("A", 6), .. Numbered("C", 6),
        .. Numbered("B", 7), .. Numbered("V", 6), .. Numbered("K", 6), .. Numbered("D", 5), .. Numbered("Q", 4),
    ];

    private static readonly string _page = File.ReadAllText(Repository.File("docs/law/checklist.md"));

    [Fact]
    public void Every_item_stands_on_the_page_once() =>
        Assert.Equal(_items, Row().Matches(_page).Select(row => row.Groups["item"].Value));

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(Repository.File("tests"), "*Tests*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = Test().Matches(_page).Select(test => test.Groups["name"].Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Matches($@"\b(?:Task|void) {name}\(", tests));
    }

    [Fact]
    public void A_legal_must_has_a_test_or_says_why_it_has_none()
    {
        foreach (var row in Row().Matches(_page).Where(row => row.Groups["priority"].Value is "P0"))
        {
            var tests = row.Groups["tests"].Value.Trim();
            Assert.True(tests.StartsWith('`') || tests.StartsWith("not yet", StringComparison.Ordinal), row.Value);
        }
    }

    private static IEnumerable<string> Numbered(string letter, int last) => Enumerable.Range(1, last).Select(number => $"{letter}{number}");

    [GeneratedRegex(@"^\| (?<item>[A-Z]\d) \| (?<priority>P[012]) \| [^|]+ \| [^|]+ \| (?<tests>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>[A-Z]\w*_\w+)`")]
    private static partial Regex Test();
}
