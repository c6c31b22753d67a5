namespace RankAndFile.Cli.Tests;

/// <summary>A count that needs a lot stops, says which, and goes on when it is given one.</summary>
public sealed class LotsTests
{
    [Fact]
    public void It_ends_with_four_and_says_between_whom()
    {
        var ran = Command.RunOn(Elections.AllEqual, "count", "-", "--rules", "ers97");

        Assert.Equal(4, ran.Exit);
        Assert.StartsWith("NOT COMPLETE", ran.Out, StringComparison.Ordinal);
        Assert.Contains("one is to be excluded", ran.Error, StringComparison.Ordinal);
        Assert.Contains("  2  Bob\n", ran.Error, StringComparison.Ordinal);
        Assert.Contains("exclude 1,2,3,4: 1\n", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_written_for_a_count_that_is_not_complete()
    {
        using var folder = new Folder();

        var ran = Command.RunOn(Elections.AllEqual, "count", "-", "--rules", "ers97", "--out", folder.Named("sheet.txt"));

        Assert.Equal((4, ""), (ran.Exit, ran.Out));
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public void The_line_it_names_is_a_line_of_a_file_of_lots()
    {
        using var folder = new Folder();
        var drawn = "";
        Ran ran;
        for (var lots = 0; (ran = Count(folder, drawn)).Exit is 4; lots++)
        {
            Assert.True(lots < 4, "Four candidates cannot need more lots than this.");
            drawn += ran.Error.Split('\n').Single(line => line.StartsWith("  exclude ", StringComparison.Ordinal)).Trim() + "\n";
        }

        Assert.Equal(0, ran.Exit);
        Assert.NotEqual("", drawn);
    }

    [Theory]
    [InlineData("order:2,1", "it fell on Bob")]
    [InlineData("order:Dan,Ann", "it fell on Dan")]
    [InlineData("seed:brass harbour/4 2 6 1 1 3", "it fell on ")]
    public void An_order_or_a_seed_settles_it(string lots, string told)
    {
        var ran = Command.RunOn(Elections.AllEqual, "count", "-", "--rules", "ers97", "--lots", lots);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains(told, ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lot_from_a_seed_can_be_repeated_by_hand()
    {
        var ran = Command.Run("lots", "draw", "--seed", "brass harbour/4 2 6 1 1 3", "--purpose", "exclude", "--tied", "3,5");

        Assert.Equal(0, ran.Exit);
        Assert.Equal(
            """
            68cad6e9df56e97530d1197c472886cdd654688c08bdaceb55f4c7f30be7022c  3
            b106373363d08531c1b102d1561e9846a9c8428d26e17d6af48dc348a6b1acdb  5
            The smallest is that of 3.

            """,
            ran.Out);
    }

    [Fact]
    public void A_commitment_is_the_digest_of_the_words() => // printf '%s' 'brass harbour' | sha256sum
        Assert.Equal("1345812f210f9b9ac53757554e3b0aa577b5fefe154296c9a15b0e30da5321a1\n", Command.Run("lots", "commit", "brass harbour").Out);

    [Fact]
    public void Explaining_and_comparing_stop_there_too()
    {
        Assert.Equal(4, Command.RunOn(Elections.AllEqual, "explain", "-", "--rules", "ers97").Exit);
        var compared = Command.RunOn(Elections.AllEqual, "compare", "-", "--rules", "ers97,scottish-stv");
        Assert.Equal(4, compared.Exit);
        Assert.Contains("ers97 is not complete. A lot is needed, exclude 1,2,3,4: Ann, Bob, Cyd, Dan.", compared.Out, StringComparison.Ordinal);
    }

    private static Ran Count(Folder folder, string drawn) =>
        Command.RunOn(Elections.AllEqual, "count", "-", "--rules", "ers97", "--lots", $"file:{folder.With("lots.txt", drawn)}");
}
