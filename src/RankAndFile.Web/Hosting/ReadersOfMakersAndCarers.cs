using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Hosting;

/// <summary>Who asked the Makers and Carers for updates, and a message that waits to be tried and let go.</summary>
internal static class ReadersOfMakersAndCarers
{
    internal static async Task Fill(Door door, AddressSeal seal, Signed administrator)
    {
        string[] names = ["Carys Bowen", "Femi Adebayo", "Huw Meredith", "Shabnam Karimi", "Tessa Lund", "Wanda Nowak"];
        var readers = names.Select(name => (name, Email: $"{name.Split(' ')[0].ToLowerInvariant()}@demonstration.example")).ToList();
        await Demonstration.Done(door.Do(AskForUpdates.Act, Signed.Office, new AskForUpdates.Facts([.. readers.Select(reader => (reader.name, seal.Mac(reader.Email), seal.Seal(reader.Email)))])));
        await Demonstration.Done(door.Do(StopList.Act, Signed.Nobody, new StopList.Facts(seal.Mac(readers[4].Email), Purpose.Updates, ConsentMethod.OneClick)));
        await Demonstration.Done(door.Do(StopList.Act, Signed.Nobody, new StopList.Facts(seal.Mac(readers[5].Email), null, ConsentMethod.Preferences)));
        await Demonstration.Done(door.Do(WriteMailing.Act, administrator, new WriteMailing.Facts(
            Purpose.Updates,
            "What the Executive Council decided",
            "The rules for electing the General Secretary now allow a statement of 200 words.\n\nBranches asked for it, since 150 were too few to say what a candidate would do.",
            "")));
    }

    private static class AskForUpdates
    {
        internal sealed record Facts(IReadOnlyList<(string Name, string Mac, string SealedEmail)> Readers);

        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
        {
            foreach (var (name, mac, sealedEmail) in facts.Readers)
            {
                var contact = new Contact { Mac = mac, SealedEmail = sealedEmail, Name = name, Language = Layout.Words.English, Since = now, ConfirmedAt = now };
                db.Add(contact);
                await db.SaveChangesAsync();
                db.Add(new ConsentEvent { Contact = contact.Id, Purpose = Purpose.Updates, Given = true, Words = ConsentEvent.WordsVersion, Page = "/updates", Method = ConsentMethod.ConfirmedByMail, At = now });
            }

            return null;
        }
    }
}
