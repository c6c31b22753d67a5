using System.Text.RegularExpressions;
using RankAndFile.Web.Accounts;

namespace RankAndFile.Web.Tests.Accounts;

/// <summary>docs/roles.md, the program's table and what the pages do are one.</summary>
public sealed partial class RolesTests(Cluster cluster)
{
    [Fact]
    public void The_page_and_the_table_agree()
    {
        var inTheProgram = WhoMay.Table.Select(row => (row.Key.ToString(), string.Join(' ', Columns().Select(column => column.May(row.Value) ? "yes" : "–"))));
        Assert.Equal(inTheProgram.Order(), Rows().Order());
        Assert.Equal(Enum.GetValues<Doing>().Order(), WhoMay.Table.Keys.Order());
    }

    [Fact]
    public void What_a_deputy_may_not_is_said() =>
        Assert.Contains($"may in that election, but for {string.Join(", ", WhoMay.NotByADeputy.OrderBy(doing => doing.ToString()).Select(doing => doing.ToString()))}.", File.ReadAllText(Repository.File("docs/roles.md")), StringComparison.Ordinal);

    [Fact]
    public async Task Every_page_declares_an_action()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var pages = await office.AllPages();
        Assert.Empty(pages.All.Where(page => page.Does is null).Select(page => page.Route));
    }

    private static (string Name, Func<WhoMay, bool> May)[] Columns() =>
    [
        ("Anyone", may => may.Anyone),
        ("Signed in", may => may.Anyone || may.SignedIn),
        ("Administrator", may => may.Anyone || may.SignedIn || may.Administrator),
        ("Returning officer", may => may.Anyone || may.SignedIn || may.Roles.Contains(Role.ReturningOfficer)),
        ("Scrutineer", may => may.Anyone || may.SignedIn || may.Roles.Contains(Role.Scrutineer)),
    ];

    private static IEnumerable<(string, string)> Rows()
    {
        var page = File.ReadAllText(Repository.File("docs/roles.md"));
        Assert.Contains($"| Action | {string.Join(" | ", Columns().Select(column => column.Name))} |", page, StringComparison.Ordinal);
        return Row().Matches(page).Select(row => (row.Groups[1].Value, row.Groups[2].Value.Replace(" | ", " ", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^\| ([A-Z]\w+) \| ((?:yes|–)(?: \| (?:yes|–))*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
