using System.Globalization;

namespace RankAndFile.Documents.Tests;

/// <summary>The General Secretary election of 2017: the shares that were published count the spoiled papers in, and do not say so.</summary>
public sealed class DeclarationTests
{
    private const string Election = "elections/general-secretary-2017";

    [Fact]
    public void The_2017_result_prints_on_both_bases() =>
        Golden.Holds(Text(DeclarationBlock.Of(Counted(), new(317), new(1_062_049))), $"{Election}/declaration.verified.txt");

    [Fact]
    public void The_2017_result_sheet_reads_as_it_was_kept()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ResultSheet.WriteText(Counted(), text);

        Golden.Holds(text.ToString(), $"{Election}/fptp.verified.txt");
    }

    [Fact]
    public void The_2017_shares_are_those_that_were_published()
    {
        var block = DeclarationBlock.OfTotals(
            "2017", [("McCluskey", 59_067), ("Coyne", 53_544), ("Allinson", 17_143)], new(317), new(1_062_049));

        Assert.Equal(130_071, block.Returned.Count);
        Assert.Equal(["45.4 %", "41.2 %", "13.2 %"], block.Candidates.Select(candidate => block.ShareOfReturned(candidate).Figure));
        Assert.Equal("0.2 %", block.SpoiledShare.Figure);
        Assert.Equal(["45.5 %", "41.3 %", "13.2 %"], block.Candidates.Select(candidate => block.ShareOfValid(candidate).Figure));
        Assert.Equal("12.2 % of 1,062,049 papers despatched", block.Turnout?.ToString());
        Assert.Equal(["McCluskey"], block.Elected);
    }

    [Fact]
    public void A_transferable_count_declares_first_preferences_and_why_papers_were_spoiled() => Golden.Holds(
        Text(DeclarationBlock.Of(Samples.Committee, new(2), new(250))),
        "tests/RankAndFile.Documents.Tests/Kept/committee-declaration.verified.txt");

    [Theory]
    [InlineData(1, 3, "33.3 %")]
    [InlineData(2, 3, "66.7 %")]
    [InlineData(1, 2000, "0.1 %")] // 0.05 goes up
    [InlineData(499, 1_000_000, "0.0 %")]
    [InlineData(7, 7, "100.0 %")]
    [InlineData(0, 7, "0.0 %")]
    [InlineData(long.MaxValue, long.MaxValue, "100.0 %")]
    public void Percentages_have_one_decimal_and_half_goes_up(long part, long whole, string figure) =>
        Assert.Equal(figure, Percentage.RoundedHalfUp(part, whole).ToString());

    [Fact]
    public void Of_nothing_there_is_no_percentage() => Assert.Equal("– of 0 valid votes", new Share(0, 0, "valid votes").ToString());

    [Fact]
    public void Of_equal_totals_nobody_is_elected_without_a_lot() =>
        Assert.Empty(DeclarationBlock.OfTotals("", [("A", 5), ("B", 5)], new(0), null).Elected);

    private static Transcript Counted() =>
        CaseLibrary.Counted(Path.Combine(Golden.Repository, Election, "election.blt"), "fptp");

    private static string Text(DeclarationBlock block)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        block.WriteText(text);
        return text.ToString();
    }
}
