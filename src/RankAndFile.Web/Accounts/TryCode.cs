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
    /// <param name="Sealed">The secret as it is to be kept; none where it is kept already.</param>
    public sealed record Facts(string Code, byte[] Secret, string? Sealed);

    /// <summary>Null means that the code was tried; whether it was right, the session says.</summary>
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var person = await db.People.FirstAsync(p => p.Id == who.Person);
        if (person.LockedUntil > now)
        {
            return new("Too many codes were wrong. Try again in a quarter of an hour.", _because);
        }

        if (facts.Sealed is not null && person.AuthenticatorSecret is not null)
        {
            return new("You have an authenticator already. Give a code of that one.", _because);
        }

        if (AuthenticatorCode.StepOf(facts.Code, facts.Secret, person.LastCodeStep, now) is not { } step)
        {
            CountWrong(person, now);
            return null;
        }

        var session = await db.Sessions.FirstAsync(s => s.Id == who.Session);
        (person.LastCodeStep, person.WrongCodes, person.LockedUntil) = (step, 0, null);
        person.AuthenticatorSecret = facts.Sealed ?? person.AuthenticatorSecret;
        session.CodeGivenAt = now;
        return null;
    }

    private static void CountWrong(Person person, Instant now)
    {
        person.WrongCodes = person.LockedUntil is null ? person.WrongCodes + 1 : 1;
        person.LockedUntil = person.WrongCodes >= MostWrong ? now + _closedFor : null;
    }
}
