using System.Data.Common;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Tests.Rules;

/// <summary>Documents by clause, as people reach them with a browser.</summary>
public sealed class RulesTests(Cluster cluster)
{
    private const string Address = "ballot-guidelines";

    private const string First = """
        1 Statements

        1.1 A candidate may send a statement of 150 words.
        1.2 Branches may not spend money on a candidate.
        (a) This binds officers too.
        2 Staff stay neutral.
        3 Posters may be put up.
        """;

    private const string Second = """
        1 Statements

        1.1 A candidate may send a statement of 200 words.
        1.2 Branches may not spend money on a candidate.
        (a) This binds officers too.
        2 Staff stay neutral.
        2A Whoever breaks clause 2 is named here.
        """;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_document_is_published_and_everybody_reads_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        Assert.Equal($"/rules/{Address}", nia.Path);

        using var anyone = office.Browser();
        var list = await anyone.Get("/rules");
        Assert.NotNull(list.QuerySelector($"main a[href='/rules/{Address}']"));
        var document = await anyone.Get($"/rules/{Address}");
        Assert.Equal("Ballot guidelines", document.Heading());
        Assert.Equal(["1", "1.1", "1.2", "1.2.a", "2", "3"], document.QuerySelectorAll(".clause").Select(clause => clause.Id));
        var clause = await anyone.Get($"/rules/{Address}/1.2.a");
        Assert.Equal("Clause 1.2(a)", clause.Heading());
        Assert.Contains("This binds officers too.", clause.Text(), StringComparison.Ordinal);
        var above = await anyone.Get($"/rules/{Address}/1");
        Assert.Equal("Clause 1: Statements", above.Heading());
        Assert.Equal(["1.1", "1.2", "1.2.a"], above.QuerySelectorAll(".clause").Select(within => within.Id));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_amendment_leaves_what_was_said_at_its_address_and_shows_the_words_that_differ(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        await Amend(nia, Second, "Executive Council, 3 May: more words.");
        Assert.Equal($"/rules/{Address}", nia.Path);

        using var anyone = office.Browser();
        Assert.Contains("200 words", (await anyone.Get($"/rules/{Address}/1.1")).Text(), StringComparison.Ordinal);
        var old = await anyone.Get($"/rules/{Address}/1.1?version=1");
        Assert.Contains("150 words", old.Text(), StringComparison.Ordinal);
        Assert.Contains("You are reading version 1. Version 2 stands now.", old.Text(), StringComparison.Ordinal);
        Assert.Contains("Executive Council, 3 May: more words.", old.Text(), StringComparison.Ordinal);

        var gone = await anyone.Get($"/rules/{Address}/3");
        Assert.Equal(HttpStatusCode.OK, anyone.Status);
        Assert.Contains("Version 2 does not have this clause", gone.Text(), StringComparison.Ordinal);
        Assert.Contains("Taken out", gone.Text(), StringComparison.Ordinal);
        Assert.Contains("Posters may be put up.", (await anyone.Get($"/rules/{Address}/3?version=1")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Changed", (await anyone.Get($"/rules/{Address}/2")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("named here", (await anyone.Get($"/rules/{Address}?version=1")).Text(), StringComparison.Ordinal);

        var compared = await anyone.Get($"/rules/{Address}/compare?from=1&to=2");
        Assert.Equal(["1.1", "3", "2A"], compared.QuerySelectorAll("main h2").Select(heading => heading.Id));
        Assert.Equal("[put in: 200]", compared.QuerySelector("[id='1.1'] + .compared ins")!.TextContent);
        Assert.Equal("[taken out: 150]", compared.QuerySelector("[id='1.1'] + .compared del")!.TextContent);
        Assert.Equal("A candidate may send a statement of [taken out: 150][put in: 200] words.", compared.QuerySelector("[id='1.1'] + .compared")!.TextContent.Trim());
        Assert.Contains("Not a word differs.", (await anyone.Get($"/rules/{Address}/compare?from=2&to=2")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Is_there_a_rule_on_this(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        await Amend(nia, Second, "Decided.");

        using var anyone = office.Browser();
        var none = await anyone.Get("/rules/search?q=television%20debate");
        Assert.Equal("None found: no clause has “television debate”", none.QuerySelector("[role=status]")!.TextContent);
        Assert.NotNull(none.QuerySelector($"main li a[href='/rules/{Address}']"));
        Assert.Equal([$"/rules/{Address}/1.2"], await Found("SPEND+branch"));
        Assert.Equal([$"/rules/{Address}/1.2.a"], await Found("1.2 officers"));
        Assert.Empty(await Found("posters")); // was taken out
        Assert.Empty(await Found("taff"));
        Assert.Empty(await Found("%25"));
        Assert.Empty(await Found("_taff"));
        Assert.Empty(await Found("staff%27%20or%201=1%20--"));
        Assert.Empty(await Found(string.Concat(Enumerable.Repeat("%F0%9F%99%82", 101))));

        async Task<List<string>> Found(string question)
        {
            var page = await anyone.Get($"/rules/search?q={question}");
            Assert.Equal(HttpStatusCode.OK, anyone.Status);
            return [.. page.QuerySelectorAll(".list a").Select(link => link.GetAttribute("href")!)];
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        foreach (var path in new[] { "/rules/nothing", "/rules/nothing/1", $"/rules/{Address}/9", $"/rules/{Address}?version=2", $"/rules/{Address}?version=x", $"/rules/{Address}?version=-1", $"/rules/{Address}/1?version=0", $"/rules/{Address}/compare", $"/rules/{Address}/compare?from=1&to=7", "/rules/nothing/amend", "/rules/nothing/compare" })
        {
            await nia.Get(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, nia.Status));
        }
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_is_refused_changes_nothing_and_loses_no_words(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        var before = await Rows(office);

        Assert.Contains("is there already, on line 1", (await Publish(nia, "1 One.\n1 Two.", "other")).Alert(), StringComparison.Ordinal);
        Assert.Contains("1 Two.", (await Publish(nia, "1 One.\n1 Two.", "other")).QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("There is a document at", (await Publish(nia, "1 One.")).Alert(), StringComparison.Ordinal);
        Assert.Contains("small letters", (await Publish(nia, "1 One.", "Not An Address")).Alert(), StringComparison.Ordinal);
        Assert.Contains("small letters", (await Publish(nia, "1 One.", "search")).Alert(), StringComparison.Ordinal);
        Assert.Contains("Give the reason", (await Amend(nia, Second, " ")).Alert(), StringComparison.Ordinal);
        Assert.Contains("Not a word differs", (await Amend(nia, First, "None.")).Alert(), StringComparison.Ordinal);
        Assert.Contains("3 has the words of 2", (await Amend(nia, "1 One.\n2 New.\n3 Staff stay neutral.", "None.")).Alert(), StringComparison.Ordinal);
        Assert.Equal(before, await Rows(office));
    }

    [Fact]
    public async Task Clauses_can_be_seen_before_anything_is_published()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var nia = await office.As("Nia Rowlands");
        var before = await Rows(office);
        var form = (await nia.Get("/rules/publish")).Form("Publish");
        var page = await nia.Submit(form, ("Title", "T"), ("Address", "t"), ("Kind", "Policy"), ("Reason", ""), ("Text", First), ("Look", "true"));
        Assert.Equal("6 clauses", page.QuerySelector("#cut")!.TextContent);
        Assert.Equal(before, await Rows(office));
    }

    [Fact]
    public async Task Pressed_twice_it_is_published_once()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        var form = (await nia.Get($"/rules/{Address}/amend")).Form("Publish the amendment");
        form.SetAttribute("action", $"/rules/{Address}/amend");
        await nia.Submit(form, ("Reason", "Decided."), ("Text", Second));
        await nia.Submit(form, ("Reason", "Decided."), ("Text", Second));
        Assert.Equal($"/rules/{Address}", nia.Path);
        await using var db = office.Database.ForReading();
        Assert.Equal(2, await db.DocumentVersions.CountAsync(version => db.Documents.Any(d => d.Id == version.Document && d.Address == Address), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Of_two_who_amend_at_once_the_second_is_told_and_keeps_their_words(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        var late = (await nia.Get($"/rules/{Address}/amend")).Form("Publish the amendment");
        late.SetAttribute("action", $"/rules/{Address}/amend");
        await Amend(nia, Second, "Decided.");
        var told = await nia.Submit(late, ("Reason", "Mine."), ("Text", First + "\n4 Mine."));
        Assert.Contains("Version 2 was published while you were writing", told.Alert(), StringComparison.Ordinal);
        Assert.Contains("4 Mine.", told.QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Moses Adeyemi")]
    [InlineData("Farah Siddiqui")]
    public async Task Nobody_but_an_administrator_publishes(string? name)
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        var publish = (await nia.Get("/rules/publish")).Form("Publish");
        var amend = (await nia.Get($"/rules/{Address}/amend")).Form("Publish the amendment");
        using var other = name is null ? office.Browser() : await office.As(name);
        var before = await Rows(office);

        foreach (var (path, form) in new[] { ("/rules/publish", publish), ($"/rules/{Address}/amend", amend) })
        {
            await other.Get(path);
            AssertRefused();
            var token = (await other.Get("/sign-in")).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
            Assert.NotEmpty(token);
            (string Name, string Value)[] shown = [.. form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name is not "__RequestVerificationToken").Select(input => (input.Name!, input.Value))];
            await other.Post(path, [.. shown, ("__RequestVerificationToken", token), ("Title", "T"), ("Address", "theirs"), ("Kind", "Policy"), ("Reason", "R"), ("Text", Second)]);
            AssertRefused();
        }

        Assert.Equal(before, await Rows(office));
        Assert.Null((await other.Get($"/rules/{Address}")).QuerySelector("main a.button"));

        void AssertRefused()
        {
            if (name is null)
            {
                Assert.StartsWith("/sign-in", other.Path, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(HttpStatusCode.Forbidden, other.Status);
            }
        }
    }

    [Fact]
    public async Task The_acts_themselves_refuse_who_is_no_administrator()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        await using var db = office.Database.ForReading();
        var moses = await db.People.FirstAsync(person => person.Name == "Moses Adeyemi", TestContext.Current.CancellationToken);
        var who = new Web.Accounts.Signed(moses.Id, null, moses.Name, IsAdministrator: false, CodeGiven: true);
        Assert.NotNull(await office.Door.Do(PublishDocument.Act, who, new PublishDocument.Facts("T", "t", DocumentKind.Policy, First, "")));
        Assert.NotNull(await office.Door.Do(AmendDocument.Act, who, new AmendDocument.Facts(new(1), 1, Second, "R")));
        Assert.False(await db.Documents.AnyAsync(document => document.Address == "t", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_looks_like_a_script_is_text()
    {
        const string Script = "<script>alert(1)</script>";
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, $"# Part {Script}\n1 Heading {Script}x\n\nText {Script}.\n2 <img src=x onerror=alert(1)>");
        await Amend(nia, $"# Part {Script}\n1 Heading {Script}y\n\nText {Script}!\n3 </ins>{Script}", Script);
        foreach (var path in new[] { "/rules", $"/rules/{Address}", $"/rules/{Address}/1", $"/rules/{Address}/2", $"/rules/{Address}/compare?from=1&to=2", $"/rules/{Address}/amend", "/rules/search?q=alert", $"/rules/search?q={Uri.EscapeDataString(Script)}\"><script>" })
        {
            var page = await nia.Get(path);
            Assert.Equal(HttpStatusCode.OK, nia.Status);
            Assert.Empty(page.QuerySelectorAll("script, main img"));
        }

        Assert.Contains($"Text {Script}!", (await nia.Get($"/rules/{Address}")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task The_database_itself_keeps_what_was_published(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        await Publish(nia, First);
        var connection = await office.Database.OpenForWriting();
        await using (connection)
        {
            foreach (var sql in new[] { "update clauses set text = ''", "delete from clauses", "update document_versions set reason = ''", "delete from document_versions", "update documents set title = ''", "delete from documents" })
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
            }
        }
    }

    private static async Task<IHtmlDocument> Publish(Browser browser, string text, string address = Address)
    {
        var form = (await browser.Get("/rules/publish")).Form("Publish");
        return await browser.Submit(form, ("Title", "Ballot guidelines"), ("Address", address), ("Kind", nameof(DocumentKind.ElectionRules)), ("Reason", ""), ("Text", text));
    }

    private static async Task<IHtmlDocument> Amend(Browser browser, string text, string reason)
    {
        var form = (await browser.Get($"/rules/{Address}/amend")).Form("Publish the amendment");
        return await browser.Submit(form, ("Reason", reason), ("Text", text));
    }

    /// <summary>How many rows each table has, but for the list of what was refused.</summary>
    private static async Task<List<string>> Rows(Office office)
    {
        await using var db = office.Database.ForReading();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Where(table => table is not "acts_refused"))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select count(*) from {table}";
            rows.Add($"{table} {await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}");
        }

        return rows;
    }
}

file static class Said
{
    internal static string Text(this IHtmlDocument page) => page.QuerySelector("main")!.TextContent;
}
