using System.Text.Json;

namespace RankAndFile.Cli.Tests;

/// <summary>Counting through real files, in every format.</summary>
public sealed class CountTests
{
    [Fact]
    public void A_count_prints_its_sheet()
    {
        var ran = Command.RunOn(Elections.Plain, "count", "-", "--rules", "ers97");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("A small branch", ran.Out, StringComparison.Ordinal);
        Assert.Matches("Ann Archer +5.00 .*Elected, stage 1", ran.Out);
    }

    [Theory]
    [InlineData("text", "A small branch")]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("csv", "Ann Archer")]
    [InlineData("json", "rank-and-file/transcript/1")]
    [InlineData("svg", "<svg ")]
    [InlineData("xlsx", "PK")]
    public void Every_format_is_printed_and_written_the_same(string format, string holds)
    {
        using var folder = new Folder();
        var file = folder.With("small.blt", Elections.Plain);

        var printed = Command.Run("count", file, "--rules", "ers97", "--format", format);
        var written = Command.Run("count", file, "--rules", "ers97", "--format", format, "--out", folder.Named("result"));

        Assert.Equal((0, 0, "", ""), (printed.Exit, written.Exit, written.Out, written.Error));
        Assert.Contains(holds, printed.Out, StringComparison.Ordinal);
        Assert.Equal(printed.Out, File.ReadAllText(folder.Named("result")));
    }

    [Fact]
    public void Both_pictures_can_be_had()
    {
        var votes = Command.RunOn(Elections.Plain, "count", "-", "--rules", "ers97", "--format", "svg");
        var flow = Command.RunOn(Elections.Plain, "count", "-", "--rules", "ers97", "--format", "svg", "--picture", "flow");

        Assert.Equal((0, 0), (votes.Exit, flow.Exit));
        Assert.StartsWith("<svg ", flow.Out, StringComparison.Ordinal);
        Assert.NotEqual(votes.Out, flow.Out);
    }

    [Fact]
    public void Candidates_are_withdrawn_by_number_name_or_part_of_a_name()
    {
        string[] ways = ["3,2", "cyd cooper,Bob Baker", "Coop,bob"];

        var counts = ways.Select(way => Transcript("--withdrawn", way).GetProperty("withdrawn").ToString()).Distinct();

        Assert.Equal(["[2,3]"], counts.Select(withdrawn => withdrawn.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Places_and_votes_go_before_what_the_file_says() =>
        Assert.Equal(3, Transcript("--places", "3").GetProperty("places").GetInt32());

    [Fact]
    public void Guaranteed_places_give_the_count_another_name()
    {
        using var folder = new Folder();

        var transcript = Transcript("--guarantee", folder.With("guarantee.txt", "1 Night shift: 3, 4\n"));

        Assert.Equal("ers97+guaranteed", transcript.GetProperty("rules").GetString());
        Assert.Contains(transcript.GetProperty("elected").EnumerateArray(), elected => elected.GetInt32() is 3 or 4);
    }

    [Fact]
    public void A_vacancy_is_filled_by_counting_again()
    {
        var transcript = Transcript("--vacancy", "Bob", "--sitting", "Ann Archer");

        Assert.DoesNotContain(transcript.GetProperty("elected").EnumerateArray(), elected => elected.GetInt32() is 2);
    }

    [Fact]
    public void The_declaration_names_the_base_of_each_share()
    {
        var election = Repository.PathOf("elections", "general-secretary-2017", "election.blt");

        var ran = Command.Run("count", election, "--rules", "fptp", "--spoiled", "317", "--despatched", "1062049");

        Assert.Equal(0, ran.Exit);
        Assert.Contains("Turnout: 12.2 %", ran.Out, StringComparison.Ordinal);
        Assert.Matches("Len McCluskey +59,067 +45.4 % +45.5 %", ran.Out);
    }

    private static JsonElement Transcript(params string[] options)
    {
        var ran = Command.RunOn(Elections.Plain, ["count", "-", "--rules", "ers97", "--format", "json", .. options]);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        return JsonDocument.Parse(ran.Out).RootElement;
    }
}
