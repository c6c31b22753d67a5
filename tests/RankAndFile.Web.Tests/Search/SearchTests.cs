using System.Net;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;
using RankAndFile.Web.Search;

namespace RankAndFile.Web.Tests.Search;

/// <summary>What is public is found by its words, the same on both databases, and nothing else is.</summary>
public sealed class SearchTests(Cluster cluster)
{
    private const string Corpus = """
        1 Branches

        1.1 A branch(s) meeting is QUORATE with twelve members' votes.
        1.2 The Dŵr Cymru branch meets at the café, on St. David's Day.
        1.2.1 Its secretary keeps £4.50, 4.5 hours and version 1.2.3 of the minutes.
        2 Words that a database might read

        2.1 And, or, not near: select "quoted" from words where 1=1; drop table clauses.
        2.2 Straße, ΑΘΗΝΑ, Київ and 日本語 are written as they are.
        2.3 donaudampfschifffahrtselektrizitatenhauptbetriebswerkbauunterbeamtengesellschaft
        2.4 O'Brien’s “co-operative” e-mail: a_b 50% x*y c:d ^e (f) {g} [h] ~i !j &k |l <m> \n
        """;

    // Each with the clauses that have it. What is typed is words and nothing else.
    private static readonly (string Question, string[] Clauses)[] _questions =
    [
        ("branch", ["1", "1.1", "1.2"]), ("BRANCHES", ["1"]), ("ranch", []), ("branch quorate", ["1.1"]), ("quorate branch", ["1.1"]),
        ("members", ["1.1"]), ("member's", ["1.1"]), ("dwr", ["1.2"]), ("DŴR", ["1.2"]), ("cafe", ["1.2"]), ("Café", ["1.2"]), ("davids", ["1.2"]), ("david’s", ["1.2"]), ("day.", ["1.2"]),
        ("4.5", ["1.2.1"]), ("4.50", ["1.2.1"]), ("£4.50", ["1.2.1"]), ("50", ["2.4"]), ("5", ["2.4"]), ("1.2", ["1.2", "1.2.1"]), ("1.2.3", ["1.2.1"]), (".2", ["2", "2.1", "2.2", "2.3", "2.4"]),
        ("and", ["1.2.1", "2.1", "2.2"]), ("OR", ["2.1"]), ("not", ["2.1"]), ("NEAR(select, drop)", ["2.1"]), ("select AND nothing", []), ("\"quoted\"", ["2.1"]), ("\"quoted", ["2.1"]), ("quo*", ["1.1", "2.1"]), ("words:quoted", ["2.1"]), ("-quoted", ["2.1"]), ("^quoted", ["2.1"]),
        ("'quoted':*", ["2.1"]), ("quoted' | 'cafe", []), ("quoted & cafe", []), ("quoted | cafe", []), ("!cafe", ["1.2"]), ("quoted <-> from", ["2.1"]), ("1=1", ["1", "1.1", "1.2", "1.2.1", "2.1"]), ("'; drop table clauses; --", ["2.1"]), ("\\", []), ("\0", []), ("\"", []), ("*", []), ("%", []), ("_", []), ("%uot%", []),
        ("straße", ["2.2"]), ("strasse", []), ("αθηνα", ["2.2"]), ("київ", ["2.2"]), ("日本", ["2.2"]), ("本", []),
        ("donaudampf", ["2.3"]), ("donaudampfschifffahrtselektrizitatenhauptbetriebswerkbauunterbeamtengesellschaft", ["2.3"]), ("donaudampfschiffe", []),
        ("obrien", ["2.4"]), ("o'brien", ["2.4"]), ("co operative", ["2.4"]), ("co-op", ["2.4"]), ("a_b", ["1.1", "1.2", "2.4"]), ("mail e", ["2.4"]), ("\ud83d", []), ("🙂", []), ("", []), ("  ", []),
    ];

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Every_question_finds_the_same_on_both_databases(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await Publish(office, Corpus);
        await using var db = office.Database.ForReading();
        var document = (await db.Documents.FirstAsync(d => d.Address == "corpus", TestContext.Current.CancellationToken)).Id.Value;
        var found = new List<string>();
        foreach (var (question, _) in _questions)
        {
            var clauses = await db.Find(FoundKind.Clause, SearchWords.Asked(question)).Where(entry => entry.Thing == document).OrderBy(entry => entry.Position).Select(entry => entry.Address).ToListAsync(TestContext.Current.CancellationToken);
            found.Add($"{question}: {string.Join(' ', clauses.Select(address => address.Split('/')[^1]))}");
        }

        Assert.Equal(_questions.Select(asked => $"{asked.Question}: {string.Join(' ', asked.Clauses)}"), found);
        using var anyone = office.Browser();
        foreach (var (question, clauses) in _questions.Where(asked => !asked.Question.Contains('\ud83d', StringComparison.Ordinal)))
        {
            var page = await anyone.Get($"/search?q={Uri.EscapeDataString(question)}");
            Assert.Equal((question, HttpStatusCode.OK), (question, anyone.Status));
            Assert.Superset(clauses.Select(clause => $"/rules/corpus/{clause}").ToHashSet(), page.QuerySelectorAll(".list a").Select(link => link.GetAttribute("href")!).ToHashSet());
        }
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_election_is_found_from_its_call_on_and_nobody_s_name_ever(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        using var anyone = office.Browser();
        foreach (var election in await db.Elections.ToListAsync(TestContext.Current.CancellationToken))
        {
            var found = await Found(election.Name);
            Assert.Equal(!election.IsSealed, found.Contains($"/elections/{election.Id}"));
            foreach (var contest in await db.ContestsOf(election.Id))
            {
                Assert.Equal(!election.IsSealed, (await Found(contest.Title)).Contains($"/elections/{election.Id}#contest-{contest.Id}"));
            }
        }

        var names = await db.People.Select(person => person.Name).ToListAsync(TestContext.Current.CancellationToken);
        foreach (var name in names.Concat((await db.Contests.ToListAsync(TestContext.Current.CancellationToken)).SelectMany(contest => contest.Incumbents)))
        {
            Assert.Empty(await Found(name));
        }

        var none = await anyone.Get("/search?q=unicorn");
        Assert.Equal("None found: nothing here has “unicorn”", none.QuerySelector("[role=status]")!.TextContent);

        async Task<List<string>> Found(string words) =>
            [.. (await anyone.Get($"/search?q={Uri.EscapeDataString(words)}")).QuerySelectorAll(".list a").Select(link => link.GetAttribute("href")!)];
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_was_there_before_the_search_is_indexed_by_a_job(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var before = await Entries(office);
        Assert.NotEmpty(before);
        await using (var connection = await office.Database.OpenForWriting())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "delete from search_entries";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using var anyone = office.Browser();
        Assert.Empty((await anyone.Get("/rules/search?q=statement")).QuerySelectorAll(".list a"));
        await office.Door.Do(StartIndexing.Act, Signed.Office, new StartIndexing.Facts());
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(before, await Entries(office));
        Assert.NotEmpty((await anyone.Get("/rules/search?q=statement")).QuerySelectorAll(".list a"));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task The_database_keeps_index_and_entries_together(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await Publish(office, "1 Zeppelins may fly.\n2 Nothing else may.");
        await using var db = office.Database.ForReading();
        Assert.Equal(1, await db.Find(FoundKind.Clause, ["zeppelins"]).CountAsync(TestContext.Current.CancellationToken));
        var document = await db.Documents.FirstAsync(d => d.Address == "corpus", TestContext.Current.CancellationToken);
        Assert.Null(await office.Door.Do(AmendDocument.Act, Office.Administrator(new(1)), new AmendDocument.Facts(document.Id, 1, "1 Airships may fly.\n2 Nothing else may.", "A better word.")));
        Assert.Equal(0, await db.Find(FoundKind.Clause, ["zeppelins"]).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Find(FoundKind.Clause, ["airships"]).CountAsync(TestContext.Current.CancellationToken));
        if (on is On.Sqlite)
        {
            await using var connection = await office.Database.OpenForWriting();
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into search_words (search_words, rank) values ('integrity-check', 1)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Words_are_searched_without_capitals_accents_or_their_ends()
    {
        Assert.Equal("4.2 branch s nominations dwr members", SearchWords.Folded("4.2 Branch(s) NOMINATIONS: Dŵr; member's"));
        Assert.Equal("", SearchWords.Folded(" … \ud83d "));
    }

    private static async Task Publish(Office office, string text) =>
        Assert.Null(await office.Door.Do(PublishDocument.Act, Office.Administrator(new(1)), new PublishDocument.Facts("Corpus", "corpus", DocumentKind.Policy, text, "")));

    private static async Task<List<string>> Entries(Office office)
    {
        await using var db = office.Database.ForReading();
        var all = await db.SearchEntries.OrderBy(entry => entry.Kind).ThenBy(entry => entry.Thing).ThenBy(entry => entry.Position).ToListAsync();
        return all.ConvertAll(entry => $"{entry.Kind} {entry.Thing} {entry.Position} {entry.Address} {entry.Within} {entry.Title} {entry.Beginning} {entry.Words}");
    }
}
