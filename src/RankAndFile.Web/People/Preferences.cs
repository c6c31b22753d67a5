using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.People;

/// <summary>Sets what somebody gets, how often and in which form.</summary>
public static class SetPreferences
{
    /// <param name="Yes">The purposes that are ticked, of those that can be switched.</param>
    public sealed record Facts(string Mac, string SealedEmail, string Name, string Language, Form Form, int MessagesAWeek, DateOnly? PausedUntil, IReadOnlySet<Purpose> Yes, string Page);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (facts.MessagesAWeek is < 1 or > Contact.MostMessagesAWeek || facts.Name.Length > Contact.LongestName)
        {
            return new($"Between 1 and {Contact.MostMessagesAWeek} messages a week can be chosen, and a name has at most {Contact.LongestName} letters.", Source.Docs("post.md", "How often"));
        }

        var contact = await Of(db, facts, now);
        (contact.Name, contact.Language, contact.Form) = (facts.Name.Trim(), facts.Language, facts.Form);
        (contact.MessagesAWeek, contact.PausedUntil) = (facts.MessagesAWeek, facts.PausedUntil > now.Day ? facts.PausedUntil : null);
        await Consent.Lift(db, facts.Mac, null, now);
        foreach (var purpose in Purposes.Switched)
        {
            await Consent.Say(db, contact, purpose, facts.Yes.Contains(purpose), facts.Page, ConsentMethod.Preferences, now);
        }

        return null;
    }

    // The link or the session has proved whose address it is.
    private static async Task<Contact> Of(OfficeDb db, Facts facts, Instant now)
    {
        if (await db.Contacts.FirstOrDefaultAsync(c => c.Mac == facts.Mac) is { } contact)
        {
            contact.ConfirmedAt ??= now;
            return contact;
        }

        contact = new() { Mac = facts.Mac, SealedEmail = facts.SealedEmail, Name = facts.Name, Language = facts.Language, Since = now, ConfirmedAt = now };
        db.Add(contact);
        await db.SaveChangesAsync();
        return contact;
    }
}

/// <summary>Stops what a message is of, or everything but ballot notices. It can be asked for as often as one likes.</summary>
public static class StopList
{
    /// <param name="Purpose">None: everything that the law does not make the union send.</param>
    public sealed record Facts(string Mac, Purpose? Purpose, ConsentMethod Method);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        await Stop(db, facts.Mac, facts.Purpose, facts.Method, now);
        return null;
    }

    internal static async Task Stop(OfficeDb db, string mac, Purpose? purpose, ConsentMethod method, Instant now)
    {
        await TakeIn.Suppress(db, mac, purpose, SuppressionReason.TheReader, now);
        if (purpose is { } one && one.NeedsConsent() && await db.Contacts.FirstOrDefaultAsync(c => c.Mac == mac) is { } contact && await db.ConsentOf(contact.Id, one) is true)
        {
            db.Add(new ConsentEvent { Contact = contact.Id, Purpose = one, Given = false, Words = ConsentEvent.WordsVersion, Page = "", Method = method, At = now });
        }
    }
}

/// <summary>Erases what somebody left here. That they are not written to stays, without their address.</summary>
public static class EraseMe
{
    public sealed record Facts(string Mac);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        await TakeIn.Suppress(db, facts.Mac, null, SuppressionReason.Erased, now);
        if (await db.Contacts.FirstOrDefaultAsync(c => c.Mac == facts.Mac) is not { } contact)
        {
            return null;
        }

        var said = (await db.ConsentEvents.Where(e => e.Contact == contact.Id).OrderBy(e => e.Id).ToListAsync()).GroupBy(e => e.Purpose).Where(events => events.Last().Given).ToList();
        foreach (var purpose in said)
        {
            db.Add(new ConsentEvent { Contact = contact.Id, Purpose = purpose.Key, Given = false, Words = ConsentEvent.WordsVersion, Page = "", Method = ConsentMethod.Erased, At = now });
        }

        Forget.Blank(contact, now);
        return null;
    }
}
