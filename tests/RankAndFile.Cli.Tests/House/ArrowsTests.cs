using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RankAndFile.Cli.Tests;

/// <summary>docs/architecture.md says which project may call which; nothing else may.</summary>
public sealed partial class ArrowsTests
{
    public static TheoryData<string> Projects => [.. Drawn().Keys];

    [Fact]
    public void Every_project_stands_on_the_page_and_every_one_on_the_page_exists() =>
        Assert.Equal(
            Directory.EnumerateDirectories(Repository.PathOf("src")).Select(folder => Path.GetFileName(folder)).Order(),
            Drawn().Keys.Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_refers_to_what_the_page_allows(string project)
    {
        var file = XDocument.Load(Repository.PathOf("src", project, $"{project}.csproj"));
        var referred = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Equal(Drawn()[project].Order(), referred.Order());
    }

    // The site is not loaded here; its project file is read above.
    public static TheoryData<string> Libraries => [.. Drawn().Keys.Except(["RankAndFile.Web"])];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void An_assembly_calls_what_the_page_allows(string project)
    {
        var called = Assembly.Load(project is "RankAndFile.Cli" ? "rankandfile" : project)
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("RankAndFile", StringComparison.Ordinal));

        Assert.Empty(called.Except(Drawn()[project]));
    }

    [Theory]
    [InlineData("RankAndFile.Counting", "")]
    [InlineData("RankAndFile.Documents", "QRCoder")]
    public void Counting_has_no_packages_and_documents_only_that_for_codes_on_paper(string project, string allowed)
    {
        var packages = XDocument.Load(Repository.PathOf("src", project, $"{project}.csproj"))
            .Descendants("PackageReference")
            .Where(package => package.Attribute("PrivateAssets")?.Value is not "all")
            .Select(package => package.Attribute("Include")!.Value);

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), packages);
    }

    private static Dictionary<string, string[]> Drawn() =>
        ProjectRow().Matches(Repository.TextOf("docs", "architecture.md")).ToDictionary(
            row => row.Groups["project"].Value,
            row => ProjectName().Matches(row.Groups["calls"].Value).Select(name => name.Groups[1].Value).ToArray());

    [GeneratedRegex(@"^\| `(?<project>RankAndFile\.\w+)` \|[^|]*\|(?<calls>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex ProjectRow();

    [GeneratedRegex(@"`(RankAndFile\.\w+)`")]
    private static partial Regex ProjectName();
}
