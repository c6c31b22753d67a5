using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Nominations;
using RankAndFile.Web.Register;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Hosting;

/// <summary>
/// An election of the invented union in which nominations are open: some wait for a ruling, some are valid, one is
/// invalid and appealed against. Olwen Prosser is secretary of a branch, and is nominated herself.
/// </summary>
internal static class NominationsOfMakersAndCarers
{
    internal const string Name = "Council by-elections";

    private const string OfAll = "Executive Council, for all members";

    internal static async Task Fill(Door door, OfficeDb db, PublicKey key, Signed administrator, DateOnly today)
    {
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id);
        var (moses, olwen) = (As("Moses Adeyemi"), As("Olwen Prosser"));
        await Demonstration.Done(door.Do(OpenElection.Act, administrator, new OpenElection.Facts(Name, Footing.Statutory, Nation.AllOfThem, people["Moses Adeyemi"], key)));
        var election = (await db.Elections.FirstAsync(e => e.Name == Name)).Id;
        if (await Called(door, db, moses, people, election, today))
        {
            await ScrutineerOfMakersAndCarers.Settle(door, db, moses, As("Ruth Okafor"), election, today);
            await Nominated(door, db, moses, olwen, election, administrator, today);
        }

        Signed As(string name) => new(people[name], null, name, IsAdministrator: false, CodeGiven: true);
    }

    private static async Task<bool> Called(Door door, OfficeDb db, Signed moses, Dictionary<string, PersonId> people, ElectionId election, DateOnly today)
    {
        await Demonstration.Done(door.Do(NameDeputy.Act, moses, new NameDeputy.Facts(election, people["Farah Siddiqui"])));
        await Demonstration.Done(door.Do(AppointScrutineer.Act, moses, new AppointScrutineer.Facts(election, people["Ruth Okafor"], QualificationBasis.PractisingSolicitor, "Okafor and Lowe", IsIndependent: true)));
        var wales = (await db.Regions.FirstAsync(region => region.Name == "Wales")).Id;
        await Demonstration.Done(door.Do(AddContests.Act, moses, new AddContests.Facts(election, [Place(OfAll, Constituency.Everybody, 2), Place("Executive Council, Wales", new() { Regions = [wales] }, 1)])));
        await Demonstration.Done(door.Do(SetRules.Act, moses, new SetRules.Facts(election, RuleSet.Find("executive-council")!.Text, "executive-council")));
        await Demonstration.Done(door.Do(Decide.Act, moses, new Decide.Facts(election, DecisionKind.LessTime, "Two places have been vacant since the spring.", "Executive Council", today)));
        var found = await db.Elections.FirstAsync(e => e.Id == election);

        // Without a year's bank holidays there is no timetable, and the draft stays one.
        if (Timetable.WorkOut((await db.RulesOf(election))!.Read().DateRules, today, found.Nation) is not TimetableOutcome.WorkedOut timetable)
        {
            return false;
        }

        await Demonstration.Done(door.Do(SetTimetable.Act, moses, new SetTimetable.Facts(election, [.. timetable.Dates.Select(date => date.Milestone is Milestone.Invitation ? date with { On = today, Because = Timetable.Moved } : date)])));
        await Demonstration.Done(door.Do(CallElection.Act, moses, new CallElection.Facts(election)));
        await Demonstration.Done(door.Do(TakeStep.Act, moses, new TakeStep.Facts(election, StepByHand.OpenNominations, "")));
        return true;
    }

    private static ContestTerms Place(string title, Constituency constituency, int nominations) => new()
    {
        Title = title,
        Places = 1,
        RuleBook = "av",
        Electorate = new() { Constituency = constituency },
        Standing = new() { Conditions = [new(StandingKind.MemberForYears, 1), new(StandingKind.InTheConstituency), new(StandingKind.WorkplaceRepresentative)], Clause = "Rule 14.3" },
        Nominations = new() { By = Nominators.BranchesAndWorkplaces, Number = nominations, BranchQuorum = 5, WorkplaceQuorum = 3, NoticeDays = 7 },
        Choice = new("Executive Council", new(2026, 3, 18), "So that whoever is elected has a majority behind them."),
    };

    private static async Task Nominated(Door door, OfficeDb db, Signed moses, Signed olwen, ElectionId election, Signed administrator, DateOnly today)
    {
        var number = (await db.People.FirstAsync(person => person.Id == olwen.Person)).Member;
        var own = await db.Members.FirstAsync(member => member.Id == number);
        var others = await db.Members.Where(member => member.Membership == Membership.Current && member.Joined < today.AddYears(-3) && member.Id != own.Id).OrderBy(member => member.Id).Take(2).ToListAsync();
        var branches = await db.Branches.Where(branch => branch.Id != own.Branch).OrderBy(branch => branch.Number).Take(5).ToListAsync();
        var (all, wales) = (await Titled(OfAll), await Titled("Executive Council, Wales"));
        await Demonstration.Done(door.Do(NameSecretary.Act, administrator, new NameSecretary.Facts(own.Number, Body.Of(own.Branch!.Value), today.AddYears(-1))));
        await Demonstration.Done(door.Do(SendNomination.Act, olwen, new SendNomination.Facts(election, Of(all, own.Branch.Value, others[0], 8))));
        await Demonstration.Done(door.Do(SendNomination.Act, olwen, new SendNomination.Facts(election, Of(wales, own.Branch.Value, own, 8))));
        (Member Candidate, int Notice)[] votes = [(others[0], 9), (others[0], 14), (own, 2), (own, 10), (others[1], 8)];
        foreach (var (branch, (candidate, notice)) in branches.Zip(votes))
        {
            await Demonstration.Done(door.Do(EnterNomination.Act, moses, new EnterNomination.Facts(election, Of(all, branch.Id, candidate, notice), today)));
        }

        foreach (var nomination in await db.Set<Nomination>().Where(n => n.Election == election && n.Number <= 5).OrderBy(n => n.Number).ToListAsync())
        {
            var isShort = (await db.FaultsOf(nomination)).Exists(found => found.Fault is NominationFault.ShortNotice);
            await Demonstration.Done(door.Do(RuleOnNomination.Act, moses, new RuleOnNomination.Facts(election, nomination.Id, isShort ? NominationFault.ShortNotice : null, isShort ? "Notice was given two days before the meeting." : "")));
            if (isShort)
            {
                await Demonstration.Done(door.Do(AppealRuling.Act, olwen, new AppealRuling.Facts(election, nomination.Id, "The branch meets on the same day each month, as its members know.")));
            }
        }

        await Demonstration.Done(door.Do(AnswerNomination.Act, olwen, new AnswerNomination.Facts(election, wales, new(CandidateAnswer.Accepted, [new(StandingKind.WorkplaceRepresentative)], []))));

        Brought Of(ContestId contest, BranchId branch, Member candidate, int notice) =>
            new(contest, Body.Of(branch), candidate.Number, candidate.Name, new(today.AddDays(-notice), today, 11, 8, 10), "Eleven members, as signed on the sheet.", "1. Nominations. Two were proposed; the vote was by hands.");
        async Task<ContestId> Titled(string title) => (await db.Contests.FirstAsync(contest => contest.Election == election && contest.Title == title)).Id;
    }
}
