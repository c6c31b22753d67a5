using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Tests.Data;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests.Elections;

/// <summary>From the draft to the call, as people do it.</summary>
public sealed class ElectionPagesTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_draft_is_opened_dated_and_called_and_its_record_holds(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var administrator = await office.As("Nia Rowlands");
        var form = (await administrator.Get("/elections/open")).Form("Open the draft");
        var officerId = form.QuerySelectorAll("option").Single(option => option.TextContent is "Farah Siddiqui").GetAttribute("value")!;
        await administrator.Submit(form, ("Name", "Treasurer"), ("Officer", officerId), ("Footing", nameof(Footing.Statutory)), ("Nation", nameof(Nation.Scotland)));
        await administrator.Submit(form, ("Name", "Treasurer"), ("Officer", officerId), ("Footing", nameof(Footing.Statutory)), ("Nation", nameof(Nation.Scotland)));

        await using var db = office.Database.ForReading();
        var election = await db.Elections.SingleAsync(e => e.Name == "Treasurer", TestContext.Current.CancellationToken);
        using var anyone = office.Browser();
        await anyone.Get($"/elections/{election.Id}");
        Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        Assert.DoesNotContain("Treasurer", (await administrator.Get("/elections")).Body!.TextContent, StringComparison.Ordinal);

        using var officer = await office.As("Farah Siddiqui");
        Assert.Contains("there have been 1", (await officer.Get($"/elections/{election.Id}/draft")).Body!.TextContent, StringComparison.Ordinal);
        var opens = office.Clock.Now().Day.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var page = await officer.Get($"/elections/{election.Id}/timetable?Rules=general-secretary&Opens={opens}");
        page = await officer.Submit(page.Form("Keep these dates"), ("On.AddressDeadline", opens));
        Assert.Contains("s 48(2)", page.Alert(), StringComparison.Ordinal);
        page = await officer.Get($"/elections/{election.Id}/timetable?Rules=general-secretary&Opens={opens}");
        page = await officer.Submit(page.Form("Keep these dates"));
        Assert.Equal("Treasurer", page.Heading());
        await officer.Submit(page.Form("Call the election"));

        page = await anyone.Get($"/elections/{election.Id}");
        Assert.Equal("Treasurer", page.Heading());
        Assert.Equal(17, page.QuerySelectorAll("table.dates tbody tr").Length);
        Assert.Equal(Stage.Called, (await db.Elections.SingleAsync(e => e.Id == election.Id, TestContext.Current.CancellationToken)).Stage);
        Assert.Equal(
            ["election-opened", "role-granted", "draft-opened", "timetable-set", "draft-opened", "election-called"],
            await db.Set<Audit.RecordEntry>().Where(entry => entry.Election == election.Id).OrderBy(entry => entry.Height).Select(entry => entry.Kind).ToListAsync(TestContext.Current.CancellationToken));
        await Records.AllHold(office.Database);
    }

    [Fact]
    public async Task Wrong_dates_are_answered_beside_their_fields()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        await using var db = office.Database.ForReading();
        var draft = await db.Elections.FirstAsync(e => e.Stage == Stage.Draft, TestContext.Current.CancellationToken);
        using var officer = await office.As("Farah Siddiqui");
        foreach (var opens in new[] { "2026-13-40", "0001-01-01", "2040-01-16", "x" })
        {
            var page = await officer.Get($"/elections/{draft.Id}/timetable?Rules=branch-officers&Opens={opens}");
            Assert.Equal(HttpStatusCode.OK, officer.Status);
            Assert.NotEmpty(page.Alert());
        }

        await officer.Get("/elections/999999/timetable");
        Assert.Equal(HttpStatusCode.Forbidden, officer.Status);
    }
}
