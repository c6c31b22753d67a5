using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Tests.Post;

/// <summary>Readers by the hundred, and messages to them.</summary>
internal static class ReadersOf
{
    internal static Signed Nia { get; } = Office.Administrator(new(1));

    /// <summary>People who have said yes to updates.</summary>
    internal static async Task Readers(this Office office, params string[] addresses)
    {
        var seal = office.Part<AddressSeal>();
        foreach (var some in addresses.Chunk(500))
        {
            Assert.Null(await office.Door.Do(AddReaders, Signed.Office, some.Select(address => (seal.Mac(address), seal.Seal(address))).ToArray()));
        }
    }

    internal static string[] Addresses(int many, string domain = "readers.example") =>
        [.. Enumerable.Range(1, many).Select(at => string.Create(CultureInfo.InvariantCulture, $"reader{at}@{domain}"))];

    private static async Task<Refusal?> AddReaders(OfficeDb db, Signed who, Instant now, (string Mac, string Sealed)[] some)
    {
        Contact[] contacts = [.. some.Select(one => new Contact { Mac = one.Mac, SealedEmail = one.Sealed, Name = "", Language = "en", Since = now, ConfirmedAt = now })];
        db.AddRange(contacts);
        await db.SaveChangesAsync();
        db.AddRange(contacts.Select(contact => new ConsentEvent { Contact = contact.Id, Purpose = Purpose.Updates, Given = true, Words = 1, Page = "/updates", Method = ConsentMethod.ConfirmedByMail, At = now }));
        return null;
    }

    /// <summary>Writes a message and has its readers counted.</summary>
    internal static async Task<MailingId> Written(this Office office, string subject = "News", string text = "First paragraph.\n\nRead https://union.example/news?a=1&b=2. Then go on.", string replyTo = "")
    {
        Assert.Null(await office.Door.Do(WriteMailing.Act, Nia, new WriteMailing.Facts(Purpose.Updates, subject, text, replyTo)));
        await office.Runner.RunToTheEnd();
        await using var db = office.Database.ForReading();
        return await db.Mailings.Where(m => m.Audience != Audience.One).MaxAsync(m => m.Id);
    }

    internal static async Task<Mailing> Mailing(this Office office, MailingId id)
    {
        await using var db = office.Database.ForReading();
        return await db.Mailings.FirstAsync(m => m.Id == id);
    }

    internal static async Task Test(this Office office, MailingId id)
    {
        var seal = office.Part<AddressSeal>();
        Assert.Null(await office.Door.Do(TestMailing.Act, Nia, new TestMailing.Facts(id, seal.SealWords("test"), seal.SealWords("test"), seal.Mac("nia@demonstration.example"))));
        await office.Part<Postman>().SendAnswers();
    }

    /// <summary>Writes a message and lets it go to everybody who said yes.</summary>
    internal static async Task<MailingId> Sent(this Office office, string subject = "News", string text = "First paragraph.\n\nRead https://union.example/news?a=1&b=2. Then go on.", string replyTo = "")
    {
        var id = await office.Written(subject, text, replyTo);
        await office.Test(id);
        Assert.Null(await office.Door.Do(LetGo.Act, Nia, new LetGo.Facts(id, null)));
        await office.Runner.RunToTheEnd();
        return id;
    }

    /// <summary>One message to one reader, of any purpose.</summary>
    internal static async Task SentTo(this Office office, string address, Purpose purpose)
    {
        var seal = office.Part<AddressSeal>();
        await using var db = office.Database.ForReading();
        var mac = seal.Mac(address);
        var contact = await db.Contacts.FirstAsync(c => c.Mac == mac);
        Assert.Null(await office.Door.Do(PutOne, Nia, new OneLetter(purpose, seal.SealWords($"About {purpose}"), seal.SealWords("Words."), mac, contact.Id, null)));
    }

    private static async Task<Refusal?> PutOne(OfficeDb db, Signed who, Instant now, OneLetter letter)
    {
        await db.Put(letter, who, now);
        await db.StartCarrying(who, now);
        return null;
    }
}
