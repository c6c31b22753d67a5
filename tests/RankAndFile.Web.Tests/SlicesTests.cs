using System.Text.RegularExpressions;

namespace RankAndFile.Web.Tests;

/// <summary>docs/architecture.md says which slice may use which, and they do.</summary>
public sealed partial class SlicesTests
{
    [Fact]
    public void Slices_use_what_the_page_says_and_nothing_else()
    {
        var root = Repository.File("src/RankAndFile.Web");
        var used = Directory.GetDirectories(root)
            .Select(slice => Path.GetFileName(slice)!)
            .Where(slice => char.IsUpper(slice[0]) && Directory.EnumerateFiles(Path.Combine(root, slice), "*.cs", SearchOption.AllDirectories).Any())
            .Select(slice => $"{slice}: {string.Join(", ", Uses(Path.Combine(root, slice)).Where(other => other != slice))}");
        var written = Row().Matches(File.ReadAllText(Repository.File("docs/architecture.md")))
            .Select(row => $"{row.Groups[1].Value}: {string.Join(", ", Name().Matches(row.Groups[2].Value).Select(name => name.Groups[1].Value))}");

        Assert.Equal(written.Order(), used.Order());
    }

    private static IEnumerable<string> Uses(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Using().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
        .Distinct().Order();

    [GeneratedRegex(@"RankAndFile\.Web\.([A-Z]\w+)(?=[;.])(?<!Tests)")]
    private static partial Regex Using();

    [GeneratedRegex(@"^\| `(\w+)` \| ((?:`[A-Z]\w+`(?:, )?)+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}
