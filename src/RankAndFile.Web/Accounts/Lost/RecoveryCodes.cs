using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>Makes ten recovery codes. Those made before are void.</summary>
public static class MakeRecoveryCodes
{
    public sealed record Facts(IReadOnlyList<string> Codes);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepRecoveryCodes, who) is { } refused)
        {
            return refused;
        }

        if (!who.CodeGiven)
        {
            return SecondProof.GiveItFirst;
        }

        db.RemoveRange(await db.RecoveryCodes.Where(code => code.Person == who.Person && code.UsedAt == null).ToListAsync());
        db.AddRange(facts.Codes.Select(code => new RecoveryCode { Hash = RecoveryCode.HashOf(who.Person!.Value, code), Person = who.Person!.Value, MadeAt = now }));
        return null;
    }
}

/// <summary>Tries a recovery code in place of the authenticator's. A wrong one counts as a wrong code does.</summary>
public static class UseRecoveryCode
{
    public sealed record Facts(string Code);

    /// <summary>Null means that the code was tried; whether it was right, the session says.</summary>
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.GiveACode, who) is { } refused)
        {
            return refused;
        }

        var me = await db.People.FirstAsync(person => person.Id == who.Person);
        if (TryCode.RefusalToTry(me, now) is { } refusal)
        {
            return refusal;
        }

        var hash = RecoveryCode.HashOf(me.Id, facts.Code);
        if (await db.RecoveryCodes.FirstOrDefaultAsync(code => code.Hash == hash && code.UsedAt == null) is not { } found)
        {
            TryCode.CountWrong(me, now);
            return null;
        }

        found.UsedAt = now;
        (me.WrongCodes, me.LockedUntil) = (0, null);
        (await db.Sessions.FirstAsync(session => session.Id == who.Session)).CodeGivenAt = now;
        return null;
    }
}
