using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;
using RankAndFile.Web.Tests.Post;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class PeopleDeeds : IDeeds
{
    public async Task<IEnumerable<(string Parameter, string Value)>> ValuesIn(Office office)
    {
        var mailing = await Sent(office, "page@readers.example");
        return [("token", await Token(office, "page@readers.example")), ("mailing", $"{mailing}"), ("name", office.Part<Pickup>().Latest(1).First().Name)];
    }

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        yield return new(Doing.KeepOnesPreferences, null, "/updates", ("Email", "ann@readers.example"), ("Updates", "true"));
        var signUp = (await db.SignUps.OrderByDescending(s => s.Id).FirstAsync()).Id;
        yield return new(Doing.KeepOnesPreferences, null, $"/confirm/{office.Part<AddressSeal>().Token(TokenFor.SignUp, signUp.Value)}");
        await Sent(office, "bob@readers.example");
        var token = await Token(office, "bob@readers.example");
        yield return new(Doing.KeepOnesPreferences, null, $"/u/{token}", ("List-Unsubscribe", "One-Click"));
        yield return new(Doing.KeepOnesPreferences, null, $"/me/preferences/{token}", ("Yes", nameof(Purpose.Updates)), ("MessagesAWeek", "3"));
        yield return new(Doing.KeepOnesPreferences, null, $"/me/preferences/{token}?handler=Everything");
        yield return new(Doing.KeepOnesPreferences, null, $"/me/preferences/{token}?handler=Link", ("Email", "cat@readers.example"));
        yield return new(Doing.KeepOnesPreferences, null, $"/me/preferences/{token}?handler=Erase");
    }

    private static async Task<MailingId> Sent(Office office, string address)
    {
        await office.Readers(address);
        return await office.Sent();
    }

    private static async Task<string> Token(Office office, string address)
    {
        var seal = office.Part<AddressSeal>();
        var mac = seal.Mac(address);
        await using var db = office.Database.ForReading();
        return seal.Token(TokenFor.Delivery, (await db.Deliveries.Where(d => d.Mac == mac).OrderBy(d => d.Id).FirstAsync()).Id.Value);
    }
}

internal sealed class PostDeeds : IDeeds
{
    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await office.Readers(ReadersOf.Addresses(Mailing.MostByOnePerson + 1));
        yield return new(Doing.SendPost, "Nia Rowlands", "/post/write", ("Subject", "News"), ("Text", "A paragraph."));
        await office.Runner.RunToTheEnd();
        await using var db = office.Database.ForReading();
        var mailing = await db.Mailings.Where(m => m.Audience != Audience.One).MaxAsync(m => m.Id);
        var moses = await db.People.FirstAsync(p => p.Name == "Moses Adeyemi");
        yield return new(Doing.SendPost, "Nia Rowlands", $"/post/mailings/{mailing}?handler=Test");
        yield return new(Doing.SendPost, "Nia Rowlands", $"/post/mailings/{mailing}?handler=Go", ("Second", $"{moses.Id}"));
        yield return new(Doing.AgreeToPost, "Moses Adeyemi", "/post/agree", ("mailing", $"{mailing}"));
        yield return new(Doing.SendPost, "Nia Rowlands", $"/post/mailings/{mailing}?handler=Stop");
        yield return new(Doing.SendPost, "Nia Rowlands", "/post/test") { LeavesNoRow = true };
        yield return new(Doing.ReadTheInbox, null, $"/post/inbox/{office.Part<Pickup>().Latest(1).First().Name}", ("Text", "An answer."));
    }
}
