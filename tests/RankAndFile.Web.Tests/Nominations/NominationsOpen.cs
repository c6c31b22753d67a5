using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Nominations;
using RankAndFile.Web.Register;
using RankAndFile.Web.Rules;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Nominations;

/// <summary>The demonstration's election in which nominations are open, with branches that have not nominated.</summary>
internal sealed record NominationsOpen(Office Office, ElectionId Election, ContestId All, ContestId Wales, List<Branch> Free, List<Member> Candidates)
{
    internal const string Olwen = "Olwen Prosser";

    /// <summary>Olwen Prosser's number of membership: she is secretary of a branch.</summary>
    internal const string Secretary = "M900001";

    internal const string Sealed = "Only for those who rule";

    internal static async Task<NominationsOpen> Of(Office office)
    {
        await using var db = office.Database.ForReading();
        var election = (await db.Elections.SingleAsync(e => e.Name == "Council by-elections")).Id;
        var contests = await db.ContestsOf(election);
        var longAgo = office.Clock.Now().Day.AddYears(-3);
        return new(
            office,
            election,
            contests[0].Id,
            contests[1].Id,
            await db.Branches.Where(b => !db.Set<Nomination>().Any(n => n.Branch == b.Id)).OrderBy(b => b.Number).ToListAsync(),
            await db.Members.Where(m => m.Membership == Membership.Current && m.Joined < longAgo && m.Number != Secretary).OrderBy(m => m.Id).Take(4).ToListAsync());
    }

    internal DateOnly Today => Office.Clock.Now().Day;

    internal async Task<Signed> As(string name)
    {
        await using var db = Office.Database.ForReading();
        var person = await db.People.FirstAsync(p => p.Name == name);
        return new(person.Id, null, person.Name, person.IsAdministrator, CodeGiven: true);
    }

    internal async Task<Refusal?> Do<TFacts>(Act<TFacts> act, string by, TFacts facts) => await Office.Door.Do(act, await As(by), facts);

    internal Meeting Meeting(int notice = 8) => new(Today.AddDays(-notice), Today, 11, 8, 10);

    internal Brought Brought(Branch branch, Member candidate, ContestId? contest = null, Meeting? meeting = null) =>
        new(contest ?? All, Body.Of(branch.Id), candidate.Number, candidate.Name, meeting ?? Meeting(), $"{Sealed}: eleven members.", $"{Sealed}: a vote was taken.");

    /// <summary>What a secretary's form holds.</summary>
    internal (string Name, string Value)[] Form(Branch branch, Member candidate) =>
    [
        ("Body", $"{Body.Of(branch.Id)}"), ("Contest", $"{All}"), ("Number", candidate.Number), ("Name", candidate.Name),
        ("NoticeOn", ElectionsDeeds.Day(Today.AddDays(-8))), ("MetOn", ElectionsDeeds.Day(Today)), ("Present", "11"), ("Votes", "8"), ("VotesInAll", "10"),
        ("Attendance", $"{Sealed}: eleven members."), ("Minutes", $"{Sealed}: a vote was taken."),
    ];

    internal Task<Refusal?> Enter(Branch branch, Member candidate, ContestId? contest = null, Meeting? meeting = null, DateOnly? receivedOn = null) =>
        Do(EnterNomination.Act, "Moses Adeyemi", new EnterNomination.Facts(Election, Brought(branch, candidate, contest, meeting), receivedOn ?? Today));

    /// <summary>Makes Olwen Prosser secretary of another branch.</summary>
    internal async Task MakeSecretary(Branch branch) =>
        Assert.Null(await Do(NameSecretary.Act, "Nia Rowlands", new NameSecretary.Facts(Secretary, Body.Of(branch.Id), Today.AddDays(-30))));

    internal Task<Refusal?> Send(Branch branch, Member candidate, ContestId? contest = null, Meeting? meeting = null) =>
        Do(SendNomination.Act, Olwen, new SendNomination.Facts(Election, Brought(branch, candidate, contest, meeting)));

    internal async Task<Nomination> Latest()
    {
        await using var db = Office.Database.ForReading();
        return await db.Set<Nomination>().Where(n => n.Election == Election).OrderByDescending(n => n.Number).FirstAsync();
    }

    internal Task<Refusal?> Rule(NominationId nomination, NominationFault? reason, string words = "", string by = "Moses Adeyemi") =>
        Do(RuleOnNomination.Act, by, new RuleOnNomination.Facts(Election, nomination, reason, words));

    /// <summary>Decides the appeals that wait, and finds valid what waits for a ruling.</summary>
    internal async Task RuleOnAll()
    {
        await using var db = Office.Database.ForReading();
        foreach (var appealed in await db.Set<NominationAppeal>().Where(a => a.Upheld == null).Select(a => a.Nomination).ToListAsync())
        {
            Assert.Null(await Do(DecideAppeal.Act, "Farah Siddiqui", new DecideAppeal.Facts(Election, appealed, Upheld: false, "Notice is counted in days.")));
        }

        foreach (var pending in await db.Set<Nomination>().Where(n => n.Election == Election && n.State == NominationState.Pending).Select(n => n.Id).ToListAsync())
        {
            Assert.Null(await Rule(pending, reason: null));
        }
    }

    /// <summary>Lets nominations close.</summary>
    internal async Task Close()
    {
        await using var db = Office.Database.ForReading();
        var closes = (await db.TimetableDates.SingleAsync(date => date.Election == Election && date.Milestone == Milestone.NominationsClose)).OnDay;
        Office.Clock.MoveOn(TimeSpan.FromDays(closes.DayNumber - Today.DayNumber + 1));
        Assert.Null(await Do(TakeStep.Act, "Moses Adeyemi", new TakeStep.Facts(Election, StepByHand.CloseNominations, "")));
    }

    internal async Task<Refusal?> Sign(string by)
    {
        await using var db = Office.Database.ForReading();
        return await Do(SignList.Act, by, new SignList.Facts(Election, CandidateList.DigestOf(CandidateList.Written(await CandidateList.Of(db, Election)))));
    }
}
