using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.People;

/// <summary>
/// Takes an address that somebody left, and asks its holder whether it was them. Where the address is
/// suppressed, or was asked often enough, nothing is sent; whoever left it is told the same.
/// </summary>
public static class LeaveAddress
{
    private const int MostInADay = 3;
    private static readonly TimeSpan _leastBetween = TimeSpan.FromMinutes(10);

    /// <param name="Purpose">None: only the link to the preferences is asked for.</param>
    /// <param name="Words">Makes the sealed words of the message, which holds a link with the number of this sign-up.</param>
    public sealed record Facts(string Mac, string SealedEmail, string Name, string Language, Purpose? Purpose, string Page, Func<SignUpId, (string SealedSubject, string SealedText)> Words);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var contact = await db.Contacts.FirstOrDefaultAsync(c => c.Mac == facts.Mac);
        var day = now - TimeSpan.FromDays(1);
        var asked = contact is null ? [] : await db.SignUps.Where(s => s.Contact == contact.Id && s.At > day).Select(s => s.At).ToListAsync();
        var isStopped = await db.Suppressions.AnyAsync(s => s.Mac == facts.Mac && s.Purpose == null && s.LiftedAt == null);
        if (isStopped || asked.Count >= MostInADay || asked.Any(at => at > now - _leastBetween))
        {
            return null;
        }

        if (contact is null)
        {
            // Whose address it is nobody knows yet, so of what was written beside it only the name is kept.
            contact = new() { Mac = facts.Mac, SealedEmail = facts.SealedEmail, Name = facts.Name.Trim(), Language = facts.Language, Since = now };
            db.Add(contact);
            await db.SaveChangesAsync();
        }

        var signUp = new SignUp { Contact = contact.Id, Purpose = facts.Purpose, Page = facts.Page, At = now };
        db.Add(signUp);
        await db.SaveChangesAsync();
        var (subject, text) = facts.Words(signUp.Id);
        await db.Put(new(Purpose.Confirmation, subject, text, facts.Mac, contact.Id, null), Signed.Nobody, now);
        return null;
    }
}

/// <summary>The holder of an address says that it was them.</summary>
public static class ConfirmAddress
{
    public static Refusal TooOld { get; } = new("This link is too old. Leave your address again: it takes a minute.", Source.Docs("post.md", "Who is written to"));

    public sealed record Facts(SignUpId SignUp);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var signUp = await db.SignUps.FirstOrDefaultAsync(s => s.Id == facts.SignUp);
        if (signUp is null || now > signUp.At + SignUp.Lifetime || await db.Contacts.FirstOrDefaultAsync(c => c.Id == signUp.Contact && c.Mac != null) is not { } contact)
        {
            return TooOld;
        }

        if (signUp.ConfirmedAt is not null)
        {
            return null;
        }

        contact.ConfirmedAt ??= now;
        signUp.ConfirmedAt = now;
        if (signUp.Purpose is { } purpose)
        {
            await Consent.Say(db, contact, purpose, given: true, signUp.Page, ConsentMethod.ConfirmedByMail, now);
        }

        return null;
    }
}

/// <summary>How a yes or no is kept.</summary>
internal static class Consent
{
    internal static async Task Say(OfficeDb db, Contact contact, Purpose purpose, bool given, string page, ConsentMethod method, Instant now)
    {
        if (await db.ConsentOf(contact.Id, purpose) != given)
        {
            db.Add(new ConsentEvent { Contact = contact.Id, Purpose = purpose, Given = given, Words = ConsentEvent.WordsVersion, Page = page, Method = method, At = now });
        }

        if (given)
        {
            await Lift(db, contact.Mac!, purpose, now);
        }
        else
        {
            await TakeIn.Suppress(db, contact.Mac!, purpose, SuppressionReason.TheReader, now);
        }
    }

    // Whoever holds a link or a session and wants mail says that the address works again. After a complaint they write to the office.
    internal static async Task Lift(OfficeDb db, string mac, Purpose? purpose, Instant now)
    {
        foreach (var suppression in await db.Suppressions.Where(s => s.Mac == mac && s.Purpose == purpose && (s.Reason == SuppressionReason.TheReader || s.Reason == SuppressionReason.HardBounce || s.Reason == SuppressionReason.SoftBounces) && s.LiftedAt == null).ToListAsync())
        {
            suppression.LiftedAt = now;
        }
    }
}

/// <summary>Forgets addresses that nobody confirmed in a week.</summary>
internal static class Forget
{
    private const int AtOnce = 200;

    internal static async Task Unconfirmed(OfficeDb db, Instant now)
    {
        var before = now - SignUp.Lifetime;
        foreach (var contact in await db.Contacts.Where(c => c.Mac != null && c.ConfirmedAt == null && c.Since < before).Take(AtOnce).ToListAsync())
        {
            Blank(contact, now);
        }
    }

    internal static void Blank(Contact contact, Instant now) =>
        (contact.Mac, contact.SealedEmail, contact.Name, contact.ErasedAt) = (null, "", "", now);
}
