namespace RankAndFile.Cli.Tests;

/// <summary>Known figures are held against counts, and every difference is named with its place.</summary>
public sealed class ConformTests
{
    private const string Ers97 = """
        candidates 4 seats 2 lots 0 elected(in order) 1,2
        first |5.00 2.00 2.00 1.00|nt 0.00|quota 3.34|elected 1
        surplus 1|3.34 3.65 2.00 1.00|nt 0.01|quota 3.34|elected 2
        """;

    [Fact]
    public void Figures_that_agree_end_with_nothing()
    {
        using var folder = Elections97(Ers97);

        var ran = Command.Run("conform", folder.Path);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.EndsWith("In all: 1 elections, 1 tables, 2 lines, 21 figures, no difference\n", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first |5.00 2.00", "first |5.00 2.01", ":2: votes of 2 Bob Baker: expected 2.01, got 2.00")]
    [InlineData("nt 0.01|quota 3.34|elected 2", "nt 0.02|quota 3.34|elected 2", ":3: non-transferable: expected 0.02, got 0.01")]
    [InlineData("quota 3.34|elected 1", "quota 3.33|elected 1", ":2: quota: expected 3.33, got 3.34")]
    [InlineData("elected 1", "elected 4", ":2: elected: expected 4, got 1")]
    [InlineData("order) 1,2", "order) 2,1", ":1: elected, in order: expected 2,1, got 1,2")]
    [InlineData("lots 0", "lots 1", ":1: lots: expected 1, got 0")]
    [InlineData("surplus 1", "surplus 2", ":3: what happened: expected surplus 2, got surplus 1")]
    [InlineData("\nsurplus 1|3.34 3.65 2.00 1.00|nt 0.01|quota 3.34|elected 2", "", ":2: lines: expected 1, got 2")]
    public void A_figure_that_differs_is_named(string right, string wrong, string told)
    {
        using var folder = Elections97(Ers97.Replace(right, wrong, StringComparison.Ordinal));

        var ran = Command.Run("conform", folder.Path);

        Assert.Equal(3, ran.Exit);
        Assert.Contains(Path.Combine(folder.Path, "ers97", "small.txt") + told, ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_places_filled_may_stand_on_a_line_of_their_own()
    {
        using var folder = Elections97(Ers97.Replace("elected 2", "elected \nfill |3.34 3.65 2.00 1.00|nt 0.01|quota 3.34|elected 2", StringComparison.Ordinal));

        Assert.Equal(0, Command.Run("conform", folder.Path).Exit);
    }

    [Fact]
    public void A_file_without_a_table_is_read_only()
    {
        using var folder = new Folder();
        folder.With("ballots/small.blt", Elections.Plain);

        Assert.Equal("In all: 1 elections, 0 tables, 0 lines, 0 figures, no difference", Command.Run("conform", folder.Path).Out.Trim().Split('\n')[^1]);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_difference()
    {
        using var folder = new Folder();
        folder.With("ballots/small.blt", "nonsense");

        var ran = Command.Run("conform", folder.Path);

        Assert.Equal(3, ran.Exit);
        Assert.Contains("the file: expected an election, got ", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_is_held_to_the_letter()
    {
        using var folder = new Folder();
        var election = folder.With("small/election.blt", Elections.Plain);
        var sheet = Command.Run("count", election, "--rules", "ers97").Out;

        folder.With("small/ers97.verified.txt", sheet);
        Assert.Equal(0, Command.Run("conform", folder.Path).Exit);

        folder.With("small/ers97.verified.txt", sheet.Replace("Bob Baker", "Rob Baker", StringComparison.Ordinal));
        Assert.Equal(3, Command.Run("conform", folder.Path).Exit);
    }

    [Fact]
    public void Our_own_case_library_conforms() => Assert.Equal((0, ""), Told(Command.Run("conform", Repository.PathOf("elections"))));

    [Fact]
    public void Every_figure_of_the_real_elections_is_met()
    {
        Assert.SkipWhen(Repository.RealElections is null, "../shared/data is absent: the figures of real elections are not compared.");

        var ran = Command.Run("conform", Repository.RealElections!);

        Assert.Equal((0, ""), Told(ran));
        Assert.Contains("In all: 586 elections, 1,268 tables, ", ran.Out, StringComparison.Ordinal);
    }

    private static (int Exit, string Differences) Told(Ran ran) =>
        (ran.Exit, string.Join('\n', ran.Out.Split('\n').Where(line => line.Contains(": expected ", StringComparison.Ordinal))));

    private static Folder Elections97(string table)
    {
        var folder = new Folder();
        folder.With("ballots/small.blt", Elections.Plain);
        folder.With("ers97/small.txt", table + "\n");
        return folder;
    }
}
