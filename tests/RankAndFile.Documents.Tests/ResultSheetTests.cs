using System.Globalization;

namespace RankAndFile.Documents.Tests;

public sealed class ResultSheetTests
{
    private const string Kept = "tests/RankAndFile.Documents.Tests/Kept";

    public static TheoryData<string> EverySample => [.. Samples.All.Select(sample => sample.Contest.Title)];

    [Fact]
    public void A_count_by_ERS97_reads_as_it_was_kept() => Golden.Holds(Text(Samples.Committee), $"{Kept}/committee.verified.txt");

    [Fact]
    public void A_count_by_Meek_shows_what_everybody_keeps() => Golden.Holds(Text(Samples.Meek), $"{Kept}/trustees.verified.txt");

    [Fact]
    public void First_past_the_post_names_the_base_of_its_shares() => Golden.Holds(Text(Samples.Executive), $"{Kept}/executive.verified.txt");

    [Fact]
    public void A_casual_vacancy_under_guarantees_says_so() => Golden.Holds(Text(Samples.Guaranteed), $"{Kept}/delegates.verified.txt");

    [Fact]
    public void A_long_count_goes_on_in_blocks_that_fit_a_page()
    {
        var sheet = Text(Samples.Long);

        Golden.Holds(sheet, $"{Kept}/long.verified.txt");
        Assert.All(sheet.Split('\n'), line => Assert.InRange(line.Length, 0, 118));
    }

    [Fact]
    public void A_count_that_waits_for_its_first_lot_has_a_sheet_too()
    {
        var waiting = Samples.Committee with { Stages = [] };

        ResultSheet.WriteXlsx(waiting, Stream.Null);

        Assert.Contains("\r\n1,Ann Smith,\r\n", Csv(waiting), StringComparison.Ordinal);
        Assert.EndsWith("Nobody is elected.\nNot filled            2\n", Text(waiting), StringComparison.Ordinal);
        Assert.Equal(0, DeclarationBlock.Of(waiting, new(0), null).Candidates[0].Votes);
    }

    [Fact]
    public void The_CSV_has_the_same_figures() => Golden.Holds(Csv(Samples.Committee), $"{Kept}/committee.verified.csv");

    [Fact]
    public void A_name_cannot_become_a_formula_in_the_CSV() => Golden.Holds(Csv(Samples.Executive), $"{Kept}/executive.verified.csv");

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 20", "'+44 20")]
    [InlineData("-A", "'-A")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("\tA", "'\tA")]
    [InlineData("=A,\"B\"", "\"'=A,\"\"B\"\"\"")]
    [InlineData("A=B", "A=B")]
    public void Cells_are_guarded(string name, string cell)
    {
        var count = Samples.GeneralSecretary;

        var csv = Csv(count with { Contest = count.Contest with { Candidates = count.Contest.Candidates.SetItem(0, new(new(1), name)) } });

        Assert.Contains($"\r\n1,{cell},59067,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_gives_no_order_to_the_terminal()
    {
        var count = Samples.GeneralSecretary;

        var sheet = Text(count with { Contest = count.Contest with { Title = "A\u001b[2J\nB" } });

        Assert.StartsWith("A\uFFFD[2J\uFFFDB: result sheet\n", sheet, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EverySample))]
    public void Every_figure_of_the_count_stands_on_the_sheet(string title)
    {
        var count = Samples.All.Single(sample => sample.Contest.Title == title);
        var sheet = Text(count).Replace(",", "", StringComparison.Ordinal);

        foreach (var stage in count.Stages)
        {
            Assert.All(
                count.Contest.Candidates.Where(candidate => count.Contest.Stands(candidate.Number)),
                candidate => Assert.Contains(count.Written(stage.After.Votes[candidate.Number.Number - 1]), sheet, StringComparison.Ordinal));
        }
    }

    private static string Text(Transcript count)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ResultSheet.WriteText(count, text);
        return text.ToString();
    }

    private static string Csv(Transcript count)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        ResultSheet.WriteCsv(count, text);
        return text.ToString();
    }
}
