using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RankAndFile.Web.Tests;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Browser.Tests;

/// <summary>The second verifier runs on the election's own page.</summary>
public sealed class RecordTests(Chromium chromium)
{
    [Fact]
    public async Task The_page_of_the_record_checks_it_in_the_browser()
    {
        await using var window = await chromium.NewWindow();
        await using var office = await Office.Open(On.Sqlite, cluster: null);
        await using var db = office.Database.ForReading();
        var called = await db.Elections.FirstAsync(election => election.Stage == Stage.Called, TestContext.Current.CancellationToken);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{office.Address}elections/{called.Id}/record");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the record in this browser" }).ClickAsync();
        await page.GetByText("Every head is signed by a key in force: passed").WaitForAsync();
        Assert.StartsWith("Nothing is wrong.", await page.Locator(".record-check [role=status]").InnerTextAsync(), StringComparison.Ordinal);

        await page.RouteAsync("**/bundle.zip", route => route.FulfillAsync(new() { Body = "no zip file" }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the record in this browser" }).ClickAsync();
        await page.GetByText("The record could not be fetched.").WaitForAsync();
    }
}
