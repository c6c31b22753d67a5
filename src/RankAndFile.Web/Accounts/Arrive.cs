using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Accounts;

/// <summary>Signs in whoever holds a one-time link. The link is used up.</summary>
public static class Arrive
{
    public static Refusal NotGood { get; } = new(
        "This link has been used, or it is too old. Ask for a new one: it takes a minute.",
        Source.Docs("roles.md", nameof(Doing.SignIn)));

    public sealed record Facts(string Link, string SessionSecret);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var hash = Secret.Hash(facts.Link);
        if (await db.Links.FirstOrDefaultAsync(link => link.Hash == hash) is not { } found || !found.IsGood(now) || await Comes(db, found, now) is not { } person)
        {
            return NotGood;
        }

        found.UsedAt = now;
        db.Add(NewSession(person, facts.SessionSecret, now));
        return null;
    }

    private static async Task<PersonId?> Comes(OfficeDb db, OneTimeLink link, Instant now)
    {
        var member = await db.Members.FirstOrDefaultAsync(m => m.Id == link.Member && m.Membership == Membership.Current);
        if (link.Person is not { } known)
        {
            return member is null ? null : (await MemberSignIn.PersonOf(db, member, now, withEmail: true)).Id;
        }

        if (member is not null && await db.People.FirstAsync(p => p.Id == known) is { Member: null } person && !await db.People.AnyAsync(p => p.Member == member.Id))
        {
            // Somebody who was entered by hand, and reads the mailbox that the register has for one member alone.
            person.Member = member.Id;
        }

        return known;
    }

    internal static Session NewSession(PersonId person, string secret, Instant now, Instant? codeGivenAt = null) => new()
    {
        Hash = Secret.Hash(secret),
        Person = person,
        Since = now,
        ExpiresAt = now + Session.Lifetime,
        CodeGivenAt = codeGivenAt,
    };
}

/// <summary>Ends sessions of the person who asks: this one, or all the others.</summary>
public static class EndSessions
{
    public sealed record Facts(bool AllOthers);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var theirs = db.Sessions.Where(session => session.Person == who.Person && session.EndedAt == null);
        var ended = facts.AllOthers
            ? theirs.Where(session => session.Id != who.Session)
            : theirs.Where(session => session.Id == who.Session);
        foreach (var session in await ended.ToListAsync())
        {
            session.EndedAt = now;
        }

        return null;
    }
}
