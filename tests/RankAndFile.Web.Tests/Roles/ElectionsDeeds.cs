using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class ElectionsDeeds : IDeeds
{
    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
        (await db.Elections.OrderBy(election => election.Id).ToListAsync()).Select(election => ("election", $"{election.Id}"))
            .Append(("elections/{election:long}/timetable", $"Rules={TimetableRules.GeneralSecretary.Id}&Opens=2031-03-03"));

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        var farah = await db.People.FirstAsync(person => person.Name == "Farah Siddiqui");
        yield return new(Doing.OpenAnElection, "Nia Rowlands", "/elections/open",
            ("Name", "Treasurer"), ("Footing", nameof(Footing.OwnRules)), ("Nation", nameof(Nation.EnglandAndWales)), ("Officer", $"{farah.Id}"));

        var draft = await db.Elections.FirstAsync(election => election.Stage == Stage.Draft);
        var others = await db.Elections.FirstAsync(election => election.Id != draft.Id && !db.Grants.Any(grant => grant.Election == election.Id && grant.Person == farah.Id));
        using var browser = await office.As("Farah Siddiqui");
        var opens = office.Clock.Now().Day.AddDays(60);
        var page = await browser.Get($"/elections/{draft.Id}/timetable?Rules={TimetableRules.GeneralSecretary.Id}&Opens={opens:yyyy-MM-dd}");
        var dates = page.Form("Keep these dates").Fields();
        yield return new(Doing.SetTheTimetable, "Farah Siddiqui", $"/elections/{draft.Id}/timetable", dates) { OnAnothers = ($"/elections/{others.Id}/timetable", dates) };
        yield return new(Doing.CallTheElection, "Farah Siddiqui", $"/elections/{draft.Id}/draft") { OnAnothers = ($"/elections/{others.Id}/draft", []) };
    }
}
