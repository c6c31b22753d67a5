using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Accounts;

/// <summary>
/// Makes a link for whoever has this address, here or in the register. For an address that nobody has, and for one that has
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
        var member = await MemberSignIn.MemberAt(db, key);
        var person = await db.People.FirstOrDefaultAsync(p => p.EmailKey == key);
        if (person is not null && !await MemberSignIn.IsTheirs(db, person))
        {
            person = null;
        }

        if ((person is not null || member is not null) && await MadeSince(db, now - TimeSpan.FromHours(1), person, member) < MostInAnHour)
        {
            db.Add(new OneTimeLink
            {
                Hash = Secret.Hash(facts.Secret),
                Person = person?.Id,
                Member = member?.Id,
                MadeAt = now,
                ExpiresAt = now + OneTimeLink.Lifetime,
            });
            await db.Put(new(Purpose.Account, facts.SealedSubject, facts.SealedText, facts.Mac, null, person?.Id, person is null ? member?.Id : null), who, now);
        }

        return null;
    }

    private static Task<int> MadeSince(OfficeDb db, Instant since, Person? person, Member? member)
    {
        var (personId, memberId) = (person?.Id, member?.Id);
        return db.Links.CountAsync(link => link.MadeAt > since && ((personId != null && link.Person == personId) || (memberId != null && link.Member == memberId)));
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
