using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Accounts;

/// <summary>
/// Makes a link for whoever has this address. For an address that nobody has, and for one that has
/// asked too often, nothing is made; the one who asks is told the same.
/// </summary>
public static class AskForLink
{
    private const int MostInAnHour = 5;

    /// <param name="Mac">Of the address, as the outbox finds it.</param>
    /// <param name="SealedSubject">The message with the link goes into the outbox with the link itself, or neither is there.</param>
    public sealed record Facts(string Email, string Secret, string Mac, string SealedSubject, string SealedText);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var key = Accounts.Person.KeyOf(facts.Email);
        var hourAgo = now - TimeSpan.FromHours(1);
        if (await db.People.FirstOrDefaultAsync(p => p.EmailKey == key) is { } person
            && await db.Links.CountAsync(l => l.Person == person.Id && l.MadeAt > hourAgo) < MostInAnHour)
        {
            db.Add(new OneTimeLink
            {
                Hash = Secret.Hash(facts.Secret),
                Person = person.Id,
                MadeAt = now,
                ExpiresAt = now + OneTimeLink.Lifetime,
            });
            await db.Put(new(Purpose.SignInLink, facts.SealedSubject, facts.SealedText, facts.Mac, null, person.Id), who, now);
        }

        return null;
    }
}

/// <summary>Makes a link that the administrator hands to a person they know.</summary>
public static class HandOverLink
{
    public sealed record Facts(PersonId Person, string Secret);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPeople, who) is { } refusal)
        {
            return refusal;
        }

        if (!await db.People.AnyAsync(person => person.Id == facts.Person))
        {
            return new("There is no such person.", Source.Docs("roles.md", nameof(Doing.KeepPeople)));
        }

        db.Add(new OneTimeLink
        {
            Hash = Secret.Hash(facts.Secret),
            Person = facts.Person,
            MadeAt = now,
            ExpiresAt = now + OneTimeLink.HandedOverLifetime,
        });
        return null;
    }
}
