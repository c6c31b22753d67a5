namespace RankAndFile.Cli.Tests;

/// <summary>Explaining, comparing, checking, converting, listing.</summary>
public sealed class OtherVerbsTests
{
    [Fact]
    public void A_comparison_shows_who_is_elected_where_and_what_could_not_be_counted()
    {
        var ran = Command.RunOn(Elections.Plain, "compare", "-", "--rules", "ers97,fptp,av");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Matches("1 Ann Archer +1st, stage 1 +2nd, stage 1", ran.Out);
        Assert.Contains("av was not counted: The alternative vote fills one place", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_rules_all_are_compared() =>
        Assert.Matches("fptp +ers97 +scottish-stv +meek-nz", Command.RunOn(Elections.Plain, "compare", "-").Out);

    [Fact]
    public void Where_no_rule_book_fits_nothing_is_done() =>
        Assert.Equal(3, Command.RunOn(Elections.Plain, "compare", "-", "--rules", "av").Exit);

    [Fact]
    public void One_candidate_is_explained()
    {
        var ran = Command.RunOn(Elections.Plain, "explain", "-", "--rules", "ers97", "--candidate", "dan");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("Dan Archer", ran.Out, StringComparison.Ordinal);
        Assert.True(ran.Out.Length < Command.RunOn(Elections.Plain, "explain", "-", "--rules", "ers97").Out.Length);
    }

    [Fact]
    public void A_check_tells_what_a_file_holds()
    {
        var ran = Command.RunOn(Elections.Plain, "check", "-");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("  papers      10, marked in 4 different ways", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Read as ers97 reads them:\n  valid       10", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("blt")]
    public void Papers_are_the_same_in_another_format(string format)
    {
        using var folder = new Folder();
        var converted = folder.Named($"papers.{format}");

        var ran = Command.Run("convert", folder.With("small.blt", Elections.Plain), converted);

        Assert.Equal((0, "", ""), (ran.Exit, ran.Out, ran.Error));
        Assert.Equal(
            Command.RunOn(Elections.Plain, "count", "-", "--rules", "scottish-stv").Out,
            Command.Run("count", converted, "--rules", "scottish-stv").Out);
    }

    [Fact]
    public void Papers_go_through_a_pipe()
    {
        var ran = Command.RunOn(Elections.Plain, "convert", "-", "-", "--to", "csv");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("Ann Archer", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_books_are_listed()
    {
        var ran = Command.Run("rules");

        Assert.Equal(0, ran.Exit);
        Assert.All(["fptp", "av", "ers97", "scottish-stv", "meek-nz"], id => Assert.Contains($"{id} ", ran.Out, StringComparison.Ordinal));
    }
}
