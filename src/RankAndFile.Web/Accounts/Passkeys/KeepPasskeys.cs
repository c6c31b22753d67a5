using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>Adds a passkey whose statement the page has checked.</summary>
public static class AddPasskey
{
    private static readonly Source _because = Source.Docs("roles.md", nameof(Doing.KeepPasskeys));

    public static Refusal NotMade { get; } = new("The passkey could not be checked, or the page was open for more than ten minutes. Try once more.", _because);

    public sealed record Facts(string Name, byte[] Credential, byte[] PublicKey, long SignCount, string Transports, bool IsBackupEligible, bool IsBackedUp);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPasskeys, who) is { } refused)
        {
            return refused;
        }

        var me = await db.People.FirstAsync(person => person.Id == who.Person);
        if (await SecondProof.RefusalToChange(db, me, who, now) is { } refusal)
        {
            return refusal;
        }

        if (facts.Name.Trim().Length is 0 or > Passkey.LongestName)
        {
            return new($"A passkey has a name of at most {Passkey.LongestName} letters.", _because);
        }

        if (await db.Passkeys.CountAsync(passkey => passkey.Person == me.Id) >= Passkey.MostOfOnePerson)
        {
            return new($"You have {Passkey.MostOfOnePerson} passkeys. Remove one that you no longer use.", _because);
        }

        if (await db.Passkeys.AnyAsync(passkey => passkey.Credential == facts.Credential))
        {
            return new("This passkey is here already.", _because);
        }

        db.Add(new Passkey
        {
            Person = me.Id,
            Name = facts.Name.Trim(),
            Credential = facts.Credential,
            PublicKey = facts.PublicKey,
            SignCount = facts.SignCount,
            Transports = facts.Transports,
            IsBackupEligible = facts.IsBackupEligible,
            IsBackedUp = facts.IsBackedUp,
            AddedAt = now,
        });

        // Whoever has just unlocked the key that they added has given it.
        (await db.Sessions.FirstAsync(session => session.Id == who.Session)).CodeGivenAt ??= now;
        await LostAuthenticator.Finish(db, me, who, now);
        return null;
    }
}

/// <summary>Removes a passkey; the last second proof only where its holder confirms it.</summary>
public static class RemovePasskey
{
    private static readonly Source _because = Source.Docs("roles.md", nameof(Doing.KeepPasskeys));

    public sealed record Facts(PasskeyId Passkey, bool IsConfirmed);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPasskeys, who) is { } refused)
        {
            return refused;
        }

        if (!who.CodeGiven)
        {
            return SecondProof.GiveItFirst;
        }

        var mine = await db.Passkeys.Where(passkey => passkey.Person == who.Person).ToListAsync();
        if (mine.FirstOrDefault(passkey => passkey.Id == facts.Passkey) is not { } found)
        {
            return new("You have no such passkey.", _because);
        }

        var me = await db.People.FirstAsync(person => person.Id == who.Person);
        if (mine.Count is 1 && me.AuthenticatorSecret is null && !facts.IsConfirmed)
        {
            return new("This is your last passkey, and you have no authenticator. Tick that you mean it: you will set up a new one the next time you sign in.", _because);
        }

        db.Remove(found);
        return null;
    }
}

/// <summary>Signs in whoever unlocked a passkey, which the page has checked. That counts as a code given.</summary>
public static class ArriveByPasskey
{
    public static Refusal NotGood { get; } = new(
        "That passkey did not open the door. Try once more, or ask for a link by e-mail.",
        Source.Docs("roles.md", nameof(Doing.SignIn)));

    public sealed record Facts(byte[] Credential, long SignCount, bool IsBackedUp, string SessionSecret);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Passkeys.FirstOrDefaultAsync(passkey => passkey.Credential == facts.Credential) is not { } found
            || (found.SignCount > 0 && facts.SignCount <= found.SignCount))
        {
            // A count that does not grow is that of a copied key: WebAuthn 7.2, step 22.
            return NotGood;
        }

        (found.SignCount, found.IsBackedUp, found.UsedAt) = (facts.SignCount, facts.IsBackedUp, now);
        db.Add(Arrive.NewSession(found.Person, facts.SessionSecret, now, codeGivenAt: now));
        return null;
    }
}
