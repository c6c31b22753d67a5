using System.Net;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests.Elections;

/// <summary>Dates as people set them.</summary>
public sealed class ElectionPagesTests(Cluster cluster)
{
    [Fact]
    public async Task Wrong_dates_are_answered_beside_their_fields()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        await using var db = office.Database.ForReading();
        var draft = await db.Elections.FirstAsync(e => e.Stage == Stage.Draft, TestContext.Current.CancellationToken);
        using var officer = await office.As("Farah Siddiqui");
        Assert.Contains("it has none yet", (await officer.Get($"/elections/{draft.Id}/timetable")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await officer.Submit((await officer.Get($"/elections/{draft.Id}/duties")).Form("Switch off what is ticked"), [("Reason", "A branch."), .. Enum.GetValues<Duty>().Select(duty => ("Chosen", $"{duty}"))]);
        await officer.Submit((await officer.Get($"/elections/{draft.Id}/rules/edit?From=branch-officers")).Form("Save the rules"), ("Text", RuleSet.Find("branch-officers")!.Text));
        Assert.Equal($"/elections/{draft.Id}/draft", officer.Path);
        foreach (var opens in new[] { "2026-13-40", "0001-01-01", "2040-01-16", "x" })
        {
            var page = await officer.Get($"/elections/{draft.Id}/timetable?Opens={opens}");
            Assert.Equal(HttpStatusCode.OK, officer.Status);
            Assert.NotEmpty(page.Alert());
        }

        await officer.Get("/elections/999999/timetable");
        Assert.Equal(HttpStatusCode.Forbidden, officer.Status);
    }
}
