using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Hosting;

/// <summary>The elections of the invented union: one called, one in draft, one under own rules without some duties of the Act.</summary>
internal static class ElectionsOfMakersAndCarers
{
    internal static async Task Fill(Door door, OfficeDb db, PublicKey key, Signed administrator, DateOnly today)
    {
        await ContestsOfMakersAndCarers.Offices(door, db, administrator, today);
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id);
        var moses = new Signed(people["Moses Adeyemi"], null, "Moses Adeyemi", IsAdministrator: false, CodeGiven: true);

        var secretary = await Opened("General Secretary", Footing.Statutory, Nation.AllOfThem, moses);
        var branch = new Signed(people["Farah Siddiqui"], null, "Farah Siddiqui", IsAdministrator: false, CodeGiven: true);
        await Opened("Leeds Foundries branch officers", Footing.OwnRules, Nation.EnglandAndWales, branch);
        var fund = await Opened("Makers' Benevolent Society committee", Footing.OwnRules, Nation.EnglandAndWales, moses);

        await Demonstration.Done(door.Do(AppointScrutineer.Act, moses, new AppointScrutineer.Facts(secretary, people["Ruth Okafor"], QualificationBasis.PractisingSolicitor, "Okafor and Lowe", IsIndependent: true)));
        await ContestsOfMakersAndCarers.ForGeneralSecretary(door, db, moses, secretary);
        await Called(secretary, "general-secretary", moses, NextMonday(today.AddDays(42)));
        var ruth = new Signed(people["Ruth Okafor"], null, "Ruth Okafor", IsAdministrator: false, CodeGiven: true);
        await ScrutineerOfMakersAndCarers.Settle(door, db, moses, ruth, secretary, today);

        await Demonstration.Done(door.Do(SwitchOffDuties.Act, moses, new SwitchOffDuties.Facts(
            fund,
            [.. Duties.Needed.Where(needed => needed.Value.Contains(Duty.AppointAScrutineer)).Select(needed => needed.Key), Duty.AppointAScrutineer, Duty.HaveIndependentPersons, Duty.AwaitTheReport, Duty.SendMembersTheReport],
            "The society has 412 members. Two of them who are not on the committee count, as its rules have said since 1931.")));
        await Demonstration.Done(door.Do(SwitchOffDuties.Act, moses, new SwitchOffDuties.Facts(fund, [Duty.KeepPapersAndRegister], "The society's rules keep voting papers for six months.")));
        await ContestsOfMakersAndCarers.ForTheSociety(door, moses, fund);
        await Called(fund, "society", moses, NextMonday(today.AddDays(14)));
        await ContestsOfMakersAndCarers.Drafts(door, db, key, administrator);

        async Task<ElectionId> Opened(string name, Footing footing, Nation nation, Signed officer)
        {
            await Demonstration.Done(door.Do(OpenElection.Act, administrator, new OpenElection.Facts(name, footing, nation, officer.Person!.Value, key)));
            return (await db.Elections.FirstAsync(election => election.Name == name)).Id;
        }

        async Task Called(ElectionId election, string rules, Signed officer, DateOnly opens)
        {
            await Demonstration.Done(door.Do(SetRules.Act, officer, new SetRules.Facts(election, RuleSet.Find(rules)!.Text, rules)));
            var found = await db.Elections.FirstAsync(e => e.Id == election);
            var text = (await db.RulesOf(election))!.Read();

            // Without a year's bank holidays there is no timetable, and the draft stays one.
            if (Timetable.WorkOut(text.DateRules, opens, found.Nation) is TimetableOutcome.WorkedOut timetable)
            {
                await Demonstration.Done(door.Do(LookAtDraft.Act, officer, new LookAtDraft.Facts(election)));
                await Demonstration.Done(door.Do(SetTimetable.Act, officer, new SetTimetable.Facts(election, timetable.Dates)));
                await Demonstration.Done(door.Do(CallElection.Act, officer, new CallElection.Facts(election)));
            }
        }
    }

    private static DateOnly NextMonday(DateOnly from) => from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7);
}
