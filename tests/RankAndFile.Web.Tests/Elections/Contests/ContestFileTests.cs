using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Tests.Elections.Contests;

/// <summary>The sixty contests of an executive, from a file.</summary>
public sealed class ContestFileTests(Cluster cluster)
{
    private static string Sixty(char divider)
    {
        var text = new StringBuilder(string.Join(divider, "Title", "places", "rule_book", "constituency", "excluded", "reserved", "stand", "nominated_by", "nominations", "from_regions", "decided_by", "decided_on", "decided_why")).Append("\r\n");
        for (var seat = 1; seat <= 60; seat++)
        {
            var region = seat % 2 is 0 ? "North West" : "wales";
            text.Append(CultureInfo.InvariantCulture, $"\"Seat {seat}{(divider is '\t' ? ',' : divider)} \"\"new\"\"\"{divider}2{divider}ERS97{divider}region: {region} | sector: Engineering{divider}in arrears | new members: 13{divider}1 Women{divider}member for weeks: 13{divider}branches{divider}2.5 %{divider}2{divider}Executive Council{divider}{(seat % 2 is 0 ? "2026-03-18" : "18/3/2026")}{divider}\"Decided\nby vote\"\r\n");
        }

        return text.ToString();
    }

    [Theory]
    [InlineData(On.Sqlite, ',', false)]
    [InlineData(On.Sqlite, ';', true)]
    [InlineData(On.Postgres, '\t', true)]
    public async Task Sixty_contests_are_seen_before_they_are_added_all_at_once(On on, char divider, bool mark)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var election = (await db.Elections.SingleAsync(e => e.Name == "Executive Council", TestContext.Current.CancellationToken)).Id;
        var before = await db.Contests.CountAsync(contest => contest.Election == election, TestContext.Current.CancellationToken);
        using var moses = await office.As("Moses Adeyemi");
        var at = $"/elections/{election}/contests/import";
        var token = (await moses.Get(at)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var page = await moses.Send($"{at}?handler=Look", ("File", "seats.csv", (mark ? "\uFEFF" : "") + Sixty(divider)), ("__RequestVerificationToken", token));
        Assert.Equal(60, page.QuerySelectorAll("h3").Length);
        Assert.Equal(before, await db.Contests.CountAsync(contest => contest.Election == election, TestContext.Current.CancellationToken));

        var form = page.Form("Add these 60 contests");
        form.SetAttribute("action", at);
        await moses.Submit(form);
        await moses.Submit(form); // pressed twice
        var added = await db.Contests.Where(contest => contest.Election == election).OrderBy(contest => contest.Id).Skip(before).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(60, added.Count);
        Assert.Equal($"Seat 60{(divider is '	' ? ',' : divider)} \"new\"", added[59].Title);
        Assert.All(added, contest =>
        {
            Assert.Equal((2, "ers97", 250, 2), (contest.Places, contest.RuleBook, contest.Nominations.ShareInHundredths, contest.Nominations.FromRegions));
            Assert.Equal([ExcludedClass.InArrears, ExcludedClass.NewMembers], contest.Electorate.Excluded);
            Assert.Equal(13, contest.Electorate.NewForWeeks);
            Assert.Equal(new VotingSystemChoice("Executive Council", new(2026, 3, 18), "Decided\nby vote"), contest.Choice);
            Assert.Equal([new("Women", 1)], contest.Reserved);
            Assert.Single(contest.Electorate.Constituency.Regions);
            Assert.Single(contest.Electorate.Constituency.Sectors);
        });
        await Data.Records.AllHold(office.Database);
    }

    [Fact]
    public async Task Each_wrong_line_is_named_and_nothing_is_taken()
    {
        const string Text = """
            title,places,rule_book,constituency,excluded,reserved,stand,nominations,office,overseas,decided_on
            Good,1,fptp,,,,,3,,,
            One,5,av,,,,,3,,,
            "Two
            lines",x,fptp,,,,,3,,,
            Three,1,fptp,employer: Northern Foundries,,,,3,,,
            Four,1,fptp,region: Atlantis,,,,3,,,
            Five,1,fptp,,women,,,3,,,

            Six,1,fptp,,,2 Women,,3,,,
            Seven,1,fptp,,,,party: Labour,3,,,
            Eight,1,fptp,,,,,2.555 %,,,
            Nine,1,fptp,,,,,3,Emperor,,
            Ten,1,fptp,,,,,3,,perhaps,
            Eleven,1,fptp,,,,,3,,,31/2/2026
            GOOD,1,fptp,,,,,3,,,
            Short,1
            ,1,fptp,,,,,3,,,
            """;
        await using var office = await Office.Open(On.Sqlite, cluster);
        await using var db = office.Database.ForReading();
        var file = await ContestFile.Read(db, Footing.Statutory, Text);
        Assert.Empty(file.Contests);
        Assert.Equal(
            [
                (3, "1"), (4, "places"), (6, "s 50(3)"), (7, "constituency"), (8, "s 50(2)"), (10, "guaranteed places"), (11, "s 47(2)"), (12, "nominations"),
                (13, "office"), (14, "overseas"), (15, "decided_on"), (16, "title"), (17, "The file"), (18, "title"),
            ],
            file.Wrong.Select(wrong => (wrong.Line, wrong.Refusal.Because.Place)));
    }

    [Theory]
    [InlineData("", "The file")]
    [InlineData("\n\n", "The file")]
    [InlineData("title,places,rule_book\n", "The file")]
    [InlineData("title,places\nA,1\n", "The columns")]
    [InlineData("title,places,rule_book,gender\nA,1,fptp,x\n", "The columns")]
    [InlineData("title,places,rule_book,title\nA,1,fptp,x\n", "The columns")]
    [InlineData("title,places,rule_book\nA\"b,1,fptp\n", "The file")]
    public async Task A_file_that_cannot_be_read_says_why(string text, string place)
    {
        await using var office = await Office.Open(On.Sqlite, cluster, demonstration: false);
        await using var db = office.Database.ForReading();
        var file = await ContestFile.Read(db, Footing.OwnRules, text);
        Assert.Empty(file.Contests);
        Assert.Equal(place, file.Wrong[0].Refusal.Because.Place);
    }

    [Fact]
    public void The_page_says_every_column()
    {
        var page = File.ReadAllText(Repository.File("docs/contests-file.md"));
        Assert.All(ContestRows.Columns, column => Assert.Contains(column, page, StringComparison.Ordinal));
        Assert.Null(ContestRows.Text([0x41, 0xE9, 0x42]));
    }
}
