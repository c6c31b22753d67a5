using System.Net;
using System.Text.RegularExpressions;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Union;

namespace RankAndFile.Web.Tests.Layout;

public sealed partial class FaceTests(Cluster cluster)
{
    [Fact]
    public void What_is_said_in_Welsh_is_what_is_said_in_English()
    {
        var (english, welsh) = (Words.In(Words.English), Words.In(Words.Welsh));
        Assert.Empty(welsh.Keys.Except(english.Keys));
        Assert.All(welsh.Keys, key => Assert.Equal(Blanks().Count(english[key]), Blanks().Count(welsh[key])));
    }

    [Fact]
    public void Every_word_of_an_enumeration_that_pages_show_is_there()
    {
        foreach (var word in new[] { typeof(Web.Elections.Stage), typeof(Web.Rules.Milestone), typeof(Web.Elections.Nation), typeof(Web.Elections.Footing), typeof(Web.Accounts.Role), typeof(Web.Elections.DecisionKind), typeof(Web.Elections.QualificationBasis) }.SelectMany(type => Enum.GetValues(type).Cast<Enum>()))
        {
            Assert.NotEmpty(Words.In(Words.Welsh)[word]);
        }
    }

    [Theory]
    [InlineData("#8a1538", true)]
    [InlineData("#000000", true)]
    [InlineData("#767676", false)] // 4.54 on white, less on this paper
    [InlineData("#ff0000", false)]
    public void A_colour_has_to_stand_out_from_the_paper(string colour, bool may) =>
        Assert.Equal(may, Colour.Read(colour)!.Value.RefusalAsInk() is null);

    [Fact]
    public void The_greatest_contrast_is_21_to_1() => Assert.Equal(21, new Colour(0, 0, 0).ContrastWith(new(255, 255, 255)), 3);

    [Fact]
    public async Task No_page_has_a_script_a_style_of_its_own_or_anything_from_elsewhere()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var browser = await office.As("Nia Rowlands");
        foreach (var path in new[] { "/", "/elections", "/elections/open", "/elections/1", "/people", "/union", "/sessions", "/sign-in", "/sign-in/code", "/try", "/nowhere" })
        {
            var page = await browser.Get(path);
            Assert.Empty(page.QuerySelectorAll("script, style, [style], [onclick], iframe"));
            Assert.All(page.QuerySelectorAll("[src], link[href]"), part => Assert.StartsWith("/", part.GetAttribute("src") ?? part.GetAttribute("href"), StringComparison.Ordinal));
            Assert.StartsWith("default-src 'none'", browser.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.Contains("invented", page.QuerySelector(".demonstration")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_are_read_in_Welsh_where_the_union_says_so()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var browser = office.Browser();
        var page = await browser.Get("/elections");
        page = await browser.Submit(page.Forms.Single(form => form.GetAttribute("action") == "/language"), ("language", "cy"));
        Assert.Equal(("/elections", "cy"), (browser.Path, page.DocumentElement.GetAttribute("lang")));
        Assert.Equal("Etholiadau", page.Heading());
        Assert.Contains("drafft", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_says_so_and_a_form_without_its_token_does_nothing()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var browser = await office.As("Nia Rowlands");
        Assert.Equal("There is no such page", (await browser.Get("/nowhere")).Heading());
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Equal("That did not arrive whole", (await browser.Post("/union", ("Name", "Mallory"), ("Colour", "#000000"))).Heading());
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Blanks();
}
