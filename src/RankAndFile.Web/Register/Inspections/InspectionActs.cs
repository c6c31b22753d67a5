using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register.OwnEntry;

namespace RankAndFile.Web.Register.Inspections;

/// <summary>Somebody asked the scrutineer to inspect the register. Who and why is for the scrutineer and a court alone.</summary>
/// <param name="Number">Which request, counted within the election.</param>
/// <param name="By">Who asked.</param>
/// <param name="Grounds">Why they suspect that the register is inaccurate.</param>
[Entry("inspection-requested", Version = 1)]
public sealed record InspectionRequested([property: Public] int Number, string By, string Grounds);

/// <summary>The scrutineer decided on a request, or inspected the register of their own motion.</summary>
/// <param name="Number">Which request or inspection, counted within the election.</param>
/// <param name="OnRequest">False where the scrutineer acted of their own motion.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="Found">What the inspection found.</param>
/// <param name="By">Who decided.</param>
[Entry("inspection-decided", Version = 1)]
public sealed record InspectionDecided([property: Public] int Number, [property: Public] bool OnRequest, [property: Public] InspectionDecision Decision, string Reason, string Found, string By);

/// <summary>
/// A member who suspects that the register is inaccurate asks the scrutineer to inspect it. No refusal is
/// kept with a name: nobody but the scrutineer is to learn who asked, or tried to.
/// </summary>
public static class AskForInspection
{
    public const int Longest = 4_000;

    public sealed record Facts(ElectionId Election, string Grounds) : IInElection;

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.AskForInspection, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.EntryOf(who) is not { Membership: Membership.Current or Membership.InArrears })
        {
            return new("A member of the union can ask for this, or a candidate.", Own.Act1992("s 49(3A)"));
        }

        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == facts.Election) is not { IsSealed: false } election)
        {
            return new("There is no such election.", Own.Act1992("s 49(3A)"));
        }

        if (!await db.Grants.AnyAsync(grant => grant.Election == election.Id && grant.Role == Role.Scrutineer))
        {
            return new("This election has no scrutineer yet whom one could ask.", Own.Act1992("s 49(3A)"));
        }

        var timetable = (await db.TimetableDates.Where(date => date.Election == election.Id).ToListAsync()).ConvertAll(date => date.ToDated());
        if (AppropriatePeriod.RefusalOn(now.Day, timetable, election.Stage) is { } tooEarlyOrLate)
        {
            return tooEarlyOrLate;
        }

        if (facts.Grounds.Trim().Length is 0 || !Own.IsText(facts.Grounds, Longest))
        {
            return new($"Say why you suspect that the register is inaccurate, in at most {Longest} letters.", Own.Act1992("s 49(3A)"));
        }

        if (await db.Set<Inspection>().AnyAsync(i => i.Election == election.Id && i.By == who.Person && i.Decision == InspectionDecision.Waiting))
        {
            return new("The scrutineer has a request of yours and has not decided on it yet.", Own.Act1992("s 49(3A)"));
        }

        var number = await db.NextInspection(election.Id);
        db.Add(new Inspection { Election = election.Id, Number = number, By = who.Person, Grounds = facts.Grounds.Trim(), AskedAt = now, Decision = InspectionDecision.Waiting, Reason = "", Found = "" });
        db.Record(election.Id, new InspectionRequested(number, who.Name, facts.Grounds.Trim()));
        return null;
    }

    internal static async Task<int> NextInspection(this OfficeDb db, ElectionId election) =>
        1 + (await db.Set<Inspection>().Where(i => i.Election == election).MaxAsync(i => (int?)i.Number) ?? 0);
}

/// <summary>The scrutineer decides on a request: the register was inspected, or why it was not.</summary>
public static class DecideOnInspection
{
    public sealed record Facts(ElectionId Election, InspectionId Inspection, InspectionDecision Decision, string Reason, string Found) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.DecideOnInspections, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.RefusalToBegin(who, facts.Election, now) is { } tooEarly)
        {
            return tooEarly;
        }

        if (await db.Set<Inspection>().FirstOrDefaultAsync(i => i.Id == facts.Inspection && i.Election == facts.Election) is not { } inspection)
        {
            return new("There is no such request in this election.", Own.Act1992("s 49(3A)"));
        }

        if (inspection.Decision is not InspectionDecision.Waiting)
        {
            return new("This has been decided.", Own.Act1992("s 49(3A)"));
        }

        if (facts.Decision is InspectionDecision.Waiting || !Enum.IsDefined(facts.Decision)
            || !Own.IsText(facts.Reason, AskForInspection.Longest) || !Own.IsText(facts.Found, AskForInspection.Longest))
        {
            return new("Say whether the register was inspected, or why not.", Own.Act1992("s 49(3A)"));
        }

        if (facts.Decision is InspectionDecision.Inspected ? facts.Found.Trim().Length is 0 : facts.Reason.Trim().Length is 0)
        {
            return new(facts.Decision is InspectionDecision.Inspected ? "Write what the inspection found, if only that nothing was wrong." : "Whoever is told no is told why.", Own.Act1992("s 52(2A)"));
        }

        (inspection.Decision, inspection.DecidedAt, inspection.DecidedBy) = (facts.Decision, now, who.Person);
        (inspection.Reason, inspection.Found) = (facts.Reason.Trim(), facts.Found.Trim());
        db.Record(facts.Election, new InspectionDecided(inspection.Number, OnRequest: true, facts.Decision, inspection.Reason, inspection.Found, who.Name));
        return null;
    }
}

/// <summary>Keeps that the scrutineer inspected the register without being asked: the report says so too.</summary>
public static class InspectUnasked
{
    public sealed record Facts(ElectionId Election, string Found) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.DecideOnInspections, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.RefusalToBegin(who, facts.Election, now) is { } tooEarly)
        {
            return tooEarly;
        }

        if (facts.Found.Trim().Length is 0 || !Own.IsText(facts.Found, AskForInspection.Longest))
        {
            return new("Write what the inspection found, if only that nothing was wrong.", Own.Act1992("s 52(2A)"));
        }

        var number = await db.NextInspection(facts.Election);
        db.Add(new Inspection
        {
            Election = facts.Election,
            Number = number,
            By = null,
            Grounds = "",
            AskedAt = now,
            Decision = InspectionDecision.Inspected,
            DecidedAt = now,
            DecidedBy = who.Person,
            Reason = "",
            Found = facts.Found.Trim(),
        });
        db.Record(facts.Election, new InspectionDecided(number, OnRequest: false, InspectionDecision.Inspected, "", facts.Found.Trim(), who.Name));
        return null;
    }
}
