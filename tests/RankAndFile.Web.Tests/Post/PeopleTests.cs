using System.Net;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Tests.Post;

/// <summary>Leaving an address, confirming it, seeing what is kept, and going.</summary>
public sealed class PeopleTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task One_leaves_an_address_with_nothing_ticked_and_confirms_by_a_button(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: server.Settings);
        using var browser = office.Browser();
        var page = await browser.Get("/updates");
        Assert.Empty(page.QuerySelectorAll("[checked]"));
        page = await browser.Submit(page.Form("Send me the mail to confirm"), ("Email", "ann@readers.example"));
        Assert.Contains("Tick what you want", page.Alert(), StringComparison.Ordinal);
        await browser.Submit(page.Form("Send me the mail to confirm"), ("Email", "Ann@Readers.example"), ("Updates", "true"));
        var confirm = LinkIn(await Arrived(server, 1));
        Assert.Equal(0, (await office.Mailing(await office.Written("Too early"))).Readers);

        page = await browser.Get(confirm);
        await using var db = office.Database.ForReading();
        Assert.Empty(await db.ConsentEvents.ToListAsync(TestContext.Current.CancellationToken));
        page = await browser.Submit(page.Form("Yes, it was me"));
        Assert.Contains("Your address is confirmed", page.Body!.TextContent, StringComparison.Ordinal);
        var said = await db.ConsentEvents.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Purpose.Updates, true, ConsentEvent.WordsVersion, "/updates", ConsentMethod.ConfirmedByMail), (said.Purpose, said.Given, said.Words, said.Page, said.Method));
        Assert.Equal(["Updates"], page.QuerySelectorAll("input[name=Yes][checked]").Select(box => box.GetAttribute("value")));
        await office.Sent("In time");
        Assert.Single(server.Messages, m => m["Subject"] is "In time" && m.To is "Ann@Readers.example");

        // Neither the address nor the words of the message with its link lie in the rows.
        var contact = await db.Contacts.SingleAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("readers", contact.SealedEmail + contact.Mac, StringComparison.OrdinalIgnoreCase);
        Assert.All(await db.Mailings.Where(m => m.Audience == Audience.One && m.Sent == 1).ToListAsync(TestContext.Current.CancellationToken), m => Assert.Empty(m.Text));
    }

    [Fact]
    public async Task Twenty_tries_send_three_mails_a_day_and_the_page_is_always_the_same()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: server.Settings);
        var pages = new HashSet<string>();
        for (var tries = 0; tries < 20; tries++)
        {
            using var browser = office.Browser();
            var page = await browser.Submit((await browser.Get("/updates")).Form("Send me the mail to confirm"), ("Email", "ann@readers.example"), ("Updates", "true"));
            pages.Add(page.QuerySelector("main")!.TextContent);
            office.Clock.MoveOn(TimeSpan.FromMinutes(5));
        }

        await Arrived(server, 3);
        await office.Part<Postman>().SendAnswers();
        Assert.Equal(3, server.Messages.Count);
        Assert.Single(pages);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Who_is_erased_is_gone_and_is_not_written_to_again(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example");
        await office.Sent();
        var token = server.Messages.Single(m => m.To is "ann@readers.example").Token;
        using var browser = office.Browser();
        await browser.Get($"/me/data/{token}");
        var data = await browser.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"ann@readers.example\"", data, StringComparison.Ordinal);
        Assert.Contains("\"News\"", data, StringComparison.Ordinal);

        var page = await browser.Submit((await browser.Get($"/me/preferences/{token}")).Form("Erase me"));
        Assert.Contains("You are erased", page.Body!.TextContent, StringComparison.Ordinal);
        await browser.Get($"/me/preferences/{token}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.Get($"/me/data/{token}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await using var db = office.Database.ForReading();
        var contact = await db.Contacts.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("", "", null), (contact.SealedEmail, contact.Name, contact.Mac));

        await browser.Submit((await browser.Get("/updates")).Form("Send me the mail to confirm"), ("Email", "ann@readers.example"), ("Updates", "true"));
        Assert.Equal(0, (await office.Mailing(await office.Written("Again"))).Readers);
        await office.Part<Postman>().SendAnswers();
        Assert.DoesNotContain(server.Messages, m => m.To is "ann@readers.example" && m["Subject"] is not "News");
    }

    [Fact]
    public async Task An_address_that_nobody_confirmed_is_forgotten_after_a_week()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var browser = office.Browser();
        await browser.Submit((await browser.Get("/updates")).Form("Send me the mail to confirm"), ("Email", "ann@readers.example"), ("Updates", "true"));
        office.Clock.MoveOn(TimeSpan.FromDays(7.1));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        await using var db = office.Database.ForReading();
        Assert.Null((await db.Contacts.OrderBy(c => c.Id).LastAsync(TestContext.Current.CancellationToken)).Mac);
    }

    [Fact]
    public void Members_get_all_candidates_or_none_and_ballot_notices_always()
    {
        static Suppression Stopped(Purpose? purpose) => new() { Mac = "", Purpose = purpose, Reason = SuppressionReason.TheReader, At = default };
        Assert.Null(WhoGetsWhat.BlockOf(Purpose.CandidateMail, new(IsMember: true, IsConfirmed: false, null, [])));
        Assert.Equal(Blocked.SwitchedOff, WhoGetsWhat.BlockOf(Purpose.CandidateMail, new(IsMember: true, IsConfirmed: false, false, [])));
        Assert.Equal(Blocked.NoConsent, WhoGetsWhat.BlockOf(Purpose.CandidateMail, new(IsMember: false, IsConfirmed: true, null, [])));
        Assert.Equal(Blocked.NoConsent, WhoGetsWhat.BlockOf(Purpose.Updates, new(IsMember: true, IsConfirmed: true, null, [])));
        Assert.Equal(Blocked.SwitchedOff, WhoGetsWhat.BlockOf(Purpose.Updates, new(IsMember: true, IsConfirmed: true, true, [Stopped(Purpose.Updates)])));
        Assert.Equal(Blocked.StoppedEverything, WhoGetsWhat.BlockOf(Purpose.Meeting, new(IsMember: true, IsConfirmed: true, true, [Stopped(null)])));
        Assert.Null(WhoGetsWhat.BlockOf(Purpose.BallotNotice, new(IsMember: true, IsConfirmed: false, null, [Stopped(null)])));
    }

    [Fact]
    public void The_order_of_precedence_is_the_published_one()
    {
        Purpose[] order = [Purpose.BallotNotice, Purpose.Meeting, Purpose.Bulletin, Purpose.CandidateMail, Purpose.Group, Purpose.Updates];
        Assert.Equal(order.Select(Outbox.PrecedenceOf).Order(), order.Select(Outbox.PrecedenceOf));
        Assert.All(Enum.GetValues<Purpose>().Where(purpose => purpose.CountsInAWeek() && !order.Contains(purpose)), rest => Assert.True(Outbox.PrecedenceOf(rest) > Outbox.PrecedenceOf(Purpose.Group)));
        Assert.Equal(order.Skip(1), order.Where(purpose => WhoGetsWhat.WaitsUntil(purpose, aWeek: 2, null, [default, default], ahead: 0, new(1)) is not null));
    }

    private static async Task<Taken> Arrived(MailServer server, int many)
    {
        for (var tries = 0; tries < 300 && server.Messages.Count < many; tries++)
        {
            await Task.Delay(20);
        }

        return server.Messages[many - 1];
    }

    private static string LinkIn(Taken message) => new Uri(message.Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("/confirm/", StringComparison.Ordinal))).AbsolutePath;
}
