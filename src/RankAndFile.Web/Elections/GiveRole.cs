using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>A scrutineer was appointed, and is qualified and independent by their own declaration.</summary>
/// <param name="Name">Members have a right to know it: s 49(5) of the Act of 1992.</param>
/// <param name="Basis">What qualifies them.</param>
/// <param name="Body">The firm or body they act for, or nothing.</param>
/// <param name="By">Who appointed them.</param>
[Entry("scrutineer-appointed", Version = 1)]
public sealed record ScrutineerAppointed([property: Public] string Name, [property: Public] QualificationBasis Basis, [property: Public] string Body, string By);

/// <summary>Names a deputy of the returning officer in one election.</summary>
public static class NameDeputy
{
    public sealed record Facts(ElectionId Election, PersonId Person) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.GiveRoles, who, facts.Election) is { } refused)
        {
            return refused;
        }

        return await Roles.Give(db, who, now, facts.Election, facts.Person, Role.Deputy);
    }
}

/// <summary>Appoints the scrutineer of one election, who declares what qualifies them and that they are independent.</summary>
public static class AppointScrutineer
{
    private const int LongestName = 160;

    /// <param name="IsIndependent">That they were no member, officer or employee of the union within twelve months, nor any partner of theirs, and never let one help them: SI 1993/1909.</param>
    public sealed record Facts(ElectionId Election, PersonId Person, QualificationBasis Basis, string Body, bool IsIndependent) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.GiveRoles, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (RefusalOf(facts) is { } refusal)
        {
            return refusal;
        }

        if (await db.Grants.AnyAsync(grant => grant.Election == facts.Election && grant.Role == Role.Scrutineer))
        {
            return new("This election has its scrutineer. Take that role back first, with the reason.", Duties.SourceOf(Duty.AppointAScrutineer));
        }

        if (await Roles.Give(db, who, now, facts.Election, facts.Person, Role.Scrutineer) is { } not)
        {
            return not;
        }

        var body = facts.Body.Trim();
        if (await db.Set<Qualification>().FirstOrDefaultAsync(q => q.Election == facts.Election && q.Person == facts.Person) is { } before)
        {
            db.Remove(before);
            await db.SaveChangesAsync();
        }

        db.Add(new Qualification { Election = facts.Election, Person = facts.Person, Basis = facts.Basis, Body = body, At = now, By = who.Person!.Value });
        db.Record(facts.Election, new ScrutineerAppointed((await db.People.FirstAsync(person => person.Id == facts.Person)).Name, facts.Basis, body, who.Name));
        return null;
    }

    private static Refusal? RefusalOf(Facts facts) => facts switch
    {
        { IsIndependent: false } => new("A scrutineer declares that they are independent of the union.", Duties.SourceOf(Duty.AppointAScrutineer)),
        { Basis: var basis } when !Enum.IsDefined(basis) => new("Say what qualifies the scrutineer.", Duties.SourceOf(Duty.AppointAScrutineer)),
        { Basis: QualificationBasis.NamedBody, Body: var body } when body.Trim().Length is 0 =>
            new("Name the body. It is one of those that the Order names.", new("Trade Union Ballots and Elections (Independent Scrutineer Qualifications) Order 1993 (Amendment) Order 2017", "SI 2017/877")),
        { Body: var body } when body.Length > LongestName || body.Any(char.IsControl) =>
            new($"The name of a firm or body has at most {LongestName} letters.", Duties.SourceOf(Duty.AppointAScrutineer)),
        _ => null,
    };
}

/// <summary>Takes a role in one election back, with a reason that everybody can read.</summary>
public static class TakeRoleBack
{
    public sealed record Facts(ElectionId Election, PersonId Person, Role Role, string Reason) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.GiveRoles, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (facts.Role is Role.ReturningOfficer)
        {
            return new("An election has a returning officer from its first day to its last.", Source.Docs("roles.md", "Roles that go together"));
        }

        if (facts.Reason.Trim().Length is 0 || !PublishDocument.IsReason(facts.Reason))
        {
            return new($"A role is taken back with a reason, which is published: at most {PublishDocument.LongestReason} letters.", Source.Docs("roles.md", "Roles that go together"));
        }

        if (await db.Grants.FirstOrDefaultAsync(g => g.Election == facts.Election && g.Person == facts.Person && g.Role == facts.Role) is not { } grant)
        {
            return new("They do not have this role in this election.", Source.Docs("roles.md", "Roles that go together"));
        }

        db.Remove(grant);
        var person = await db.People.FirstAsync(p => p.Id == facts.Person);
        db.Record(facts.Election, new RoleRevoked(facts.Role.ToString(), facts.Reason.Trim(), person.Name, who.Name));
        return null;
    }
}

internal static class Roles
{
    internal static async Task<Refusal?> Give(OfficeDb db, Signed who, Instant now, ElectionId election, PersonId to, Role role)
    {
        var because = Source.Docs("roles.md", "Roles that go together");
        if ((await db.Elections.FirstAsync(e => e.Id == election)).Stage is Stage.Abandoned or Stage.CalledOff or Stage.SetAside)
        {
            return new("This election is at its end, and nobody takes part in it any more.", because);
        }

        if (await db.People.FirstOrDefaultAsync(p => p.Id == to) is not { } person)
        {
            return new("Choose one of the people here. An administrator adds who is missing.", because);
        }

        if (await db.Grants.AnyAsync(grant => grant.Election == election && grant.Person == to))
        {
            return new("They have a role in this election. Nobody has two.", because);
        }

        if (WhoCanBe.RefusalTo(role, person, await db.RolesAnywhere(to)) is { } incompatible)
        {
            return incompatible;
        }

        db.Add(new Grant { Election = election, Person = to, Role = role, GivenBy = who.Person!.Value, GivenAt = now });
        db.Record(election, new RoleGranted(role.ToString(), person.Name, who.Name));
        return null;
    }
}
