using AngleSharp.Html.Dom;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Tests.Data;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Elections;

/// <summary>From the printed link of an empty union to a called election, by following links and filling in forms; no address is typed in.</summary>
public sealed class FirstElectionTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_empty_union_calls_its_first_election_by_what_its_pages_say(On on)
    {
        await using var office = await Office.Open(on, cluster, demonstration: false);
        using var administrator = office.Browser();
        var link = (await office.Printed()).Split('\n').Single(line => line.Contains("link=", StringComparison.Ordinal)).Trim();
        var page = await administrator.Submit((await administrator.Get(new Uri(link).PathAndQuery)).Form("Go on"), ("Name", "Gwen Parry"), ("Email", "gwen@union.example"));
        page = await administrator.Submit(page.Form("Go on"), ("Code", Authenticator.CodeOn(page, office)));
        page = await administrator.Submit(page.Form("Save"), ("Name", "Quarry Workers"), ("Colour", "#1d4d2b"));
        page = await Follow(administrator, page, "People");
        page = await administrator.Submit(page.Form("Add"), ("Name", "Idris Price"), ("Email", "idris@union.example"));
        page = await administrator.Submit(page.Form("Add"), ("Name", "Sian Roberts"), ("Email", "sian@law.example"));
        page = await administrator.Submit(page.Forms.Single(form => form.TextContent.Contains("Idris Price", StringComparison.Ordinal)));
        var theirs = new Uri(page.QuerySelector("code.link")!.TextContent).PathAndQuery;
        page = await Follow(administrator, page, "Elections");
        page = await Follow(administrator, page, "Open an election");
        var idris = page.QuerySelectorAll("#Officer option").Single(option => option.TextContent is "Idris Price").GetAttribute("value")!;
        await administrator.Submit(page.Form("Open the draft"), ("Name", "General Secretary"), ("Officer", idris), ("Footing", nameof(Footing.Statutory)));

        using var officer = office.Browser();
        page = await officer.Submit((await officer.Get(theirs)).Form("Sign in"));
        page = await Follow(officer, page, "Elections");
        page = await Follow(officer, page, "General Secretary");
        page = await officer.Submit(page.Form("Go on"), ("Code", Authenticator.CodeOn(page, office)));
        if (page.Heading() is not "General Secretary")
        {
            page = await Follow(officer, await Follow(officer, page, "Elections"), "General Secretary");
        }

        Assert.Equal(["Rules", "Contests", "Timetable", "Who does what"], page.QuerySelectorAll("main li a").Select(task => task.TextContent).Take(4));
        Assert.Equal(4, page.QuerySelectorAll("main li").Count(task => task.QuerySelector(".missing") is not null));

        page = await Follow(officer, page, "Rules", within: "main");
        page = await Begin(officer, page, "Begin with these", ("From", "general-secretary"));
        page = await officer.Submit(page.Form("Save the rules"), ("Text", page.QuerySelector("textarea")!.TextContent));
        page = await AddContest(officer, page);
        page = await Follow(officer, page, "General Secretary", within: ".over");
        page = await Follow(officer, page, "Timetable");
        page = await Begin(officer, page, "Work the dates out", ("Opens", ElectionsDeeds.Day(office.Clock.Now().Day.AddDays(50))));
        page = await officer.Submit(page.Form("Keep these dates"));
        page = await Follow(officer, page, "Who does what");
        var sian = page.QuerySelectorAll("#Scrutineer-Person option").Single(option => option.TextContent is "Sian Roberts").GetAttribute("value")!;
        page = await officer.Submit(page.Form("Appoint as scrutineer"), ("Person", sian), ("Basis", nameof(QualificationBasis.PractisingSolicitor)), ("Body", ""), ("IsIndependent", "true"));
        page = await Follow(officer, page, "General Secretary");
        Assert.Empty(page.QuerySelectorAll(".missing").Select(missing => missing.TextContent));
        await officer.Submit(page.Form("Call the election"));

        using var anyone = office.Browser();
        page = await Follow(anyone, await Follow(anyone, await anyone.Get("/"), "Elections"), "General Secretary");
        Assert.Contains("Called, since", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sian Roberts", page.QuerySelector("#roles ~ table")!.TextContent, StringComparison.Ordinal);
        page = await Follow(anyone, page, "Read the rules");
        Assert.Equal("Rules: General Secretary", page.Heading());
        await Records.AllHold(office.Database);
    }

    private static async Task<IHtmlDocument> AddContest(Browser officer, IHtmlDocument page)
    {
        page = await Follow(officer, page, "Contests");
        page = await Follow(officer, page, "Add a contest");
        await officer.Submit(page.Form("Add it"), ("Title", "General Secretary"), ("Places", "1"));
        var at = officer.Path;
        page = await officer.Submit((await officer.Get($"{at}/counting")).Form("Save"), ("By", "Executive Council"), ("ChosenOn", "2026-01-05"), ("Why", "As before."));
        page = await officer.Submit((await officer.Get($"{at}/nominations")).Form("Save"), ("By", nameof(Nominators.Branches)), ("Number", "10"));
        return await Follow(officer, page, "Contests", within: ".over");
    }

    /// <summary>Sends a form that asks for a page.</summary>
    private static Task<IHtmlDocument> Begin(Browser browser, IHtmlDocument page, string button, (string Name, string Value) field)
    {
        Assert.NotNull(page.Form(button).Elements.Single(element => element.GetAttribute("name") == field.Name));
        return browser.Get($"{browser.Path.Split('?')[0]}?{field.Name}={field.Value}");
    }

    private static Task<IHtmlDocument> Follow(Browser browser, IHtmlDocument page, string words, string within = "body") =>
        browser.Get(page.QuerySelectorAll($"{within} a").First(link => link.TextContent.Trim() == words && !link.ClassList.Contains("name")).GetAttribute("href")!);
}
