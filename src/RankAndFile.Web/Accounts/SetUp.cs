using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>Makes the link that is printed when a union without an administrator starts. Older ones are void.</summary>
public static class PrintSetUpLink
{
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, string secret)
    {
        if (await db.People.AnyAsync())
        {
            return BecomeAdministrator.TheUnionHasOne;
        }

        foreach (var older in await db.Links.Where(link => link.Person == null && link.Member == null && link.UsedAt == null).ToListAsync())
        {
            older.UsedAt = now;
        }

        db.Add(new OneTimeLink { Hash = Secret.Hash(secret), Person = null, MadeAt = now, ExpiresAt = now + OneTimeLink.HandedOverLifetime });
        return null;
    }
}

/// <summary>Makes the holder of the printed link the first administrator, and signs them in.</summary>
public static class BecomeAdministrator
{
    public static Refusal TheUnionHasOne { get; } = new(
        "This union has its administrator already.",
        Source.Docs("roles.md", nameof(Doing.SetUpTheUnion)));

    public sealed record Facts(string Link, string Name, string Email, string SessionSecret);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var hash = Secret.Hash(facts.Link);
        if (await db.Links.FirstOrDefaultAsync(l => l.Hash == hash && l.Person == null && l.Member == null) is not { } link || !link.IsGood(now))
        {
            return new("This link is not the one printed last, or it has been used. Start the program again: it prints a new one.", TheUnionHasOne.Because);
        }

        if (await db.People.AnyAsync())
        {
            return TheUnionHasOne;
        }

        link.UsedAt = now;
        var administrator = Accounts.Person.New(facts.Name, facts.Email, now, isAdministrator: true);
        db.Add(administrator);
        await db.SaveChangesAsync();
        db.Add(Arrive.NewSession(administrator.Id, facts.SessionSecret, now));
        return null;
    }
}

/// <summary>Enters somebody who will sign in. A role is given in an election, where it is needed.</summary>
public static class AddPerson
{
    public sealed record Facts(string Name, string Email);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPeople, who) is { } refusal)
        {
            return refusal;
        }

        var key = Accounts.Person.KeyOf(facts.Email);
        if (await db.People.AnyAsync(person => person.EmailKey == key))
        {
            return new("Somebody with this e-mail address is here already.", Source.Docs("roles.md", nameof(Doing.KeepPeople)));
        }

        db.Add(Accounts.Person.New(facts.Name, facts.Email, now));
        return null;
    }
}

/// <summary>Signs a visitor of a demonstration in as one of its people.</summary>
public static class TryARole
{
    public sealed record Facts(PersonId Person, string SessionSecret);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (!await db.Union.AnyAsync(union => union.IsDemonstration) || !await db.People.AnyAsync(person => person.Id == facts.Person))
        {
            return new("Roles are tried in a demonstration only.", Source.Docs("roles.md", nameof(Doing.TryARole)));
        }

        db.Add(Arrive.NewSession(facts.Person, facts.SessionSecret, now, codeGivenAt: now));
        return null;
    }
}
