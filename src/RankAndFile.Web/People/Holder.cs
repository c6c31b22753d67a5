using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.People;

/// <summary>Whose preferences these are: of whoever holds a link from a message, or is signed in.</summary>
public sealed record Holder(string Mac, string Email, Contact? Contact)
{
    /// <summary>Null where the link is none of ours, or belongs to somebody who was erased.</summary>
    public static async Task<Holder?> Of(OfficeDb db, AddressSeal seal, string? token, Signed who)
    {
        var email = token is null ? await OfPerson(db, who.Person)
            : seal.Read(TokenFor.Delivery, token) is { } delivery ? await OfDelivery(db, seal, new(delivery))
            : seal.Read(TokenFor.Contact, token) is { } contact ? await OfContact(db, seal, new(contact))
            : null;
        if (email is not { Length: > 0 })
        {
            return null;
        }

        var mac = seal.Mac(email);
        return await db.Suppressions.AnyAsync(s => s.Mac == mac && s.Reason == SuppressionReason.Erased && s.LiftedAt == null)
            ? null
            : new(mac, email, await db.Contacts.FirstOrDefaultAsync(c => c.Mac == mac));
    }

    private static Task<string?> OfPerson(OfficeDb db, PersonId? person) => db.People.Where(p => p.Id == person).Select(p => (string?)p.Email).FirstOrDefaultAsync();

    private static async Task<string?> OfContact(OfficeDb db, AddressSeal seal, ContactId? id) =>
        await db.Contacts.FirstOrDefaultAsync(c => c.Id == id && c.Mac != null) is { } contact ? seal.Open(contact.SealedEmail) : null;

    private static async Task<string?> OfDelivery(OfficeDb db, AddressSeal seal, Post.DeliveryId id)
    {
        if (await db.Deliveries.FirstOrDefaultAsync(d => d.Id == id) is not { } delivery)
        {
            return null;
        }

        // A forwarded link must not open what belongs to whoever has the address now.
        var email = delivery.Contact is not null ? await OfContact(db, seal, delivery.Contact)
            : delivery.Person is not null ? await OfPerson(db, delivery.Person)
            : await db.Members.Where(m => m.Id == delivery.Member).Select(m => (string?)m.Email).FirstOrDefaultAsync();
        return email is { Length: > 0 } && seal.Mac(email) == delivery.Mac ? email : null;
    }
}
