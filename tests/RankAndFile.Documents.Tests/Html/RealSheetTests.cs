using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace RankAndFile.Documents.Tests;

/// <summary>Every society's election under every rule book: no count leaves the sheet without words or pictures.</summary>
public sealed class RealSheetTests
{
    public static TheoryData<string> EveryRuleBook => [.. RuleBooks.All.Select(rules => rules.Id)];

    [Theory, MemberData(nameof(EveryRuleBook))]
    public void Every_count_is_written_drawn_and_told(string rules)
    {
        Assert.SkipWhen(CaseLibrary.RealElections.Count is 0, "../shared/data is absent.");

        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
        Func<Contest, Contest>[] variants =
        [
            contest => contest,
            contest => contest with { Places = 1 },
            contest => contest with { Guarantees = [new("Last", 1, [contest.Candidates[^1].Number])], ReopenNominations = new(1) },
        ];
        var counts = CaseLibrary.RealElections.SelectMany(file => variants.Select(variant => CaseLibrary.TryCounted(file, rules, variant))).OfType<Transcript>();

        Assert.All(counts, count =>
        {
            var sheet = parser.ParseDocument(Written.By(to => HtmlSheet.Write(count, null, to)));

            Assert.All(sheet.QuerySelectorAll("svg"), picture => XElement.Parse(picture.OuterHtml));
            Assert.Equal(count.Holders.Length, sheet.QuerySelectorAll("#elected li").Length);
            Assert.All(Explanation.Of(count).Passages, passage => Assert.NotEmpty(passage.Sentences));
        });
    }
}
