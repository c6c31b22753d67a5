namespace RankAndFile.Cli.Tests;

/// <summary>Help pages change only where somebody has read the change.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("rankandfile")]
    [InlineData("count")]
    [InlineData("explain")]
    [InlineData("compare")]
    [InlineData("check")]
    [InlineData("convert")]
    [InlineData("rules")]
    [InlineData("lots")]
    [InlineData("lots commit")]
    [InlineData("lots draw")]
    [InlineData("conform")]
    [InlineData("verify")]
    [InlineData("witness")]
    [InlineData("witness new")]
    [InlineData("witness keep")]
    [InlineData("witness sign")]
    public void The_page_is_as_somebody_read_it(string verb)
    {
        var ran = Command.Run([.. verb.Split(' ').Where(word => word is not "rankandfile"), "--help"]);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Snapshot.Equal(verb.Replace(' ', '-'), ran.Out);
    }

    [Fact]
    public void Every_verb_has_a_page_here()
    {
        var listed = Command.Run("--help").Out.Split('\n')
            .SkipWhile(line => line is not "Verbs:").Skip(1)
            .TakeWhile(line => line.Length > 0)
            .Select(line => line.Trim().Split(' ')[0]);

        Assert.All(listed, verb => Assert.True(File.Exists(Repository.PathOf("tests", "RankAndFile.Cli.Tests", "Help", $"{verb}.verified.txt"))));
    }

    [Fact]
    public void No_line_is_wider_than_a_hundred_columns() =>
        Assert.All(
            Directory.EnumerateFiles(Repository.PathOf("tests", "RankAndFile.Cli.Tests", "Help"), "*.verified.txt"),
            page => Assert.All(File.ReadLines(page), line => Assert.True(line.Length <= 100, line)));

    [Fact]
    public void The_version_is_told()
    {
        var ran = Command.Run("--version");

        Assert.Equal(0, ran.Exit);
        Assert.Matches(@"^rankandfile \d+\.\d+\.\d+\n$", ran.Out);
    }
}
