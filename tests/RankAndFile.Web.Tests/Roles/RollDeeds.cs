using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;
using RankAndFile.Web.Register.Exceptions;
using RankAndFile.Web.Register.Inspections;
using RankAndFile.Web.Register.OwnEntry;
using RankAndFile.Web.Register.Rolls;
using RankAndFile.Web.Tests.Register;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class RollDeeds : IDeeds
{
    public async Task Prepare(Office office)
    {
        var election = await UnionWithARoll.Lay(office);
        await UnionWithARoll.Freeze(office, election);
        await UnionWithARoll.AskAndSay(office, election);
    }

    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db)
    {
        var employer = await db.Employers.MinAsync(e => e.Id);
        var own = await db.Set<RollLine>().Where(line => db.People.Any(person => person.Member == line.Member)).Select(line => line.Place).ToListAsync();
        return
        [
            ("branch", $"{await db.Branches.MinAsync(b => b.Id)}"),
            ("employer", $"{employer}"),
            ("correction", $"{await db.Set<Correction>().MinAsync(c => c.Id)}"),
            ("inspection", $"{await db.Set<Inspection>().MinAsync(i => i.Id)}"),
            ("roll", $"{await db.Set<Roll>().MinAsync(r => r.Id)}"),
            ("kind", nameof(PlaceKind.Region)),
            ("kind", nameof(ExceptionKind.NoAddress)),
            .. own.Select(place => ("my-entry/rolls/{roll}", $"place={place}")),
        ];
    }

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        var election = await UnionWithARoll.Lay(office);
        await using var db = office.Database.ForReading();
        var another = (await db.Elections.FirstAsync(e => e.Id != election)).Id;

        yield return new(Doing.KeepPlaces, "Nia Rowlands", $"/places/keep/{nameof(PlaceKind.Region)}", ("Name", "Yorkshire"));
        var branch = (await db.Branches.FirstAsync(b => b.Number == "YK/12")).Id;
        yield return new(Doing.KeepPlaces, "Nia Rowlands", $"/places/branches/{branch}", ("ClosedOn", $"{office.Clock.Now().Day:yyyy-MM-dd}"));
        yield return new(Doing.SeeExceptions, "Nia Rowlands", "/register/exceptions");

        yield return new(Doing.SeeOwnEntry, UnionWithARoll.Member, "/my-entry?handler=Text") { Method = "GET" };
        yield return new(Doing.SeeOwnEntry, UnionWithARoll.Member, "/my-entry?handler=Json") { Method = "GET" };
        yield return new(Doing.SeeOwnEntry, UnionWithARoll.Member, "/my-entry/wrong", ("About", nameof(CorrectionAbout.Name)), ("Said", "It is Okafor with two d."));
        yield return new(Doing.SeeOwnEntry, UnionWithARoll.Member, "/my-entry/reach", ("Channel", nameof(Channel.Post)), ("Formats", nameof(Formats.LargePrint)));
        yield return new(Doing.SeeOwnEntry, UnionWithARoll.Member, "/my-entry/address", ("Address", "2 Canal Street\nLeeds LS2 2BB"));
        var correction = await db.Set<Correction>().FirstAsync();
        yield return new(Doing.AnswerCorrections, "Nia Rowlands", $"/register/corrections/{correction.Id}", ("Accepted", "true"), ("Answer", "It is mended."));

        yield return new(Doing.AskForInspection, UnionWithARoll.Member, $"/elections/{election}/inspection", ("Grounds", "Members who left still get letters."));
        var asked = await db.Set<Inspection>().FirstAsync();
        (string, string)[] decision = [("Decision", nameof(InspectionDecision.Inspected)), ("Reason", "The lists were compared."), ("Found", "Two entries were out of date.")];
        yield return new(Doing.DecideOnInspections, UnionWithARoll.Scrutineer, $"/elections/{election}/inspections/{asked.Id}", decision) { OnAnothers = ($"/elections/{another}/inspections/{asked.Id}", decision) };
        yield return new(Doing.DecideOnInspections, UnionWithARoll.Scrutineer, $"/elections/{election}/inspections", ("Found", "Nothing wrong in a hundred entries.")) { OnAnothers = ($"/elections/{another}/inspections", [("Found", "x")]) };

        yield return new(Doing.FreezeTheRoll, "Moses Adeyemi", $"/elections/{election}/roll/freeze") { OnAnothers = ($"/elections/{another}/roll/freeze", []) };
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        var roll = (await db.Set<Roll>().FirstAsync()).Id;
        yield return new(Doing.TakeTheRoll, UnionWithARoll.Scrutineer, $"/elections/{election}/roll/{roll}/take") { OnAnothers = ($"/elections/{another}/roll/{roll}/take", []) };
        (string, string)[] reason = [("Reason", "A branch was missing."), ("Because", "Rule 4")];
        yield return new(Doing.FreezeTheRoll, "Moses Adeyemi", $"/elections/{election}/roll/{roll}/void", reason) { OnAnothers = ($"/elections/{another}/roll/{roll}/void", reason) };
    }
}
