using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

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
        if (await db.Links.FirstOrDefaultAsync(link => link.Hash == hash) is not { Person: { } person } found || !found.IsGood(now))
        {
            return NotGood;
        }

        found.UsedAt = now;
        db.Add(NewSession(person, facts.SessionSecret, now));
        return null;
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
