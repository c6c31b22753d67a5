using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Tests.Accounts;

/// <summary>Members come in by the register's e-mail, or by a letter.</summary>
public sealed class MemberSignInTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_member_comes_in_by_the_address_that_is_theirs_alone(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var olwen = await SomeMembers.Add(office, "W1", "Olwen Hughes", "Olwen@members.example");
        await SomeMembers.Add(office, "W2", "Ann Shared", "shared@members.example");
        await SomeMembers.Add(office, "W3", "Bob Shared", "shared@members.example");
        await SomeMembers.Add(office, "W4", "Left Long Ago", "left@members.example", membership: Membership.Left);

        var known = await Ask(office, "olwen@members.example");
        foreach (var other in new[] { "shared@members.example", "left@members.example", "W1@members.example" })
        {
            Assert.Equal(known, await Ask(office, other));
        }

        using var browser = office.Browser();
        var page = await browser.Submit((await browser.Get(await SignInTests.Mailed(office))).Form("Sign in"));
        Assert.Contains("Olwen Hughes", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(office.Folder, "post")));

        // The second time they are the same person; at an address that the register no longer has they are nobody.
        await SomeMembers.Change(office, "W1", member => (member.Email, member.EmailKey) = ("new@members.example", Person.KeyOf("new@members.example")));
        Assert.Equal(known, await Ask(office, "olwen@members.example"));
        Assert.Equal(known, await Ask(office, "new@members.example"));
        await browser.Submit((await browser.Get(await SignInTests.Mailed(office, number: 2))).Form("Sign in"));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(office.Folder, "post")).Length);
        await using var db = office.Database.ForReading();
        var person = await db.People.SingleAsync(p => p.Member == olwen.Id, TestContext.Current.CancellationToken);
        Assert.Equal("new@members.example", person.Email);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_link_is_worth_nothing_to_one_who_left_and_is_no_link_to_set_up_the_union(On on)
    {
        await using var office = await Office.Open(on, cluster, demonstration: false);
        await SomeMembers.Add(office, "W1", "Olwen Hughes", "olwen@members.example");
        await Ask(office, "olwen@members.example");
        var link = await SignInTests.Mailed(office);
        using var browser = office.Browser();
        var page = await browser.Submit((await browser.Get(link.Replace("/sign-in/link", "/set-up", StringComparison.Ordinal))).Form("Go on"), ("Name", "Mallory"), ("Email", "m@example.org"));
        Assert.Contains("printed last", page.Alert(), StringComparison.Ordinal);
        await SomeMembers.Change(office, "W1", member => member.Membership = Membership.Left);
        page = await browser.Submit((await browser.Get(link)).Form("Sign in"));
        Assert.Contains("has been used", page.Alert(), StringComparison.Ordinal);
        await using var db = office.Database.ForReading();
        Assert.False(await db.People.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_letter_lets_in_once_and_three_wrong_tries_end_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await SomeMembers.Add(office, "W2", "Ann Shared", "shared@members.example");
        await SomeMembers.Add(office, "W3", "Bob Shared", "shared@members.example");
        await SomeMembers.Add(office, "W5", "Nowhere Known", address: "");
        using var nia = await office.As("Nia Rowlands");
        Assert.Contains("no postal address", (await nia.Submit((await nia.Get("/letters")).Form("Make the letter"), ("Number", "W5"))).Alert(), StringComparison.Ordinal);

        var code = await Letter(nia, "W3");
        var (page, browser) = await Try(office, "W3", code);
        Assert.Contains("Bob Shared", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        var refused = (await Try(office, "W3", code)).Page.Alert();
        Assert.Equal(refused, (await Try(office, "W999", code)).Page.Alert());

        code = await Letter(nia, "W2");
        for (var wrong = 0; wrong < 3; wrong++)
        {
            Assert.Equal(refused, (await Try(office, "W2", "AAAA-BBBB-CCCC")).Page.Alert());
        }

        Assert.Equal(refused, (await Try(office, "W2", code)).Page.Alert());
        code = await Letter(nia, "W2");
        office.Clock.MoveOn(LetterCode.Lifetime);
        Assert.Equal(refused, (await Try(office, "W2", code)).Page.Alert());
        browser.Dispose();
        await using var db = office.Database.ForReading();
        Assert.Equal(1, await db.People.CountAsync(person => db.Members.Any(member => member.Id == person.Member && EF.Functions.Like(member.Number, "W%")), TestContext.Current.CancellationToken));
    }

    private static async Task<string> Letter(Browser administrator, string number)
    {
        var page = await administrator.Submit((await administrator.Get("/letters")).Form("Make the letter"), ("Number", number));
        return page.QuerySelectorAll(".letter code")[^1].TextContent;
    }

    private static async Task<(AngleSharp.Html.Dom.IHtmlDocument Page, Browser Browser)> Try(Office office, string number, string code)
    {
        var browser = office.Browser();
        return (await browser.Submit((await browser.Get("/sign-in/letter")).Form("Sign in"), ("Number", number), ("Code", code)), browser);
    }

    private static async Task<string> Ask(Office office, string email)
    {
        using var browser = office.Browser();
        return (await browser.Submit((await browser.Get("/sign-in")).Form("Send me a link"), ("Email", email))).Body!.TextContent;
    }
}
