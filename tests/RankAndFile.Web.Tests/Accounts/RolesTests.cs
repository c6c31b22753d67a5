using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;

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
    public async Task Every_page_declares_an_action_and_every_action_has_a_page()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var pages = await office.AllPages();
        Assert.Empty(pages.All.Where(page => page.Does is null).Select(page => page.Route));

        // Calling an election is done on the page of its draft, by the act's own check.
        Assert.Equal(Enum.GetValues<Doing>().Except([Doing.CallTheElection]).Order(), pages.All.Select(page => page.Does!.Value).Distinct().Order());
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Every_page_opens_for_those_who_may_and_for_nobody_else(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var draft = await db.Elections.FirstAsync(election => election.Stage == Stage.Draft, TestContext.Current.CancellationToken);
        using var anyone = office.Browser();
        using var administrator = await office.As("Nia Rowlands");
        using var officer = await office.As("Farah Siddiqui");
        using var officerOfAnother = await office.As("Moses Adeyemi");

        foreach (var (path, does) in (await office.AllPages()).About(draft.Id.Value).Where(page => page.Path is not ("/language" or "/health/ready")))
        {
            var may = WhoMay.Table[does];
            await Look(anyone, path, may.Anyone);
            await Look(administrator, path, may.Anyone || may.SignedIn || may.Administrator);
            await Look(officer, path, may.Anyone || may.SignedIn || may.Roles.Contains(Role.ReturningOfficer));
            await Look(officerOfAnother, path, may.Anyone || may.SignedIn);
        }
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Acts_sent_without_the_role_change_nothing(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var draft = await db.Elections.FirstAsync(election => election.Stage == Stage.Draft, TestContext.Current.CancellationToken);
        var before = await Everything(office);
        foreach (var name in new[] { "Moses Adeyemi", "Nia Rowlands" })
        {
            using var browser = await office.As(name);
            var token = (await browser.Get("/sessions")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            await browser.Post($"/elections/{draft.Id}/draft", ("__RequestVerificationToken", token));
            Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
            await browser.Post($"/elections/{draft.Id}/timetable", ("__RequestVerificationToken", token));
            Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        }

        using var officer = await office.As("Farah Siddiqui");
        var theirs = (await officer.Get("/sessions")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var path in new[] { "/people?handler=Add", "/union", "/elections/open" })
        {
            await officer.Post(path, ("__RequestVerificationToken", theirs), ("Name", "Mallory"), ("Email", "m@example.org"), ("Colour", "#000000"));
            Assert.Equal(HttpStatusCode.Forbidden, officer.Status);
        }

        Assert.Equal(before, await Everything(office));
    }

    private static async Task Look(Browser browser, string path, bool may)
    {
        await browser.Get(path);
        var wasSentToSignIn = browser.Path.Split('?')[0] != path;
        var saw = browser.Status is (HttpStatusCode.OK or HttpStatusCode.NotFound) && !wasSentToSignIn;
        Assert.True(saw == may, $"{path}: {browser.Status} at {browser.Path}");
    }

    private static async Task<string> Everything(Office office)
    {
        await using var db = office.Database.ForReading();
        var elections = await db.Elections.OrderBy(e => e.Id).Select(e => new { e.Name, e.Stage }).ToListAsync();
        var people = await db.People.OrderBy(p => p.Id).Select(p => p.Email).ToListAsync();
        var dates = await db.TimetableDates.CountAsync();
        return $"{string.Join(',', elections)} {string.Join(',', people)} {dates} {(await db.Union.SingleAsync()).Colour} {await db.Set<Audit.RecordEntry>().CountAsync()}";
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
