using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>The union offered its scrutineer terms, and said that it has no grounds against them.</summary>
/// <param name="Scrutineer">To whom.</param>
/// <param name="Text">The terms in full.</param>
/// <param name="By">Who offered them for the union.</param>
[Entry("scrutineer-terms-offered", Version = 1)]
public sealed record TermsOffered([property: Public] string Scrutineer, [property: Public] string Text, string By);

/// <summary>The scrutineer agreed to the terms and declared that nothing disqualifies them.</summary>
/// <param name="Scrutineer">Who declares it.</param>
/// <param name="Declared">What, in the words that stood on the page.</param>
[Entry("scrutineer-terms-agreed", Version = 1)]
public sealed record TermsAgreed([property: Public] string Scrutineer, [property: Public] ImmutableArray<string> Declared);

/// <summary>Offers the scrutineer the terms of the appointment. Until they are agreed to they can be offered anew.</summary>
public static class OfferTerms
{
    /// <param name="HasNoGrounds">That the union has no grounds for believing that this person will not act competently, or that their independence might reasonably be called into question.</param>
    public sealed record Facts(ElectionId Election, string Besides, bool HasNoGrounds) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SettleTheScrutineersTerms, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (!facts.HasNoGrounds)
        {
            return new("A scrutineer is appointed only where the union has no grounds for believing that they will not act competently, or that their independence might reasonably be called into question.", Act1992.At("s 49(2)(b)"));
        }

        if (!Printable.IsText(facts.Besides, Terms.Longest))
        {
            return new($"What is agreed besides has at most {Terms.Longest:N0} letters that can be printed.", Act1992.At("s 49(4)"));
        }

        if (await db.ScrutineerOf(facts.Election) is not { } scrutineer)
        {
            return new("Nobody is appointed scrutineer. Terms are offered to whoever is.", Duties.SourceOf(Duty.AppointAScrutineer));
        }

        var before = await db.Set<Terms>().FirstOrDefaultAsync(t => t.Election == facts.Election && t.Scrutineer == scrutineer.Id);
        if (before is { AgreedAt: not null })
        {
            return new("The scrutineer has agreed to the terms. They stand as they are; a scrutineer whose terms could be changed under way is not independent.", Act1992.At("s 49(4)"));
        }

        var text = Terms.Written(await db.DutiesOf(await db.Elections.FirstAsync(e => e.Id == facts.Election)), facts.Besides);
        if (before is null)
        {
            db.Add(new Terms { Election = facts.Election, Scrutineer = scrutineer.Id, Text = text, OfferedBy = who.Person!.Value, OfferedAt = now });
        }
        else
        {
            (before.Text, before.OfferedBy, before.OfferedAt) = (text, who.Person!.Value, now);
        }

        db.Record(facts.Election, new TermsOffered(scrutineer.Name, text, who.Name));
        return null;
    }
}

/// <summary>The scrutineer agrees to the terms, and declares what the law asks of a scrutineer.</summary>
public static class AgreeToTerms
{
    /// <summary>What is declared: SI 1993/1909, arts 3 to 6, and s 24A of the Act.</summary>
    public static ImmutableArray<string> Declarations { get; } =
    [
        "In the twelve months before this appointment neither I nor a partner of mine was a member, an officer other than an auditor, or an employee of this union.",
        "I have never knowingly let a member, officer or employee of this union assist me in a scrutineer's functions, and I will let none.",
        "I take on the duty of confidentiality for the names and addresses of the register.",
    ];

    private static readonly Source _because = new("Trade Union Ballots and Elections (Independent Scrutineer Qualifications) Order 1993", "SI 1993/1909");

    /// <param name="Declared">How many of the declarations were ticked: all, or it is no agreement.</param>
    /// <param name="Offered">When the terms were offered that they have read.</param>
    public sealed record Facts(ElectionId Election, int Declared, Instant Offered) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.AgreeToTheTerms, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.Set<Terms>().FirstOrDefaultAsync(t => t.Election == facts.Election && t.Scrutineer == who.Person) is not { } terms)
        {
            return new("You have been offered no terms yet.", Act1992.At("s 49(3)"));
        }

        if (terms.AgreedAt is not null)
        {
            return new("You have agreed to these terms.", Act1992.At("s 49(3)"));
        }

        if (terms.OfferedAt != facts.Offered)
        {
            return new("The terms were offered anew while you read them. Read them as they are now.", Act1992.At("s 49(3)"));
        }

        if (facts.Declared != Declarations.Length)
        {
            return new("A scrutineer declares all of this, or cannot be one.", _because);
        }

        terms.AgreedAt = now;
        db.Record(facts.Election, new TermsAgreed(who.Name, Declarations));
        return null;
    }
}

public static class ScrutineersOfElections
{
    /// <summary>Who scrutinises an election now, or null.</summary>
    public static Task<Person?> ScrutineerOf(this OfficeDb db, ElectionId election) =>
        db.Grants.Where(grant => grant.Election == election && grant.Role == Role.Scrutineer)
            .OrderBy(grant => grant.GivenAt)
            .Join(db.People, grant => grant.Person, person => person.Id, (grant, person) => person)
            .FirstOrDefaultAsync();
}
