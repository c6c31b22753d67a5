using Microsoft.Playwright;
using RankAndFile.Web.Tests;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Browser.Tests;

/// <summary>What people come here for, from end to end, in a browser. Each step that a slice brings is added to the journey it belongs to.</summary>
public sealed class JourneyTests(Chromium chromium)
{
    [Fact]
    public async Task An_empty_union_is_set_up_from_the_printed_link_and_opens_its_first_election()
    {
        await using var window = await chromium.NewWindow();
        await using var office = await Office.Open(On.Sqlite, cluster: null, demonstration: false);
        var page = await window.NewPageAsync();
        var printed = (await office.Printed()).Split('\n').Single(line => line.Contains("link=", StringComparison.Ordinal)).Trim();

        await page.GotoAsync(new Uri(office.Address, new Uri(printed).PathAndQuery).ToString());
        await page.GetByLabel("Name").FillAsync("Gwen Parry");
        await page.GetByLabel("E-mail address").FillAsync("gwen@union.example");
        await Press(page, "Go on");

        await Is(page, "Set up your authenticator");
        await page.GetByLabel("Code").FillAsync(Authenticator.CodeOf(Authenticator.SecretIn(await page.Locator("code.letters").InnerTextAsync()), office));
        await Press(page, "Go on");

        await Is(page, "The union");
        await page.GetByLabel("Name").FillAsync("Quarry Workers");
        await page.GetByLabel("Colour").FillAsync("#ffcc00");
        await Press(page, "Save");
        Assert.Contains("WCAG 2.2", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Colour").FillAsync("#1d4d2b");
        await Press(page, "Save");

        await Is(page, "Does mail go out?");
        await Press(page, "Send me a message");
        Assert.Contains("in the folder post", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on", Exact = true }).ClickAsync();

        await Is(page, "Quarry Workers");
        Assert.Equal("rgb(29, 77, 43)", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.masthead')).borderBottomColor"));

        await page.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Idris Price");
        await page.GetByLabel("E-mail address").FillAsync("idris@union.example");
        await Press(page, "Add");
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "Idris Price" }).WaitForAsync();

        await page.GotoAsync($"{office.Address}elections/open");
        await page.GetByLabel("What is elected").FillAsync("Treasurer");
        await page.GetByLabel("Returning officer").SelectOptionAsync("Idris Price");
        await Press(page, "Open the draft");
        await Is(page, "Elections");
    }

    private static Task Press(IPage page, string button) => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task Is(IPage page, string heading) => Assert.Equal(heading, await page.Locator("h1").InnerTextAsync());
}
