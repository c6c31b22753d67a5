using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>
/// The second proof beside a link by mail: an authenticator or a passkey. Somebody who has neither sets
/// the first one up; whoever has one changes anything only after giving it, so that a mailbox alone opens nothing.
/// </summary>
public static class SecondProof
{
    public static Refusal GiveItFirst { get; } = new(
        "You have an authenticator or a passkey already. Give its code, or sign in with the passkey, before you change how you sign in.",
        Source.Docs("roles.md", nameof(Doing.GiveACode)));

    public static async Task<bool> Has(OfficeDb db, Person person) =>
        person.AuthenticatorSecret is not null || await db.Passkeys.AnyAsync(passkey => passkey.Person == person.Id);

    /// <summary>Why this person may not add or change a second proof in this session, or null.</summary>
    public static async Task<Refusal?> RefusalToChange(OfficeDb db, Person person, Signed who, Instant now) =>
        who.CodeGiven || !await Has(db, person) || await ResetDue(db, person.Id, now) is not null ? null : GiveItFirst;

    /// <summary>The reset that two people approved and that nobody stopped, once its delay has passed.</summary>
    public static async Task<AuthenticatorReset?> ResetDue(OfficeDb db, PersonId person, Instant now) =>
        (await db.Resets.Where(reset => reset.Person == person && reset.SecondAt != null && reset.StoppedAt == null && reset.DoneAt == null).ToListAsync())
            .FirstOrDefault(reset => reset.IsDue(now));
}
