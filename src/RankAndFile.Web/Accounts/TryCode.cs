using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>
/// Tries a code of the person's authenticator. If it is right the session may act from then on; a
/// wrong one is counted in the same transaction, so that many tried at once are all counted. The
/// first right code proves that the authenticator was set up, and its secret is kept.
/// </summary>
public static class TryCode
{
    private const int MostWrong = 5;
    private static readonly TimeSpan _closedFor = TimeSpan.FromMinutes(15);
    private static readonly Source _because = Source.Docs("roles.md", nameof(Doing.GiveACode));

    /// <param name="Secret">Of the authenticator.</param>
    /// <param name="Sealed">The secret as it is to be kept, where a new authenticator is set up.</param>
    public sealed record Facts(string Code, byte[] Secret, string? Sealed);

    /// <summary>Null means that the code was tried; whether it was right, the session says.</summary>
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.GiveACode, who) is { } refused)
        {
            return refused;
        }

        var person = await db.People.FirstAsync(p => p.Id == who.Person);
        if (RefusalToTry(person, now) is { } refusal)
        {
            return refusal;
        }

        if (facts.Sealed is not null && await SecondProof.RefusalToChange(db, person, who, now) is { } mayNot)
        {
            return mayNot;
        }

        var lastUsed = facts.Sealed is null ? person.LastCodeStep : 0;
        if (AuthenticatorCode.StepOf(facts.Code, facts.Secret, lastUsed, now) is not { } step)
        {
            CountWrong(person, now);
            return null;
        }

        var session = await db.Sessions.FirstAsync(s => s.Id == who.Session);
        (person.LastCodeStep, person.WrongCodes, person.LockedUntil) = (step, 0, null);
        if (facts.Sealed is not null)
        {
            await LostAuthenticator.Finish(db, person, who, now);
            person.AuthenticatorSecret = facts.Sealed;
        }

        session.CodeGivenAt = now;
        return null;
    }

    internal static Refusal? RefusalToTry(Person person, Instant now) =>
        person.LockedUntil > now ? new("Too many codes were wrong. Try again in a quarter of an hour.", _because) : null;

    internal static void CountWrong(Person person, Instant now)
    {
        person.WrongCodes = person.LockedUntil is null ? person.WrongCodes + 1 : 1;
        person.LockedUntil = person.WrongCodes >= MostWrong ? now + _closedFor : null;
    }
}
