using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>
/// Opens the sealed draft of an election and names its returning officer. From then on it is the
/// officer's: the administrator, who runs the server, acts in no election.
/// </summary>
public static class OpenElection
{
    public const int LongestName = 160;

    private static readonly Source _because = Source.Docs("roles.md", nameof(Doing.OpenAnElection));

    /// <param name="Key">Signs the heads of the election's record, which begins here.</param>
    public sealed record Facts(string Name, Footing Footing, Nation Nation, PersonId ReturningOfficer, PublicKey Key);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.OpenAnElection, who) is { } refused)
        {
            return refused;
        }

        if (facts.Name.Trim().Length is 0 or > LongestName)
        {
            return new($"An election has a name of at most {LongestName} letters.", _because);
        }

        if (await db.People.FirstOrDefaultAsync(person => person.Id == facts.ReturningOfficer) is not { IsAdministrator: false } officer)
        {
            return new("The returning officer is one of the people here, and not an administrator: whoever runs the server acts in no election.", _because);
        }

        if (WhoCanBe.RefusalTo(Role.ReturningOfficer, officer, await db.RolesAnywhere(officer.Id)) is { } incompatible)
        {
            return incompatible;
        }

        var election = new Election { Name = facts.Name.Trim(), Footing = facts.Footing, Nation = facts.Nation, StageSince = now, OpenedAt = now };
        db.Add(election);
        await db.SaveChangesAsync();
        db.Add(new Grant { Election = election.Id, Person = officer.Id, Role = Role.ReturningOfficer, GivenBy = who.Person!.Value, GivenAt = now });
        var union = await db.Union.FirstAsync();
        db.Record(election.Id, new ElectionOpened($"election-{election.Id}", union.Name, election.Name, facts.Key));
        db.Record(election.Id, new RoleGranted(nameof(Role.ReturningOfficer), officer.Name, who.Name));
        return null;
    }
}

/// <summary>Keeps that somebody looked at a draft.</summary>
public static class LookAtDraft
{
    public sealed record Facts(ElectionId Election) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SeeADraft, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (election.IsSealed)
        {
            db.Add(new DraftOpening { Election = election.Id, By = who.Person!.Value, At = now });
            db.Record(election.Id, new DraftOpened(election.Name, who.Name));
        }

        return null;
    }
}

/// <summary>Sets the dates of an election that has not been called. They have to keep the order of the law.</summary>
public static class SetTimetable
{
    public sealed record Facts(ElectionId Election, IReadOnlyList<Dated> Dates) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SetTheTimetable, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (election.Stage is not Stage.Draft)
        {
            return new("The timetable stands from the call on.", Source.Docs("lifecycle.md", "What a step asks for"));
        }

        if (Timetable.Refusals([.. facts.Dates], await db.DutiesOf(election)) is [var first, ..])
        {
            return first;
        }

        db.RemoveRange(await db.TimetableDates.Where(date => date.Election == election.Id).ToListAsync());
        await db.SaveChangesAsync();
        db.AddRange(facts.Dates.Select(date => TimetableDate.Of(election.Id, date)));
        db.Record(election.Id, new TimetableSet([.. facts.Dates.Select(TimetableDate.ForTheRecord)], who.Name));
        return null;
    }
}
