using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>The law of a reset, and how it ends.</summary>
public static class LostAuthenticator
{
    internal static readonly Source Because = Source.Docs("roles.md", nameof(Doing.ApproveAReset));

    internal static Refusal NoSuchReset { get; } = new("Nobody waits for this, or it was stopped, done or left for a week.", Because);

    /// <summary>Whether this person may approve: neither their own, nor twice, and one of the two is an administrator.</summary>
    public static Refusal? RefusalToApprove(AuthenticatorReset reset, PersonId approver, bool isAdministrator, bool firstWasAdministrator)
    {
        if (reset.Person == approver)
        {
            return new("Nobody approves their own.", Because);
        }

        if (reset.SecondAt is not null)
        {
            return new("Two people have approved it.", Because);
        }

        if (reset.FirstBy == approver)
        {
            return new("You have approved it. Now another person has to.", Because);
        }

        return reset.FirstBy is not null && !isAdministrator && !firstWasAdministrator
            ? new("One of the two is an administrator.", Because)
            : null;
    }

    /// <summary>After a reset the new proof is the only one, and this session: what was lost may have been found by somebody else.</summary>
    internal static async Task Finish(OfficeDb db, Person person, Signed who, Instant now)
    {
        if (await SecondProof.ResetDue(db, person.Id, now) is { } due)
        {
            due.DoneAt = now;
            person.AuthenticatorSecret = null;
            db.RemoveRange(await db.Passkeys.Where(passkey => passkey.Person == person.Id).ToListAsync());
            db.RemoveRange(await db.RecoveryCodes.Where(code => code.Person == person.Id && code.UsedAt == null).ToListAsync());
            foreach (var elsewhere in await db.Sessions.Where(session => session.Person == person.Id && session.Id != who.Session && session.EndedAt == null).ToListAsync())
            {
                elsewhere.EndedAt = now;
            }
        }
    }
}

/// <summary>Asks the office to let somebody set up a new authenticator.</summary>
public static class AskForReset
{
    public sealed record Facts;

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.GiveACode, who) is { } refused)
        {
            return refused;
        }

        var me = await db.People.FirstAsync(person => person.Id == who.Person);
        if (!await SecondProof.Has(db, me))
        {
            return new("You have no authenticator yet: set one up.", LostAuthenticator.Because);
        }

        if ((await db.Resets.Where(reset => reset.Person == me.Id).ToListAsync()).Any(reset => reset.IsOpen(now)))
        {
            return new("You have asked already. Two people have to approve.", LostAuthenticator.Because);
        }

        db.Add(new AuthenticatorReset { Person = me.Id, AskedAt = now });
        return null;
    }
}

/// <summary>Approves a reset, as the first or the second of two.</summary>
public static class ApproveReset
{
    public sealed record Facts(ResetId Reset);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.ApproveAReset, who) is { } refused)
        {
            return refused;
        }

        if (await db.Resets.FirstOrDefaultAsync(reset => reset.Id == facts.Reset) is not { } reset || !reset.IsOpen(now))
        {
            return LostAuthenticator.NoSuchReset;
        }

        var approver = who.Person!.Value;
        var firstWasAdministrator = await db.People.AnyAsync(person => person.Id == reset.FirstBy && person.IsAdministrator);
        if (LostAuthenticator.RefusalToApprove(reset, approver, who.IsAdministrator, firstWasAdministrator) is { } refusal)
        {
            return refusal;
        }

        if (reset.FirstBy is null)
        {
            (reset.FirstBy, reset.FirstAt) = (approver, now);
        }
        else
        {
            (reset.SecondBy, reset.SecondAt) = (approver, now);
        }

        return null;
    }
}

/// <summary>Stops a reset: the person whose it is, who need not have given a code, or one who may approve.</summary>
public static class StopReset
{
    public sealed record Facts(ResetId Reset);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var found = await db.Resets.FirstOrDefaultAsync(reset => reset.Id == facts.Reset);
        if ((found is null || found.Person != who.Person) && await db.RefusalTo(Doing.ApproveAReset, who) is { } refused)
        {
            return refused;
        }

        if (found is null || !found.IsOpen(now))
        {
            return LostAuthenticator.NoSuchReset;
        }

        (found.StoppedBy, found.StoppedAt) = (who.Person, now);
        return null;
    }
}
