using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.People;

namespace RankAndFile.Web.Post;

/// <summary>Takes in a message: a bounce, a complaint, a wish to get no more, or what somebody writes.</summary>
public static class TakeIn
{
    private const int MostSoftBounces = 3;
    private static readonly TimeSpan _softBouncesIn = TimeSpan.FromDays(30);

    /// <param name="Digest">Of the message and the address it came to: what is handed over twice is taken in once.</param>
    public sealed record Facts(string Digest, Incoming Kind, DeliveryId? Delivery, string SealedSubject, string SealedText);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Received.AnyAsync(r => r.Digest == facts.Digest))
        {
            return null;
        }

        var delivery = await db.Deliveries.FirstOrDefaultAsync(d => d.Id == facts.Delivery);
        db.Add(new Received { Digest = facts.Digest, Kind = facts.Kind, Delivery = delivery?.Id, At = now, SealedSubject = facts.SealedSubject, SealedText = facts.SealedText });
        await db.SaveChangesAsync();
        if (delivery is null)
        {
            return null;
        }

        var mailing = await db.Mailings.FirstAsync(m => m.Id == delivery.Mailing);
        switch (facts.Kind)
        {
            case Incoming.HardBounce:
                Bounced(delivery, mailing, now);
                await Suppress(db, delivery.Mac, null, SuppressionReason.HardBounce, now);
                break;
            case Incoming.SoftBounce:
                Bounced(delivery, mailing, now);
                await CountSoft(db, delivery.Mac, now);
                break;
            case Incoming.Complaint:
                mailing.Complaints++;
                await Suppress(db, delivery.Mac, null, SuppressionReason.Complaint, now);
                break;
            case Incoming.Stop:
                await StopList.Stop(db, delivery.Mac, mailing.Purpose, ConsentMethod.Mail, now);
                break;
            default:
                break;
        }

        return null;
    }

    internal static async Task Suppress(OfficeDb db, string mac, Purpose? purpose, SuppressionReason reason, Instant now)
    {
        if (!await db.Suppressions.AnyAsync(s => s.Mac == mac && s.Purpose == purpose && s.Reason == reason && s.LiftedAt == null))
        {
            db.Add(new Suppression { Mac = mac, Purpose = purpose, Reason = reason, At = now });
        }
    }

    private static void Bounced(Delivery delivery, Mailing mailing, Instant now)
    {
        mailing.Bounced += delivery.BouncedAt is null ? 1 : 0;
        delivery.BouncedAt = now;
    }

    private static async Task CountSoft(OfficeDb db, string mac, Instant now)
    {
        var since = now - _softBouncesIn;
        var soft = await (
            from received in db.Received
            join delivery in db.Deliveries on received.Delivery equals delivery.Id
            where delivery.Mac == mac && received.Kind == Incoming.SoftBounce && received.At > since
            select received.Id).CountAsync();
        if (soft >= MostSoftBounces)
        {
            await Suppress(db, mac, null, SuppressionReason.SoftBounces, now);
        }
    }
}

/// <summary>The way in for every message that comes, from a mail server or from the inbox of a demonstration.</summary>
public sealed class Arrivals(Door door, AddressSeal seal, Hosting.Settings settings)
{
    private const int LongestSubject = 300;
    private const int LongestText = 20_000;

    /// <summary>Whether somebody here is written to at this address.</summary>
    public bool Knows(string address)
    {
        var (local, domain) = Parts(address);
        return domain.Equals(Parts(settings.MailFrom).Domain, StringComparison.OrdinalIgnoreCase)
            && (local.Equals(Parts(settings.MailFrom).Local, StringComparison.OrdinalIgnoreCase) || Delivery(local) is not null);
    }

    public async Task Take(string to, byte[] message)
    {
        var mail = MailRead.Of(message);
        var local = Parts(to).Local.ToLowerInvariant();
        var kind = Reports.KindOf(mail, local);
        var delivery = Delivery(local) ?? Mentioned(mail, kind);
        var isWritten = kind is Incoming.Reply;
        await door.Do(TakeIn.Act, Signed.Office, new TakeIn.Facts(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes($"{local}\n"), .. message])),
            kind,
            delivery,
            isWritten ? seal.SealWords(Cut(mail.Subject, LongestSubject)) : "",
            isWritten ? seal.SealWords(Cut($"{mail["From"]}\n\n{mail.Text}", LongestText)) : ""));
    }

    private DeliveryId? Delivery(string local) =>
        local.Split('+', 2) is [var way, var token] && way.ToLowerInvariant() is "u" or "bounce" ? Of(local.Split('+', 2)[1]) : null;

    private DeliveryId? Of(string token) => seal.Read(TokenFor.Delivery, token) is { } id ? new(id) : null;

    // A complaint holds our message, and an answer names it.
    private DeliveryId? Mentioned(MailRead mail, Incoming kind)
    {
        IEnumerable<string> places = kind is Incoming.Complaint or Incoming.HardBounce or Incoming.SoftBounce
            ? mail.Parts.Select(part => part.Text)
            : [mail["In-Reply-To"], mail["References"]];
        return places.SelectMany(text => text.Split('<', '>', '@', ' ', '\n', '+', '/')).Select(Of).FirstOrDefault(found => found is not null);
    }

    private static (string Local, string Domain) Parts(string address) =>
        address.LastIndexOf('@') is >= 0 and var at ? (address[..at], address[(at + 1)..]) : (address, "");

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
