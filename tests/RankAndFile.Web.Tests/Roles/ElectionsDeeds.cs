using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class ElectionsDeeds : IDeeds
{
    private const string Farah = "Farah Siddiqui";

    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
        (await db.Elections.OrderBy(election => election.Id).ToListAsync()).Select(election => ("election", $"{election.Id}"))
            .Append(("elections/{election:long}/timetable", "Opens=2028-03-06"))
            .Append(("elections/{election:long}/rules/edit", "From=society"))
            .Append(("name", "rules-1.json"));

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        var farah = await db.People.FirstAsync(person => person.Name == Farah);
        yield return new(Doing.OpenAnElection, "Nia Rowlands", "/elections/open",
            ("Name", "Treasurer"), ("Footing", nameof(Footing.OwnRules)), ("Nation", nameof(Nation.EnglandAndWales)), ("Officer", $"{farah.Id}"));

        var draft = await db.Elections.FirstAsync(election => election.Stage == Stage.Draft);
        var others = await db.Elections.FirstAsync(election => election.Id != draft.Id && !db.Grants.Any(grant => grant.Election == election.Id && grant.Person == farah.Id));
        var (at, theirs) = ($"/elections/{draft.Id}", $"/elections/{others.Id}");

        yield return Of(Doing.SwitchOffDuties, "/duties", [("Reason", "The branch has forty members."), .. Enum.GetValues<Duty>().Select(duty => ("Chosen", $"{duty}"))]);
        yield return Of(Doing.SwitchOffDuties, "/duties?handler=On", ("duty", nameof(Duty.NumberThePapers)));

        var rules = RuleSet.Find("branch-officers")!.Text;
        yield return Of(Doing.SetTheRules, "/rules/edit", ("Text", rules), ("From", "branch-officers"));

        var (idle, scrutineer) = (await Added(office, "Ade Bello"), await Added(office, "Grace Lowe"));
        yield return Of(Doing.GiveRoles, "/roles?handler=Deputy", ("Person", $"{idle}"));
        yield return Of(Doing.GiveRoles, "/roles?handler=Scrutineer", ("Person", $"{scrutineer}"), ("Basis", nameof(QualificationBasis.NamedBody)), ("Body", "Mi-Voice"), ("IsIndependent", "true"));
        yield return Of(Doing.GiveRoles, "/roles?handler=Back", ("Person", $"{idle}"), ("role", nameof(Role.Deputy)), ("Reason", "Is a candidate."));

        using var browser = await office.As(Farah);
        var page = await browser.Get($"{at}/timetable?Opens={Day(office.Clock.Now().Day.AddDays(14))}");
        yield return Of(Doing.SetTheTimetable, "/timetable", page.Form("Keep these dates").Fields());
        yield return Of(Doing.CallTheElection, "/decisions", ("Kind", nameof(DecisionKind.LessTime)), ("DecidedBy", "Branch committee"), ("DecidedOn", Day(office.Clock.Now().Day)), ("Reason", "The secretary has died."));
        yield return Of(Doing.CallTheElection, "/draft");
        yield return Of(Doing.AmendAfterTheCall, "/rules/amend", ("From", "1"), ("Text", rules.Replace("300 words", "400 words", StringComparison.Ordinal)), ("DecidedBy", "Branch committee"), ("Reason", "Candidates asked."));

        page = await browser.Get($"{at}/timetable/amend");
        (string Name, string Value)[] dates = page.Form("Publish the amendment").Fields();
        var due = await db.TimetableDates.FirstAsync(date => date.Election == draft.Id && date.Milestone == Milestone.ResultPublished);
        yield return Of(Doing.AmendAfterTheCall, "/timetable/amend",
            [.. dates.Where(field => field.Name is not ("On.TakesOffice" or "Reason" or "DecidedBy")), ("On.TakesOffice", Day(due.OnDay.AddDays(30))), ("DecidedBy", "Branch committee"), ("Reason", "Office changes hands at the end of the month.")]);
        yield return Of(Doing.TakeSteps, "/steps", ("Step", nameof(StepByHand.CallOff)), ("Reason", "The branch is merged with another."));

        Deed Of(Doing does, string path, params (string Name, string Value)[] fields) =>
            new(does, Farah, $"{at}{path}", fields) { OnAnothers = ($"{theirs}{path}", fields) };
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static async Task<PersonId> Added(Office office, string name)
    {
        var email = $"{name.Replace(' ', '.')}@demonstration.example";
        Assert.Null(await office.Door.Do(AddPerson.Act, Office.Administrator(new(1)), new AddPerson.Facts(name, email)));
        await using var db = office.Database.ForReading();
        return (await db.People.FirstAsync(person => person.Name == name)).Id;
    }
}
