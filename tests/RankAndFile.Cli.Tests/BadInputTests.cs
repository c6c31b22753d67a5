using System.Globalization;

namespace RankAndFile.Cli.Tests;

/// <summary>A file that cannot be read or written ends with 3 and says where it is wrong.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void Each_error_stands_with_file_line_and_column()
    {
        var ran = Command.RunOn("3 2\n2 1 0\n1 3 x 0\n1 5 0\n0\n\"a\"\n\"b\"\n\"c\"\n\"t\"\n", "count", "-", "--rules", "ers97");

        Assert.Equal((3, ""), (ran.Exit, ran.Out));
        Assert.Collection(
            ran.Error.Trim().Split('\n'),
            first => Assert.StartsWith("-:3:5: found “x 0”, expected ", first, StringComparison.Ordinal),
            second => Assert.StartsWith("-:4:3: found “5 0”, expected ", second, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_twenty_errors_are_told()
    {
        var papers = string.Concat(Enumerable.Range(0, 50).Select(paper => string.Create(CultureInfo.InvariantCulture, $"1 {paper + 9} 0\n")));

        var ran = Command.RunOn($"2 1\n{papers}0\n\"a\"\n\"b\"\n\"t\"\n", "check", "-");

        Assert.Equal(3, ran.Exit);
        Assert.Equal(20, ran.Error.Split('\n').Count(line => line.Contains(": found ", StringComparison.Ordinal)));
        Assert.Contains("there are more errors after these", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count missing.blt --rules ers97", "missing.blt: there is no such file.")]
    [InlineData("check .", ".: is a folder, expected a file.")]
    [InlineData("count FILE --rules ers97 --lots file:missing.txt", "missing.txt: there is no such file.")]
    [InlineData("count FILE --rules ers97 --guarantee missing.txt", "missing.txt: there is no such file.")]
    [InlineData("count FILE --rules ers97 --out missing/sheet.txt", "missing/sheet.txt: cannot be written: there is no such folder.")]
    [InlineData("count FILE --rules ers97 --out /dev/full", "/dev/full: cannot be written: ")]
    [InlineData("count FILE --rules av", "The alternative vote fills one place, and this contest has 2.")]
    [InlineData("conform missing", "missing: there is no such folder.")]
    public void What_cannot_be_read_written_or_counted_says_so(string asked, string expected)
    {
        using var folder = new Folder();
        var file = folder.With("small.blt", Elections.Plain);

        var ran = Command.Run([.. asked.Split(' ').Select(word => word is "FILE" ? file : word)]);

        Assert.Equal((3, ""), (ran.Exit, ran.Out));
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_lots_is_refused_where_it_is_wrong()
    {
        using var folder = new Folder();
        var lots = folder.With("lots.txt", "exclude 1,2,3,4: 2\nexclude 1,2: 3\n");

        var ran = Command.Run("count", folder.With("equal.blt", Elections.AllEqual), "--rules", "ers97", "--lots", $"file:{lots}");

        Assert.Equal(3, ran.Exit);
        Assert.StartsWith($"{lots}:2:", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_file_leaves_the_old_one_as_it_was()
    {
        using var folder = new Folder();
        var sheet = folder.With("sheet.txt", "the old sheet");

        var ran = Command.RunOn("nonsense", "count", "-", "--rules", "ers97", "--out", sheet);

        Assert.Equal(3, ran.Exit);
        Assert.Equal("the old sheet", File.ReadAllText(sheet));
        Assert.Single(Directory.EnumerateFiles(folder.Path));
    }
}
