using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RankAndFile.Documents.Tests;

public sealed class HtmlSheetTests
{
    private const string Attack = "<script>alert('1')</script>\"'&\u0007";

    public static TheoryData<string> EverySample => [.. Samples.All.Select(sample => sample.Contest.Title)];

    [Theory, MemberData(nameof(EverySample))]
    public void A_sheet_is_well_formed_and_has_every_section(string title)
    {
        var sheet = Sheet(Samples.All.Single(sample => sample.Contest.Title == title));

        Assert.All(["elected", "papers", "sheet", "pictures", "explanation", "rules"], id => Assert.NotNull(sheet.GetElementById(id)));
        Assert.Equal("en-GB", sheet.DocumentElement.GetAttribute("lang"));
        Assert.Single(sheet.QuerySelectorAll("h1"));
        Assert.Single(sheet.QuerySelectorAll("main"));
        Assert.All(sheet.QuerySelectorAll("nav a"), link => Assert.NotNull(sheet.QuerySelector(link.GetAttribute("href")!)));
        Assert.Distinct(sheet.QuerySelectorAll("[id]").Select(element => element.Id));
    }

    [Theory, MemberData(nameof(EverySample))]
    public void A_sheet_asks_the_network_for_nothing_and_runs_nothing(string title)
    {
        var sheet = Sheet(Samples.All.Single(sample => sample.Contest.Title == title));

        Assert.Empty(sheet.QuerySelectorAll("script, link, img, iframe, object, embed, use, image, base"));
        Assert.DoesNotContain(sheet.All.SelectMany(element => element.Attributes), attribute =>
            attribute.Name.StartsWith("on", StringComparison.Ordinal) || (attribute.Name is "src" or "href" && !attribute.Value.StartsWith('#')));
        Assert.DoesNotContain("url(", sheet.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", sheet.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EverySample))]
    public void Every_table_can_be_read_aloud(string title)
    {
        var sheet = Sheet(Samples.All.Single(sample => sample.Contest.Title == title));

        Assert.All(sheet.QuerySelectorAll("table"), table =>
        {
            Assert.NotEqual("", table.QuerySelector("caption")!.TextContent);
            Assert.All(table.QuerySelectorAll("th"), heading => Assert.NotNull(heading.GetAttribute("scope")));
            Assert.InRange(table.QuerySelectorAll("tbody tr, tfoot tr").Select(row => row.Children.Length).Distinct().Count(), 0, 1);
        });
        Assert.All(sheet.QuerySelectorAll(".scroll"), region =>
        {
            Assert.Equal("0", region.GetAttribute("tabindex"));
            Assert.NotEqual("", region.GetAttribute("aria-label"));
        });
        Assert.All(sheet.QuerySelectorAll("svg"), picture => Assert.Equal("img", picture.GetAttribute("role")));
    }

    [Fact]
    public void A_name_never_becomes_a_tag()
    {
        var count = Samples.Committee;
        var contest = count.Contest with
        {
            Title = Attack,
            Candidates = [.. count.Contest.Candidates.Select(candidate => candidate with { Name = Attack })],
            Guarantees = [new(Attack, 1, Samples.C(1))],
        };

        var html = Html(count with { Contest = contest });

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("alert('", html, StringComparison.Ordinal);
        var sheet = new HtmlParser().ParseDocument(html);
        Assert.Equal(Attack.Replace('\u0007', '\uFFFD'), sheet.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void Every_column_of_votes_adds_up_to_the_total()
    {
        var sheet = Sheet(Samples.Committee);

        var rows = sheet.QuerySelectorAll("table.sheet tbody tr").Select(row => row.QuerySelectorAll("td").Select(Hundredths).ToList()).ToList();
        var totals = sheet.QuerySelectorAll("table.sheet tfoot tr:first-child td").Select(Hundredths).ToList();

        Assert.Equal(totals.Count, rows[0].Count);
        Assert.All(totals.Index(), column => Assert.Equal(column.Item, rows.Sum(row => row[column.Index])));
    }

    [Fact]
    public void A_long_count_is_divided_into_blocks_that_each_name_the_candidates()
    {
        var count = Samples.Long;

        var blocks = Sheet(count).QuerySelectorAll("table.sheet");

        Assert.True(blocks.Length > 1);
        Assert.All(blocks, block => Assert.Equal(
            count.Contest.Candidates.Select(candidate => candidate.Name),
            block.QuerySelectorAll("tbody th").Select(heading => heading.TextContent).Take(count.Contest.Candidates.Length)));
        Assert.Equal(count.Stages.Length, blocks.Sum(block => block.QuerySelectorAll("th[abbr]").Length));
    }

    [Fact]
    public void The_declaration_names_the_base_of_every_share()
    {
        var count = Samples.GeneralSecretary;
        var declaration = Written.By(to => HtmlSheet.Write(count, DeclarationBlock.Of(count, new(317), new(1_062_049)), to));

        var section = new HtmlParser().ParseDocument(declaration).GetElementById("declaration")!;

        Assert.Contains("% of votes returned, spoiled papers included", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("45.4", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("12.2 % of 1,062,049 papers despatched", section.TextContent, StringComparison.Ordinal);
    }

    private static long Hundredths(IElement cell)
    {
        var figure = cell.ChildNodes.OfType<IText>().FirstOrDefault()?.Data.Replace(",", "", StringComparison.Ordinal).Replace('−', '-') ?? "";
        return figure is "" or "–" ? 0 : (long)(decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture) * 100);
    }

    private static IHtmlDocument Sheet(Transcript count)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
        return parser.ParseDocument(Html(count));
    }

    private static string Html(Transcript count) => Written.By(to => HtmlSheet.Write(count, null, to));
}
