using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Post;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Accounts;

/// <summary>The ways in and out, through HTTP, on each database.</summary>
public sealed partial class SignInTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_empty_union_is_set_up_from_the_printed_link_which_works_once(On on)
    {
        await using var office = await Office.Open(on, cluster, demonstration: false);
        var voided = LinkIn(await office.Printed());
        var link = LinkIn(await office.Printed());
        using var browser = office.Browser();
        var refused = await browser.Submit((await browser.Get(voided)).Form("Go on"), ("Name", "Gwen"), ("Email", "gwen@union.example"));
        Assert.Contains("printed last", refused.Alert(), StringComparison.Ordinal);

        var page = await browser.Submit((await browser.Get(link)).Form("Go on"), ("Name", "Gwen"), ("Email", "not an address"));
        Assert.Equal("#Email", page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
        page = await browser.Submit(page.Form("Go on"), ("Name", "Gwen"), ("Email", "gwen@union.example"));
        Assert.Equal("Set up your authenticator", page.Heading());
        page = await browser.Submit(page.Form("Go on"), ("Code", Authenticator.CodeOn(page, office)));
        Assert.Equal("The union", page.Heading());

        page = await browser.Submit(page.Form("Save"), ("Name", "Quarry Workers"), ("Colour", "#ffcc00"));
        Assert.Contains("WCAG 2.2", page.Alert(), StringComparison.Ordinal);
        page = await browser.Submit(page.Form("Save"), ("Name", "Quarry Workers"), ("Colour", "#1d4d2b"), ("InWelsh", "true"));
        Assert.Equal("Does mail go out?", page.Heading());
        page = await browser.Submit(page.Form("Send me a message"));
        Assert.Contains("in the folder post", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gwen@union.example", await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(office.Folder, "post")).Single(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        page = await browser.Get(page.QuerySelectorAll("main a").Single(link => link.TextContent is "Go on").GetAttribute("href")!);
        Assert.Equal("Quarry Workers", page.Heading());
        Assert.Contains(page.QuerySelectorAll("link"), css => css.GetAttribute("href") == "/face/colour/1d4d2b.css");

        using var other = office.Browser();
        page = await other.Submit((await other.Get(link)).Form("Go on"), ("Name", "Mallory"), ("Email", "mallory@example.org"));
        Assert.Equal("/set-up?link=" + link.Split('=')[1], other.Path);
        Assert.NotEmpty(page.Alert());
        Assert.Empty(await office.Printed());
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_link_by_mail_lets_in_once_and_the_answer_is_the_same_for_everybody(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var browser = office.Browser();
        var known = await Ask(browser, "Moses@Demonstration.example ");
        var unknown = await Ask(browser, "nobody@demonstration.example");
        Assert.Equal(known.Body!.TextContent, unknown.Body!.TextContent);

        var link = await Mailed(office);
        var page = await browser.Submit((await browser.Get(link)).Form("Sign in"));
        Assert.Contains("Moses Adeyemi", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);

        using var second = office.Browser();
        page = await second.Submit((await second.Get(link)).Form("Sign in"));
        Assert.Contains("has been used", page.Alert(), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(office.Folder, "post")));

        await using var db = office.Database.ForReading();
        Assert.False(await db.Links.AnyAsync(row => link.Contains(row.Hash), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_leads_to_the_office_whatever_name_a_request_gives_it()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var browser = new Browser(office.Address) { SaysItAsked = "elsewhere.example" };
        Assert.Equal("Look at your mail", (await Ask(browser, "moses@demonstration.example")).Heading());

        await Mailed(office);
        var mail = MailRead.Of(await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(office.Folder, "post"), "*.eml").Single(), TestContext.Current.CancellationToken));
        Assert.Contains("/sign-in/link?link=", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere.example", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_grows_old_and_only_five_are_made_an_hour()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var browser = office.Browser();
        for (var asked = 0; asked < 7; asked++)
        {
            await Ask(browser, "moses@demonstration.example");
        }

        var link = await Mailed(office);
        await using var db = office.Database.ForReading();
        Assert.Equal(5, await db.Links.CountAsync(TestContext.Current.CancellationToken));
        office.Clock.MoveOn(OneTimeLink.Lifetime);
        var page = await browser.Submit((await browser.Get(link)).Form("Sign in"));
        Assert.NotEmpty(page.Alert());
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Five_wrong_codes_close_the_door_and_a_code_is_good_once(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var first = office.Browser();
        await Ask(first, "nia@demonstration.example");
        var page = await first.Submit((await first.Get(await Mailed(office))).Form("Sign in"));
        Assert.Equal("/sign-in/code?next=%2Fpeople", await PathOf(first, "/people"));

        page = await first.Get("/sign-in/code?next=/people");
        var secret = Authenticator.SecretOn(page);
        var code = AuthenticatorCode.At(AuthenticatorCode.StepAt(office.Clock.Now()), secret);
        page = await first.Submit(page.Form("Go on"), ("Code", code));
        Assert.Equal("People", page.Heading());

        var link = (await first.Submit(page.Forms.First(form => form.TextContent.Contains("Nia", StringComparison.Ordinal)))).QuerySelector("code.link")!.TextContent;
        using var second = office.Browser();
        await second.Submit((await second.Get(new Uri(link).PathAndQuery)).Form("Sign in"));
        page = await second.Submit((await second.Get("/sign-in/code")).Form("Go on"), ("Code", code));
        Assert.Contains("not right", page.Alert(), StringComparison.Ordinal);
        for (var wrong = 0; wrong < 4; wrong++)
        {
            page = await second.Submit(page.Form("Go on"), ("Code", "000000"));
        }

        office.Clock.MoveOn(TimeSpan.FromMinutes(1));
        page = await second.Submit(page.Form("Go on"), ("Code", AuthenticatorCode.At(AuthenticatorCode.StepAt(office.Clock.Now()), secret)));
        Assert.Contains("quarter of an hour", page.Alert(), StringComparison.Ordinal);
        office.Clock.MoveOn(TimeSpan.FromMinutes(15));
        page = await second.Submit(page.Form("Go on"), ("Code", AuthenticatorCode.At(AuthenticatorCode.StepAt(office.Clock.Now()), secret)));
        Assert.NotEqual("Give a code", page.Heading());
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Signing_out_ends_the_session_and_others_can_be_ended_from_here(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var here = await office.As("Nia Rowlands");
        using var there = await office.As("Nia Rowlands");
        await here.Submit((await here.Get("/sessions")).Form("Sign out everywhere else"));
        Assert.StartsWith("/sign-in", await PathOf(there, "/people"), StringComparison.Ordinal);
        Assert.Equal("/people", await PathOf(here, "/people"));
        await here.Submit((await here.Get("/sessions")).Form("Sign out"));
        Assert.StartsWith("/sign-in", await PathOf(here, "/people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_tried_in_a_demonstration_only()
    {
        await using var office = await Office.Open(On.Sqlite, cluster, demonstration: false);
        using var browser = office.Browser();
        await browser.Get("/try");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.NotNull(await office.Door.Do(TryARole.Act, Signed.Nobody, new TryARole.Facts(new(1), "secret")));
    }

    [Theory] // RFC 6238, appendix B: the last six of the eight digits there
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_RFC(long second, string code) =>
        Assert.Equal(code, AuthenticatorCode.At(AuthenticatorCode.StepAt(new(second * 1_000_000)), Encoding.ASCII.GetBytes("12345678901234567890")));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Ask(Browser browser, string email) =>
        await browser.Submit((await browser.Get("/sign-in")).Form("Send me a link"), ("Email", email));

    private static async Task<string> PathOf(Browser browser, string path)
    {
        await browser.Get(path);
        return browser.Path;
    }

    internal static async Task<string> Mailed(Office office, int number = 1)
    {
        var folder = Path.Combine(office.Folder, "post");
        for (var tries = 0; tries < 200; tries++)
        {
            if (Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml").Order().ToList() is { } files && files.Count >= number)
            {
                return LinkIn(MailRead.Of(await File.ReadAllBytesAsync(files[^1])).Text);
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException("No message came.");
    }

    private static string LinkIn(string text) => string.Create(CultureInfo.InvariantCulture, $"{Link().Match(text).Groups[1].Value}");

    [GeneratedRegex(@"https?://[^/]+(/\S+\?link=[\w-]+)")]
    private static partial Regex Link();
}
