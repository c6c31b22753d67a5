using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Elections;

/// <summary>A statutory draft of Farah Siddiqui's, prepared by the pages as far as a test wants it.</summary>
internal sealed class Prepared : IDisposable
{
    private Prepared(Office office, Browser officer, ElectionId id) => (Office, Officer, Id) = (office, officer, id);

    internal Office Office { get; }

    internal Browser Officer { get; }

    internal ElectionId Id { get; }

    internal string At => $"/elections/{Id}";

    internal static async Task<Prepared> Draft(Office office, string name = "Treasurer", Footing footing = Footing.Statutory)
    {
        using var administrator = await office.As("Nia Rowlands");
        var form = (await administrator.Get("/elections/open")).Form("Open the draft");
        var officer = form.QuerySelectorAll("option").Single(option => option.TextContent is "Farah Siddiqui").GetAttribute("value")!;
        await administrator.Submit(form, ("Name", name), ("Officer", officer), ("Footing", $"{footing}"), ("Nation", nameof(Nation.Scotland)));
        await using var db = office.Database.ForReading();
        return new(office, await office.As("Farah Siddiqui"), (await db.Elections.SingleAsync(election => election.Name == name)).Id);
    }

    internal static async Task<Prepared> Ready(Office office, string name = "Treasurer")
    {
        var draft = await Draft(office, name);
        await draft.SaveRules(RuleSet.Find("general-secretary")!.Text);
        await draft.AddContest();
        await draft.SetDates(60);
        await draft.AppointScrutineer();
        return draft;
    }

    internal static async Task<Prepared> Called(Office office, string name = "Treasurer")
    {
        var draft = await Ready(office, name);
        await draft.Call();
        Assert.Equal(draft.At, draft.Officer.Path);
        return draft;
    }

    internal async Task<IHtmlDocument> SaveRules(string text) =>
        await Officer.Submit((await Officer.Get($"{At}/rules/edit?From=general-secretary")).Form("Save the rules"), ("Text", text), ("From", "general-secretary"));

    internal async Task<IHtmlDocument> SetDates(int days, params (string Name, string Value)[] moved)
    {
        var page = await Officer.Get($"{At}/timetable?Opens={ElectionsDeeds.Day(Office.Clock.Now().Day.AddDays(days))}");
        return await Officer.Submit(page.Form("Keep these dates"), moved);
    }

    internal async Task AddContest()
    {
        await using var db = Office.Database.ForReading();
        var farah = await db.People.SingleAsync(person => person.Name == "Farah Siddiqui");
        Assert.Null(await Office.Door.Do(AddContests.Act, new Signed(farah.Id, null, farah.Name, IsAdministrator: false, CodeGiven: true), new AddContests.Facts(Id,
        [
            new()
            {
                Title = "Treasurer",
                Places = 1,
                RuleBook = "av",
                Standing = new() { Conditions = [new(StandingKind.MemberForYears, 2)], Clause = "Rule 15" },
                Nominations = new() { By = Nominators.Branches, Number = 5, NoticeDays = 7, BranchQuorum = 5 },
                Choice = new("Executive Council", new(2026, 3, 18), "So that nobody is elected whom most do not want."),
            },
        ])));
    }

    internal async Task<PersonId> AppointScrutineer(string name = "Grace Lowe")
    {
        var person = await ElectionsDeeds.Added(Office, name);
        var page = await Officer.Get($"{At}/roles");
        await Officer.Submit(page.Form("Appoint as scrutineer"), ("Person", $"{person}"), ("Basis", nameof(QualificationBasis.PractisingSolicitor)), ("Body", ""), ("IsIndependent", "true"));
        return person;
    }

    internal async Task<IHtmlDocument> Call()
    {
        var page = await Officer.Get($"{At}/draft");
        return await Officer.Submit(page.Form("Call the election"));
    }

    /// <summary>What the draft's page says is missing.</summary>
    internal async Task<List<string>> Missing() =>
        [.. (await Officer.Get($"{At}/draft")).QuerySelectorAll(".missing").Select(missing => missing.TextContent)];

    public void Dispose() => Officer.Dispose();
}
