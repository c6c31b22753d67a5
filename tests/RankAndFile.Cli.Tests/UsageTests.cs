namespace RankAndFile.Cli.Tests;

/// <summary>What is asked wrongly ends with 2, says what was found and what was expected, and prints nothing.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("cuont FILE", "found cuont, expected one of count, explain, compare, check, convert, rules, lots, conform, verify, witness")]
    [InlineData("verify", "Required argument missing for command: 'verify'")]
    [InlineData("witness", "found nothing, expected one of new, keep, sign")]
    [InlineData("witness sign FILE --key k", "Option '--seen' is required.")]
    [InlineData("count", "Required argument missing for command: 'count'")]
    [InlineData("count FILE", "Option '--rules' is required.")]
    [InlineData("count FILE --rules ers76", "--rules: found ers76, expected fptp, av, ers97, scottish-stv or meek-nz")]
    [InlineData("count FILE --rules ers97 --places none", "--places: found none, expected a whole number from 1")]
    [InlineData("count FILE --rules ers97 --places 0", "--places: found 0, expected a whole number from 1")]
    [InlineData("count FILE --rules ers97 --format pdf", "--format: found pdf, expected text, html, csv, json, xlsx or svg")]
    [InlineData("count FILE --rules ers97 --format csv --spoiled 3", "--spoiled and --despatched belong to the declaration")]
    [InlineData("count FILE --rules ers97 --picture flow", "--picture goes with --format svg")]
    [InlineData("count FILE --rules ers97 --lots dice", "--lots: found dice, expected seed:TEXT, file:PATH or order:2,1,…")]
    [InlineData("count FILE --rules ers97 --lots order:", "--lots: found nothing after order:, expected seed:TEXT")]
    [InlineData("count FILE --rules ers97 --lots order:9", "--lots: found 9, expected a candidate: a number from 1 to 4")]
    [InlineData("count FILE --rules ers97 --withdrawn Eve", "--withdrawn: found Eve, expected a candidate: a number from 1 to 4, a name, or a part of a name")]
    [InlineData("count FILE --rules ers97 --withdrawn archer", "--withdrawn: found archer, which may be 1 Ann Archer or 4 Dan Archer; expected one of them")]
    [InlineData("count FILE --rules ers97 --ron 5", "--ron: found 5, expected a candidate")]
    [InlineData("count FILE --rules ers97 --sitting 1", "--sitting goes with --vacancy")]
    [InlineData("count FILE --rules ers97 --places 99999999999", "expected a whole number from 1 to 16383")]
    [InlineData("explain FILE --rules ers97 --candidate Eve", "--candidate: found Eve, expected a candidate")]
    [InlineData("compare FILE --rules ers97,ers76", "--rules: found ers76, expected fptp, av")]
    [InlineData("convert FILE papers.odt", "OUT: found papers.odt, expected a name that ends in .blt, .csv or .json")]
    [InlineData("lots", "found nothing, expected one of commit, draw")]
    [InlineData("lots draw --seed x --purpose order --tied 1,2", "--purpose: found order, expected elect, surplus or exclude")]
    [InlineData("lots draw --seed x --purpose elect --tied 1", "--tied: found 1, expected the numbers of two candidates or more: 3,5")]
    public void It_says_what_was_expected(string asked, string expected)
    {
        using var folder = new Folder();
        var file = folder.With("small.blt", Elections.Plain);

        var ran = Command.Run([.. asked.Split(' ').Select(word => word is "FILE" ? file : word)]);

        Assert.Equal(2, ran.Exit);
        Assert.Equal("", ran.Out);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Asked_for_nothing_it_shows_its_page()
    {
        var ran = Command.Run();

        Assert.Equal(2, ran.Exit);
        Assert.Contains("Usage:\n  rankandfile VERB", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_is_not_printed_on_a_terminal()
    {
        using var folder = new Folder();

        var ran = Command.RunAtTerminal("count", folder.With("small.blt", Elections.Plain), "--rules", "ers97", "--format", "xlsx");

        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains("add --out PATH", ran.Error, StringComparison.Ordinal);
    }
}
