using System.Net;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Tests.Post;

/// <summary>The mail rules, a test a rule, against a mail server that we did not write.</summary>
public sealed class MailRulesTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Everything_is_from_one_domain_and_answers_go_where_the_writer_said(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example");
        await office.Sent(replyTo: "editor@union.example");
        var message = server.Messages.Single(m => m.To is "ann@readers.example");

        Assert.Empty(message.Defects);
        Assert.Contains("<office@union.example>", message["From"], StringComparison.Ordinal);
        Assert.Contains("Amalgamated Union of Makers and Carers", message["From"], StringComparison.Ordinal);
        Assert.Contains("Reply-To: <editor@union.example>\r\n", message.Raw, StringComparison.Ordinal);
        Assert.Equal("<updates.union.example>", message["List-Id"]);
        Assert.EndsWith("@union.example", message.From, StringComparison.Ordinal);
        Assert.EndsWith("@union.example>", message["Message-ID"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Unsubscribe_has_an_https_address_and_a_mail_address_and_one_click()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example");
        await office.Sent();
        var message = server.Messages.Single(m => m.To is "ann@readers.example");
        Assert.Equal($"<https://vote.union.example/u/{message.Token}>, <mailto:u+{message.Token}@union.example>", message["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", message["List-Unsubscribe-Post"]);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task One_POST_stops_a_list_without_cookie_login_redirect_or_token_and_a_look_does_not(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example");
        await office.Sent();
        var stop = server.Messages.Single(m => m.To is "ann@readers.example").Stop;

        using var looking = office.Browser();
        var page = await looking.Get(stop);
        Assert.Equal(HttpStatusCode.OK, looking.Status);
        Assert.Single(page.QuerySelectorAll("main button"));
        await using var db = office.Database.ForReading();
        Assert.Empty(await db.Suppressions.ToListAsync(TestContext.Current.CancellationToken));

        using var program = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = office.Address };
        for (var times = 0; times < 3; times++)
        {
            using var oneClick = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
            using var answer = await program.PostAsync(new Uri(stop, UriKind.Relative), oneClick, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Single(await db.Suppressions.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal([true, false], await db.ConsentEvents.OrderBy(e => e.Id).Select(e => e.Given).ToListAsync(TestContext.Current.CancellationToken));
        await office.Written("Again");
        Assert.Equal((0, 1), await db.Mailings.OrderByDescending(m => m.Id).Select(m => new { m.Readers, m.Blocked }).FirstAsync(TestContext.Current.CancellationToken) is var last ? (last.Readers, last.Blocked) : default);
    }

    [Fact]
    public async Task A_token_does_not_reveal_the_address_cannot_be_made_up_and_works_for_a_year()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example", "bob@readers.example");
        await office.Sent();
        var (ann, bob) = (server.Messages.Single(m => m.To.StartsWith("ann", StringComparison.Ordinal)), server.Messages.Single(m => m.To.StartsWith("bob", StringComparison.Ordinal)));
        Assert.Matches("^[0-9a-f]{40}$", ann.Token);
        Assert.DoesNotContain(office.Part<AddressSeal>().Mac("ann@readers.example")[..8], ann.Token, StringComparison.Ordinal);

        using var browser = office.Browser();
        await browser.Get($"/u/{ann.Token[..16]}{bob.Token[16..]}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        office.Clock.MoveOn(TimeSpan.FromDays(366));
        await browser.Post(ann.Stop, ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await using var db = office.Database.ForReading();
        Assert.Equal(office.Part<AddressSeal>().Mac("ann@readers.example"), (await db.Suppressions.SingleAsync(TestContext.Current.CancellationToken)).Mac);
    }

    [Fact]
    public async Task Lists_are_bulk_answers_are_automatic_and_each_message_has_a_return_path_of_its_own()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example", "bob@readers.example");
        await office.SentTo("ann@readers.example", Purpose.BallotNotice);
        await office.Sent();
        var messages = server.Messages;
        var (notice, lists) = (messages.Single(m => m["Subject"] is "About BallotNotice"), messages.Where(m => m["Subject"] is "News").ToList());
        Assert.All(lists, message => Assert.Equal("bulk", message["Precedence"]));
        Assert.Equal(("auto-generated", ""), (notice["Auto-Submitted"], notice["List-Unsubscribe"]));
        Assert.All(messages, message => Assert.Matches("^bounce\\+[0-9a-f]{40}@union.example$", message.From));
        Assert.Equal(messages.Count, messages.Select(message => message.From).Distinct().Count());
    }

    [Fact]
    public async Task A_message_is_text_first_and_HTML_without_pictures_and_its_links_are_as_they_were_written()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example");
        const string Text = "Ŵyneb <b>bold</b> & dots:\n\n.\n\n..two\nFrom here, a line of more than seventy-six letters, which goes on and on until it has to be broken somewhere.\n\nhttps://union.example/news?a=1&b=2.";
        await office.Sent("Newyddion: llŷn ac eraill, a subject that is long enough to need to be folded over two lines", Text);
        var message = server.Messages.Single(m => m.To is "ann@readers.example");
        Assert.Empty(message.Defects);
        Assert.Equal("Newyddion: llŷn ac eraill, a subject that is long enough to need to be folded over two lines", message["Subject"]);
        Assert.Equal(["text/plain", "text/html"], message.Parts.Select(part => part[0]));
        Assert.StartsWith(Text, message.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("""<a href="https://union.example/news?a=1&amp;b=2">""", message.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", message.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", message.Html, StringComparison.OrdinalIgnoreCase);
        Assert.All(System.Text.RegularExpressions.Regex.Matches(message.Text + message.Html, @"\w+://\S*").Select(link => link.Value), link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.All(message.Raw.Split("\r\n"), line => Assert.True(line.Length <= 200 && line.All(char.IsAscii)));
    }

    [Theory]
    [InlineData("News\r\nBcc: everybody@example.org", "Text.", "")]
    [InlineData("News\nBcc: everybody@example.org", "Text.", "")]
    [InlineData("News", "Read http://union.example", "")]
    [InlineData("News", "Text.", "a@union.example>\r\nBcc: <b@example.org")]
    public async Task A_header_cannot_be_slipped_in_and_links_are_sealed(string subject, string text, string replyTo)
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        Assert.NotNull(await office.Door.Do(WriteMailing.Act, ReadersOf.Nia, new WriteMailing.Facts(Purpose.Updates, subject, text, replyTo)));
    }

    [Fact]
    public async Task The_footer_says_who_why_and_how_to_stop_and_what_to_delete_before_forwarding()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example");
        await office.Sent();
        var message = server.Messages.Single(m => m.To is "ann@readers.example");
        string[] says = ["This message is from Amalgamated Union of Makers and Carers.", "because you said yes to our updates", $"https://vote.union.example/me/preferences/{message.Token}", "everything except ballot notices", "delete the line below", $"https://vote.union.example/u/{message.Token}"];
        var text = message.Text.ReplaceLineEndings(" ");
        Assert.All(says, said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Equal(says.Select(said => text.IndexOf(said, StringComparison.Ordinal)).Order(), says.Select(said => text.IndexOf(said, StringComparison.Ordinal)));

        using var browser = office.Browser();
        var page = await browser.Get($"/me/preferences/{message.Token}");
        page = await browser.Submit(page.Form("Stop everything except ballot notices"));
        Assert.Contains("Only ballot notices go to you", page.Body!.TextContent, StringComparison.Ordinal);
        await office.SentTo("ann@readers.example", Purpose.BallotNotice);
        Assert.Equal(0, (await office.Mailing(await office.Written("Second"))).Readers);
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(["About BallotNotice"], server.Messages.Where(m => m.To is "ann@readers.example").Skip(1).Select(m => m["Subject"]));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Over_two_a_week_a_message_waits_in_the_published_order_and_the_reader_sees_it(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example");
        await office.Sent("First");
        var (second, third) = (await office.Written("Second"), await office.Written("Third"));
        foreach (var mailing in new[] { second, third })
        {
            await office.Test(mailing);
            Assert.Null(await office.Door.Do(LetGo.Act, ReadersOf.Nia, new LetGo.Facts(mailing, null)));
        }

        await office.SentTo("ann@readers.example", Purpose.Meeting);
        await office.SentTo("ann@readers.example", Purpose.BallotNotice);
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(["First", "About BallotNotice", "About Meeting"], Subjects(server));
        Assert.Equal((1, 1), ((await office.Mailing(second)).Deferred, (await office.Mailing(third)).Deferred));

        using var browser = office.Browser();
        var page = await browser.Get($"/me/preferences/{server.Messages.First(m => m["Subject"] is "First").Token}");
        Assert.Equal(["Second", "Third"], page.QuerySelectorAll(".list li > span:first-child").Select(item => item.TextContent));

        office.Clock.MoveOn(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(2));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(["First", "About BallotNotice", "About Meeting", "Second", "Third"], Subjects(server));
        Assert.Equal((1, 0), ((await office.Mailing(second)).Sent, (await office.Mailing(second)).Deferred));
    }

    private static IEnumerable<string> Subjects(MailServer server) => server.Messages.Where(m => m.To is "ann@readers.example").Select(m => m["Subject"]);

    [Fact]
    public async Task A_pause_is_kept_and_a_ballot_notice_comes_in_it()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: server.Settings);
        await office.Readers("ann@readers.example");
        await office.Sent("First");
        using var browser = office.Browser();
        var page = await browser.Get($"/me/preferences/{server.Messages.First(m => m["Subject"] is "First").Token}");
        var until = DateOnly.FromDateTime(office.Clock.GetUtcNow().Date).AddDays(3);
        page = await browser.Submit(page.Form("Save"), ("PausedUntil", $"{until:yyyy-MM-dd}"), ("Yes", "Updates"));
        Assert.Contains("Saved.", page.Body!.TextContent, StringComparison.Ordinal);
        await office.Sent("Second");
        await office.SentTo("ann@readers.example", Purpose.BallotNotice);
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(["First", "About BallotNotice"], Subjects(server));
        office.Clock.MoveOn(TimeSpan.FromDays(4));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(["First", "About BallotNotice", "Second"], Subjects(server));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Before_it_goes_one_sees_the_count_a_sample_and_who_is_blocked_and_sends_it_to_oneself(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: server.Settings);
        await office.Readers(ReadersOf.Addresses(7));
        await office.Door.Do(StopList.Act, Signed.Nobody, new StopList.Facts(office.Part<AddressSeal>().Mac("reader3@readers.example"), Purpose.Updates, ConsentMethod.OneClick));
        await office.Door.Do(StopList.Act, Signed.Nobody, new StopList.Facts(office.Part<AddressSeal>().Mac("Reader4@Readers.example"), null, ConsentMethod.Preferences));
        using var browser = await office.As("Nia Rowlands");
        await browser.Submit((await browser.Get("/post/write")).Form("Count who would get it"), ("Subject", "News"), ("Text", "A paragraph."));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        var page = await browser.Get((await browser.Get("/post")).QuerySelector("table a")!.GetAttribute("href")!);
        var rows = page.QuerySelectorAll("tbody tr").ToDictionary(row => row.Children[0].TextContent, row => row.Children[1].TextContent);
        Assert.Equal(("5", "1", "1"), (rows["Readers"], rows["Has stopped this"], rows["Has stopped everything"]));
        Assert.Contains("r…@readers.example", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("reader1@", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("https://vote.union.example/u/…", page.Body!.TextContent, StringComparison.Ordinal);

        page = await browser.Submit(page.Form("Send to 5 people"));
        Assert.Contains("First send it to yourself", page.Alert(), StringComparison.Ordinal);
        page = await browser.Submit(page.Form("Send it to me"));
        Assert.Equal("nia@demonstration.example", Assert.Single(server.Messages).To);
        await browser.Submit(page.Form("Send to 5 people"));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(["reader1", "reader2", "reader5", "reader6", "reader7"], server.Messages.Skip(1).Select(m => m.To.Split('@')[0]).Order());
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Above_five_hundred_a_second_person_agrees_and_not_the_one_who_wrote(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: server.Settings);
        await office.Readers(ReadersOf.Addresses(501));
        var mailing = await office.Written();
        await office.Test(mailing);
        await using var db = office.Database.ForReading();
        var people = await db.People.ToDictionaryAsync(p => p.Name, p => p.Id, TestContext.Current.CancellationToken);
        Assert.NotNull(await office.Door.Do(LetGo.Act, ReadersOf.Nia, new LetGo.Facts(mailing, null)));
        Assert.NotNull(await office.Door.Do(LetGo.Act, ReadersOf.Nia, new LetGo.Facts(mailing, ReadersOf.Nia.Person)));
        Assert.Null(await office.Door.Do(LetGo.Act, ReadersOf.Nia, new LetGo.Facts(mailing, people["Moses Adeyemi"])));
        Assert.NotNull(await office.Door.Do(AgreeToMailing.Act, ReadersOf.Nia, new AgreeToMailing.Facts(mailing)));
        Assert.NotNull(await office.Door.Do(AgreeToMailing.Act, new Signed(people["Farah Siddiqui"], null, "", IsAdministrator: false, CodeGiven: true), new AgreeToMailing.Facts(mailing)));
        Assert.NotNull(await office.Door.Do(AgreeToMailing.Act, new Signed(people["Moses Adeyemi"], null, "", IsAdministrator: false, CodeGiven: false), new AgreeToMailing.Facts(mailing)));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Single(server.Messages);

        using var browser = await office.As("Moses Adeyemi");
        var page = await browser.Get("/post/agree");
        await browser.Submit(page.Forms.Single(form => form.TextContent.Contains("I agree", StringComparison.Ordinal)));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(501, server.Messages.Skip(1).Select(m => m.To).Distinct().Count());
        Assert.Equal(501, (await office.Mailing(mailing)).Sent);
    }
}
