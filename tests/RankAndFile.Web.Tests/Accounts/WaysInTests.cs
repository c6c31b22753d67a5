using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Accounts;

/// <summary>Passkeys, and the way back in for whoever lost their authenticator.</summary>
public sealed class WaysInTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_passkey_signs_in_as_a_code_given_and_an_answer_is_good_once(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var key = new SoftKey(office.Address);
        await AddKey(office, "Nia Rowlands", key);

        using var browser = office.Browser();
        var page = await browser.Get("/sign-in/passkey?next=/people");
        (string, string)[] answer = [("Credential", key.Unlock(page))];
        Assert.Equal("People", (await browser.Submit(page.Form("Use my passkey"), answer)).Heading());

        using var thief = office.Browser();
        var again = await thief.Get("/sign-in/passkey");
        Assert.NotEmpty((await thief.Submit(again.Form("Use my passkey"), [.. answer, ("Sealed", page.Field("Sealed"))])).Alert());

        // Made for another address, or by a copy that has fallen behind.
        using var elsewhere = new SoftKey(new("https://union.example"));
        Assert.NotEmpty((await thief.Submit(again.Form("Use my passkey"), ("Credential", elsewhere.Unlock(again)))).Alert());
        key.Count = 0;
        again = await thief.Get("/sign-in/passkey");
        Assert.NotEmpty((await thief.Submit(again.Form("Use my passkey"), ("Credential", key.Unlock(again)))).Alert());
        Assert.Equal("Sign in", (await thief.Get("/people")).Heading());
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_mailbox_alone_adds_and_removes_nothing_and_the_last_key_goes_only_when_it_is_meant(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var key = new SoftKey(office.Address);
        using var mine = await AddKey(office, "Farah Siddiqui", key);
        var farah = await Person(office, "Farah Siddiqui");
        using var mailbox = await office.WithoutACode(farah.Id);
        var page = await mailbox.Get("/passkeys");
        Assert.Contains("Give a code first", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Empty((await mailbox.Get("/sign-in/code?new=true")).QuerySelectorAll("code.letters"));
        var who = new Signed(farah.Id, null, farah.Name, IsAdministrator: false, CodeGiven: false);
        Assert.Equal(SecondProof.GiveItFirst, await office.Door.Do(MakeRecoveryCodes.Act, who, new MakeRecoveryCodes.Facts(["x"])));
        Assert.Equal(SecondProof.GiveItFirst, await office.Door.Do(TryCode.Act, who, new TryCode.Facts("000000", [1], "sealed")));
        await using var db = office.Database.ForReading();
        var passkey = await db.Passkeys.FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal(SecondProof.GiveItFirst, await office.Door.Do(RemovePasskey.Act, who, new RemovePasskey.Facts(passkey.Id, IsConfirmed: true)));

        page = await mine.Get("/passkeys");
        var form = page.Forms.Single(form => form.Action.EndsWith("handler=Remove", StringComparison.Ordinal));
        Assert.Contains("last passkey", (await mine.Submit(form)).Alert(), StringComparison.Ordinal);
        Assert.Contains("none yet", (await mine.Submit(form, ("confirmed", "true"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_recovery_code_stands_for_the_authenticator_once_and_another_can_be_set_up(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var codes = await office.RecoveryCodesOf("Farah Siddiqui");
        Assert.Equal(10, codes.Distinct().Count());
        using var key = new SoftKey(office.Address);
        using var _ = await AddKey(office, "Farah Siddiqui", key);
        var farah = await Person(office, "Farah Siddiqui");

        using var browser = await office.WithoutACode(farah.Id);
        var page = await browser.Submit(CodeForm(await browser.Get("/sign-in/lost")), ("Code", codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.Equal("Set up your authenticator", page.Heading());
        page = await browser.Submit(page.Form("Go on"), ("Code", Authenticator.CodeOn(page, office)));
        Assert.NotNull((await Person(office, "Farah Siddiqui")).AuthenticatorSecret);

        using var again = await office.WithoutACode(farah.Id);
        page = await again.Get("/sign-in/lost");
        for (var wrong = 0; wrong < 5; wrong++)
        {
            page = await again.Submit(CodeForm(page), ("Code", codes[3]));
            Assert.Contains("none of your codes", page.Alert(), StringComparison.Ordinal);
        }

        Assert.Contains("quarter of an hour", (await again.Submit(CodeForm(page), ("Code", codes[4]))).Alert(), StringComparison.Ordinal);
        Assert.Contains(await Mails(office), mail => mail.Contains("recovery codes was used", StringComparison.Ordinal));
        await using var db = office.Database.ForReading();
        Assert.DoesNotContain(await db.RecoveryCodes.Select(code => code.Hash).ToListAsync(TestContext.Current.CancellationToken), hash => codes.Any(code => hash.Contains(code, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Two_people_let_somebody_back_in_a_day_later_and_what_was_lost_is_void(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var key = new SoftKey(office.Address);
        using var _ = await AddKey(office, "Moses Adeyemi", key);
        var moses = await Person(office, "Moses Adeyemi");
        using var browser = await office.WithoutACode(moses.Id);
        await browser.Submit((await browser.Get("/sign-in/lost")).Form("Ask two people to let me in"));

        using (var himself = await office.As("Moses Adeyemi"))
        {
            Assert.Contains("Nobody approves their own", (await Approve(himself)).Alert(), StringComparison.Ordinal);
        }

        using var farah = await office.As("Farah Siddiqui");
        Assert.Empty((await Approve(farah)).Alert());
        Assert.Contains("another person", (await Approve(farah)).Alert(), StringComparison.Ordinal);
        using var nia = await office.As("Nia Rowlands");
        Assert.Empty((await Approve(nia)).Alert());

        var page = await browser.Get("/sign-in/code?new=true");
        Assert.Empty(page.QuerySelectorAll("code.letters"));
        Assert.Equal(3, (await Mails(office)).Count(mail => mail.Contains("stop it", StringComparison.Ordinal)));

        office.Clock.MoveOn(TimeSpan.FromHours(23));
        using var tooSoon = await office.WithoutACode(moses.Id);
        Assert.Empty((await tooSoon.Get("/sign-in/code?new=true")).QuerySelectorAll("code.letters"));
        office.Clock.MoveOn(TimeSpan.FromHours(2));
        using var nextDay = await office.WithoutACode(moses.Id);
        page = await nextDay.Submit((await nextDay.Get("/sign-in/code?new=true")).Form("Go on"), ("Code", "000000"));
        page = await nextDay.Submit(page.Form("Go on"), ("Code", Authenticator.CodeOn(page, office)));
        Assert.Equal("/", nextDay.Path);

        using var finder = office.Browser();
        var found = await finder.Get("/sign-in/passkey");
        Assert.NotEmpty((await finder.Submit(found.Form("Use my passkey"), ("Credential", key.Unlock(found)))).Alert());
        Assert.Equal("Sign in", (await tooSoon.Get("/sessions")).Heading());
        using var later = await office.As("Nia Rowlands");
        Assert.Contains("New authenticator set up", (await later.Get("/resets")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void One_of_the_two_is_an_administrator(bool first, bool second, bool may) =>
        Assert.Equal(may, LostAuthenticator.RefusalToApprove(new() { Person = new(1), AskedAt = new(0), FirstBy = new(2) }, new(3), second, first) is null);

    [Fact]
    public async Task Whoever_did_not_ask_stops_it_with_a_link_alone()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var key = new SoftKey(office.Address);
        using var _ = await AddKey(office, "Moses Adeyemi", key);
        var moses = await Person(office, "Moses Adeyemi");
        using var browser = await office.WithoutACode(moses.Id);
        await browser.Submit((await browser.Get("/sign-in/lost")).Form("Ask two people to let me in"));
        await browser.Submit((await browser.Get("/sign-in/lost")).Form("I did not ask for this, or no longer need it"));
        using var nia = await office.As("Nia Rowlands");
        Assert.Contains("Stopped by Moses Adeyemi", (await nia.Get("/resets")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(LostAuthenticator.NoSuchReset, await office.Door.Do(ApproveReset.Act, Office.Administrator(new(1)), new ApproveReset.Facts(new(1))));
    }

    internal static async Task<Browser> AddKey(Office office, string name, SoftKey key)
    {
        var browser = await office.As(name);
        var page = await browser.Get("/passkeys");
        page = await browser.Submit(page.Form("Add a passkey"), ("Name", "my key"), ("Credential", key.Make(page)));
        Assert.Contains("my key", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        return browser;
    }

    private static IHtmlFormElement CodeForm(IHtmlDocument page) => page.Forms.Single(form => form.Action.EndsWith("handler=Code", StringComparison.Ordinal));

    private static async Task<IHtmlDocument> Approve(Browser browser)
    {
        var page = await browser.Get("/resets");
        return await browser.Submit(page.Forms.First(form => form.Action.EndsWith("handler=Approve", StringComparison.Ordinal)));
    }

    private static async Task<Person> Person(Office office, string name)
    {
        await using var db = office.Database.ForReading();
        return await db.People.FirstAsync(person => person.Name == name);
    }

    private static async Task<List<string>> Mails(Office office)
    {
        var mails = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(office.Folder, "post"), "*.eml"))
        {
            mails.Add(Web.Post.MailRead.Of(await File.ReadAllBytesAsync(file)).Text);
        }

        return mails;
    }
}
