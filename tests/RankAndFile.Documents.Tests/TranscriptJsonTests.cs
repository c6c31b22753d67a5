using System.Text;

namespace RankAndFile.Documents.Tests;

public sealed class TranscriptJsonTests
{
    public static TheoryData<string> EverySample => [.. Samples.All.Select(sample => sample.Contest.Title)];

    [Theory, MemberData(nameof(EverySample))]
    public void What_is_read_back_is_written_with_the_same_bytes(string title)
    {
        var written = Written(Samples.All.Single(sample => sample.Contest.Title == title));

        var read = Assert.IsType<TranscriptOutcome.Accepted>(Read(written));

        Assert.Equal(written, Written(read.Transcript));
    }

    [Fact]
    public void A_transcript_reads_as_it_was_kept() =>
        Golden.Holds(Written(Samples.Committee), "tests/RankAndFile.Documents.Tests/Kept/committee.verified.json");

    [Theory]
    [InlineData("\"28.20\"", "\"28.21\"", "stages[1]: found a total of 100.01, expected a line that balances: 100.00")]
    [InlineData("\"28.20\"", "\"28.2\"", "stages[1].votes[1]: found \"28.2\", expected a figure with 2 decimals")]
    [InlineData("\"28.20\"", "28.20", "stages[1].votes[1]: found 28.20, expected text")]
    [InlineData("transcript/1", "transcript/2", "format: found \"rank-and-file/transcript/2\", expected \"rank-and-file/transcript/1\"")]
    [InlineData("\"excluded\": [4]", "\"excluded\": [5]", "stages[2].excluded[0]: found 5, expected a whole number from 1 to 4")]
    [InlineData("\"kind\": \"surplus\"", "\"kind\": \"excess\"", "stages[1].kind: found \"excess\", expected one of first-preferences, surplus, exclusion, completion")]
    [InlineData("\"places\": 2,", "", "places: found nothing, expected this field")]
    [InlineData("\"places\": 2,", "\"places\": 2, \"places\": 2,", "line ")]
    [InlineData("\"invalid\": 4", "\"invalid\": 5", "papers.invalid: found 5, expected 4, the total without the valid")]
    [InlineData("\"elected\": [1,2]", "\"elected\": [2,1]", "elected: found 2, 1, expected 1, 2, those elected at the stages")]
    [InlineData("\"number\": 3,", "\"number\": 4,", "stages[2].number: found 4, expected 3")]
    [InlineData("{\"number\":2,", "{\"number\":3,", "candidates: found a list, expected the candidates numbered")]
    [InlineData("\"kind\":\"quota-set\"", "\"kind\":\"quota-gone\"", "stages[0].happenings[1].kind: found \"quota-gone\", expected a kind of happening")]
    [InlineData("Ann Smith", "Ann \\ud800", "candidates[0].name: found \"Ann \\ud800\", expected text")]
    [InlineData("\"lots\": []", "\"lots\": [", "line ")]
    [InlineData("\"number\": 1", "\"number\": 1e400", "stages[0].number: found 1e400, expected a whole number")]
    public void A_wrong_file_is_refused_with_the_place_and_the_reason(string right, string wrong, string reason)
    {
        var file = Written(Samples.Committee);
        Assert.Contains(right, file, StringComparison.Ordinal);

        var refused = Assert.IsType<TranscriptOutcome.Refused>(Read(file.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.StartsWith(reason, refused.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_than_twenty_errors_are_told()
    {
        var refused = Assert.IsType<TranscriptOutcome.Refused>(Read(Written(Samples.Committee).Replace(".", ",", StringComparison.Ordinal)));

        Assert.Equal((20, true), (refused.Errors.Length, refused.More));
    }

    [Fact]
    public void Whatever_a_file_holds_it_is_read_or_refused()
    {
        var random = new Random(1997);
        var files = Samples.All.Select(sample => Encoding.UTF8.GetBytes(Written(sample))).ToArray();
        for (var attempt = 0; attempt < 5000; attempt++)
        {
            var file = files[random.Next(files.Length)].ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                file[random.Next(file.Length)] = random.Next(3) switch
                {
                    0 => (byte)"\"\\[]{},:.0123456789-eu\n"[random.Next(22)],
                    1 => (byte)random.Next(256),
                    _ => file[random.Next(file.Length)],
                };
            }

            var outcome = TranscriptJson.Read(new MemoryStream(file, 0, random.Next(20) is 0 ? random.Next(file.Length) : file.Length));

            if (outcome is TranscriptOutcome.Accepted accepted)
            {
                Written(accepted.Transcript);
            }
        }
    }

    internal static string Written(Transcript transcript)
    {
        using var stream = new MemoryStream();
        TranscriptJson.Write(transcript, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static TranscriptOutcome Read(string file) => TranscriptJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)));
}
