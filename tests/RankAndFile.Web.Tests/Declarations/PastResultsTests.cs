using System.Collections.Immutable;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Documents;
using RankAndFile.Web.Declarations;

namespace RankAndFile.Web.Tests.Declarations;

/// <summary>Results of a real union, as they were published: the fixtures of law.md, section 11.</summary>
public sealed class PastResultsTests(Cluster cluster)
{
    [Fact]
    public async Task Unite_GS_2017_prints_both_bases_the_turnout_and_the_fall_from_earlier_elections()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var page = await Page(office, 2017);
        var rows = page.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Holds(rows[0], "Len McCluskey", "59,067", "45.4 %", "45.5 %", "Elected");
        Holds(rows[1], "Gerard Coyne", "53,544", "41.2 %", "41.3 %");
        Holds(rows[2], "Ian Allinson", "17,143", "13.2 %");
        Holds(rows[3], "Spoiled papers", "317", "0.2 %");
        Holds(rows[4], "130,071");
        var words = page.QuerySelector("main")!.TextContent;
        Holds(words, "Share of 130,071 papers returned", "Share of 129,754 valid votes", "12.2 %, that is 130,071 papers returned, spoiled ones included, of 1,062,049 papers despatched");
        Holds(words, "Counted, and the figures told, on Friday 21 April 2017", "Declared on Friday 28 April 2017 by the Executive Council");
        Holds(words, "144,570 votes. That is 85,503 fewer now, 59.1 % of the votes in 2013", "about 101,000 votes. That is 41,933 fewer now, 41.5 % of the votes in 2010");
        Holds(words, "33.9 % (5,810) of the 17,143 papers for Ian Allinson going to Len McCluskey and 66.1 % (11,333) to Gerard Coyne");
    }

    [Fact]
    public async Task Unite_GS_2013_has_no_turnout_since_nobody_published_how_many_papers_went_out()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var words = (await Page(office, 2013)).QuerySelector("main")!.TextContent;
        Holds(words, "144,570", "64.4 %", "225,801", "Turnout: not known");
        Assert.DoesNotContain("What transfers would have had to look like", words, StringComparison.Ordinal);

        // The turnout of 15.2 % that was told needs some 1,486,000 papers despatched.
        Assert.Equal("15.2 %", new Share(225_801, 1_486_000, "papers despatched").Figure);
    }

    [Fact]
    public void A_tenth_of_a_percent_that_lies_halfway_is_rounded_up_and_2017_on_valid_votes_is_12_2_too()
    {
        Assert.Equal(122, Percentage.RoundedHalfUp(129_754, 1_062_049)!.Value.Tenths);
        Assert.Equal(122, Percentage.RoundedHalfUp(130_071, 1_062_049)!.Value.Tenths);
    }

    [Fact]
    public void What_the_second_would_have_needed_is_reckoned_from_all_others_and_asked_only_where_nobody_has_half()
    {
        var split = SplitVote.Of(Totals(("A", 490), ("B", 300), ("C", 110), ("D", 100)))!;
        Assert.Equal((190, 210, 200, 10), (split.Lead, split.OthersVotes, split.ToSecond, split.ToFirst));
        Assert.Equal("95.2 % of 210 papers for the other 2 candidates", split.ShareToSecond.ToString());
        Assert.Null(SplitVote.Of(Totals(("A", 600), ("B", 300), ("C", 100))));
        Assert.Null(SplitVote.Of(Totals(("A", 400), ("B", 400), ("C", 100))));
        Assert.Null(SplitVote.Of(Totals(("A", 400), ("B", 400))));

        static DeclarationBlock Totals(params (string, long)[] totals) => DeclarationBlock.OfTotals("Treasurer", totals, new(0), null);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_new_version_stands_beside_the_first_and_nobodys_update_is_lost(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        await using var db = office.Database.ForReading();
        var result = (await db.Set<PastResult>().FirstAsync(r => r.Year == 2013, TestContext.Current.CancellationToken)).Id;
        var form = (await nia.Get($"/results/{result}/update")).Form("Publish this version");
        var stale = (await nia.Get($"/results/{result}/update")).Form("Publish this version");
        (string, string)[] kept = [.. form.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Where(area => area.Name is not "Reason").Select(area => (area.Name!, area.Value))];
        Assert.Contains("More papers came back", (await nia.Submit(form, [.. kept, ("Despatched", "1000"), ("Reason", "x")])).Alert(), StringComparison.Ordinal);
        await nia.Submit(form, [.. kept, ("Despatched", "1486000"), ("Reason", "The scrutineer's report was found.")]);
        Assert.Equal($"/results/{result}", nia.Path);
        await nia.Get($"/results/{result}/update");
        Assert.Contains("another version meanwhile", (await nia.Submit(stale, [.. kept, ("Despatched", "1500000"), ("Reason", "Another report.")])).Alert(), StringComparison.Ordinal);

        using var anybody = office.Browser();
        Holds((await anybody.Get($"/results/{result}")).QuerySelector("main")!.TextContent, "15.2 %", "The scrutineer's report was found.");
        Holds((await anybody.Get($"/results/{result}?version=1")).QuerySelector("main")!.TextContent, "This is an older version.", "Turnout: not known");
        await anybody.Get($"/results/{result}?version=3");
        Assert.Equal(HttpStatusCode.NotFound, anybody.Status);
    }

    [Fact]
    public async Task Files_hold_the_same_figures_and_the_picture_names_everybody()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var anybody = office.Browser();
        await using var db = office.Database.ForReading();
        var result = (await db.Set<PastResult>().FirstAsync(r => r.Year == 2017, TestContext.Current.CancellationToken)).Id;
        Assert.Contains("Len McCluskey,59067,no,yes,45.4,45.5\r\n", await Text("figures.csv"), StringComparison.Ordinal);
        Assert.Contains("\"papersDespatched\":1062049", await Text("figures.json"), StringComparison.Ordinal);
        Holds(await Text("picture.svg"), "Len McCluskey", "Gerard Coyne", "Ian Allinson", "12.2 % of 1,062,049 papers despatched", "129,754 valid votes");

        async Task<string> Text(string file)
        {
            await anybody.Get($"/results/{result}/{file}");
            return await anybody.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("Jo Bell; 12\nSam Hall; about 1,300", 2)]
    [InlineData("Jo Bell 12", null)]
    [InlineData("Jo Bell; twelve", null)]
    public void Candidates_are_written_a_line_each(string lines, int? read) =>
        Assert.Equal(read, PastFiguresLaw.Read(lines)?.Length);

    private static async Task<IHtmlDocument> Page(Office office, int year)
    {
        using var anybody = office.Browser();
        var link = (await anybody.Get("/results")).Links.Single(link => link.TextContent == $"{year}").GetAttribute("href")!;
        return await anybody.Get(link);
    }

    private static void Holds(string text, params ImmutableArray<string> parts) =>
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
}
