using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Tests.Elections.Contests;

/// <summary>Who holds what, until when, and when an election is early.</summary>
public sealed class OfficesTests(Cluster cluster)
{
    [Theory]
    [InlineData("2017-04-19", 5, "2022-04-18")]
    [InlineData("2024-02-29", 5, "2029-02-28")] // 1 March would begin the sixth year
    [InlineData("2024-02-29", 4, "2028-02-28")]
    [InlineData("2019-03-01", 5, "2024-02-29")]
    [InlineData("2023-03-01", 5, "2028-02-29")]
    [InlineData("2020-01-01", 1, "2020-12-31")]
    public void So_many_years_end_on_the_day_before_they_begin_anew(string from, int years, string last) =>
        Assert.Equal(DateOnly.Parse(last, null), TermOfOffice.LastDay(DateOnly.Parse(from, null), years));

    [Fact]
    public void The_next_election_is_due_by_the_rules_or_by_the_Act_whichever_is_sooner()
    {
        var (elected, took) = (new DateOnly(2017, 4, 19), new DateOnly(2017, 5, 1));
        Assert.Equal(new(2022, 4, 18), TermOfOffice.Due(OfficeKind.GeneralSecretary, 5, elected, took));
        Assert.Equal(new(2020, 4, 30), TermOfOffice.Due(OfficeKind.Executive, 3, elected, took));
        Assert.Equal(new(2022, 4, 30), TermOfOffice.Due(OfficeKind.Other, 5, elected, took));
        Assert.Equal("s 46(1)(b)", TermOfOffice.Refusal(OfficeKind.Executive, 6)!.Because.Place);
        Assert.Null(TermOfOffice.Refusal(OfficeKind.Other, 6));
    }

    [Theory]
    [InlineData("2027-06-30", "2027-07-01", Dueness.Passed)]
    [InlineData("2027-06-30", "2027-06-30", Dueness.Soon)]
    [InlineData("2027-06-30", "2026-12-30", Dueness.Soon)]
    [InlineData("2027-06-30", "2026-12-29", Dueness.NotYet)]
    [InlineData(null, "2026-12-29", Dueness.NotYet)]
    public void What_is_due_is_pointed_out(string? due, string today, Dueness expected) =>
        Assert.Equal(expected, TermOfOffice.Dueness(due is null ? null : DateOnly.Parse(due, null), DateOnly.Parse(today, null)));

    [Fact]
    public void An_early_call_needs_a_reason()
    {
        DateOnly[] due = [new(2028, 4, 18), new(2027, 6, 30)];
        Assert.Null(EarlyCall.RefusalTo(due, new(2026, 12, 30), ""));
        Assert.NotNull(EarlyCall.RefusalTo(due, new(2026, 12, 29), " "));
        Assert.Null(EarlyCall.RefusalTo(due, new(2026, 12, 29), "The holder retires in the spring."));
        Assert.Null(EarlyCall.RefusalTo([], new(2026, 12, 29), "")); // only vacant places
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_office_is_kept_and_everybody_sees_who_holds_it_and_what_was_changed(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        var page = await nia.Submit((await nia.Get("/offices/add")).Form("Add an office"), ("Name", "Treasurer"), ("Kind", nameof(OfficeKind.Executive)), ("Places", "2"), ("TermYears", "6"));
        Assert.Contains("s 46(1)(b)", page.Alert(), StringComparison.Ordinal);
        page = await nia.Submit(page.Form("Add an office"), ("Name", "Treasurer"), ("Kind", nameof(OfficeKind.Executive)), ("Places", "2"), ("TermYears", "4"));
        Assert.Equal("Treasurer", page.Heading());
        var at = nia.Path;

        var place = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(href => href.Contains("/places/", StringComparison.Ordinal));
        page = await nia.Get(place);
        page = await nia.Submit(page.Form("Enter who was elected"), ("Holder", "Ann Lee"), ("ElectedOn", "2024-02-29"), ("TookOfficeOn", "2024-03-11"), ("DueOn", "2028-03-11"));
        Assert.Contains("Friday 10 March 2028", page.Alert(), StringComparison.Ordinal);
        page = await nia.Submit(page.Form("Enter who was elected"), ("Holder", "Ann Lee"), ("ElectedOn", "2024-02-29"), ("TookOfficeOn", "2024-03-11"), ("DueOn", ""));
        Assert.Equal(at, nia.Path);
        page = await nia.Submit((await nia.Get($"{at}/edit")).Form("Save"), ("Name", "Treasurer"), ("Kind", nameof(OfficeKind.Executive)), ("Places", "1"), ("TermYears", "2"));
        Assert.Equal(at, nia.Path);

        using var anyone = office.Browser();
        page = await anyone.Get(at);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Ann Lee", text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 10 March 2026", text, StringComparison.Ordinal);
        Assert.Contains("Vacant since", text, StringComparison.Ordinal); // before the first was entered
        Assert.Equal(3, page.QuerySelectorAll("main h2 + table tbody tr").Length);

        page = await nia.Submit((await nia.Get(place)).Form("Enter the vacancy"), ("Since", "2023-01-01"), ("Because", "Resigned."));
        Assert.NotEmpty(page.Alert());
        await nia.Submit(page.Form("Enter the vacancy"), ("Since", "2025-06-02"), ("Because", "Resigned."));
        Assert.Contains("Monday 2 June 2025: Resigned.", (await anyone.Get(at)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task The_list_has_what_is_due_first_at_the_top_and_pages_by_key(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var nia = await db.People.FirstAsync(person => person.IsAdministrator, TestContext.Current.CancellationToken);
        for (var n = 0; n < 2; n++)
        {
            Assert.Null(await office.Door.Do(AddOffice.Act, Office.Administrator(nia.Id), new AddOffice.Facts(new($"Delegates {n}", OfficeKind.Other, 100, 1, ElectedByAll: false))));
        }

        using var anyone = office.Browser();
        var page = await anyone.Get("/offices");
        Assert.Equal("Leeds Foundries branch secretary", page.QuerySelector("tbody th")!.TextContent);
        Assert.Contains("Elections that are overdue", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".notice"), notice => notice.TextContent.Contains("General Secretary", StringComparison.Ordinal));
        var seen = 0;
        while (true)
        {
            seen += page.QuerySelectorAll("tbody tr").Length;
            if (page.QuerySelectorAll("main a").FirstOrDefault(link => link.GetAttribute("href")!.Contains("after=", StringComparison.Ordinal)) is not { } more)
            {
                break;
            }

            page = await anyone.Get(more.GetAttribute("href")!);
        }

        Assert.Equal(await db.Holdings.CountAsync(TestContext.Current.CancellationToken), seen);
    }
}
