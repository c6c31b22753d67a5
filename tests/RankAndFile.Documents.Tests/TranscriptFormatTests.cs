using System.Text.Json;

namespace RankAndFile.Documents.Tests;

/// <summary>docs/transcript-format.md, held against the transcripts themselves.</summary>
public sealed class TranscriptFormatTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(Golden.Repository, "docs/transcript-format.md"));
    private static readonly JsonElement _schema = SchemaOfThePage();
    private static readonly string[] _kinds =
        [.. _schema.GetProperty("$defs").GetProperty("happening").GetProperty("oneOf").EnumerateArray()
            .Select(kind => kind.GetProperty("properties").GetProperty("kind").GetProperty("const").GetString()!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> EveryRuleBook => [.. RuleBooks.All.Select(rules => rules.Id)];

    [Fact]
    public void Transcripts_made_by_hand_meet_the_schema() =>
        Assert.All(Samples.All, sample => Assert.Empty(Complaints(TranscriptJsonTests.Written(sample))));

    [Theory, MemberData(nameof(EveryRuleBook))]
    public void Transcripts_of_real_counts_meet_the_schema(string rules)
    {
        Assert.SkipWhen(CaseLibrary.RealElections.Count is 0, "../shared/data is absent.");

        foreach (var file in CaseLibrary.RealElections)
        {
            if (CaseLibrary.TryCounted(file, rules) is { } count)
            {
                Assert.Empty(Complaints(TranscriptJsonTests.Written(count)));
            }
        }
    }

    [Theory]
    [InlineData("\"votes\": [\"46.00\"", "\"votes\": [46.00", "$.stages[0].votes[0]")]
    [InlineData("\"places\": 2", "\"seats\": 2", "$.places")]
    [InlineData("\"kind\":\"excluded\"", "\"kind\":\"gone\"", "$.stages[2].happenings[0]")]
    public void The_schema_refuses_what_is_no_transcript(string right, string wrong, string where)
    {
        var complaints = Complaints(TranscriptJsonTests.Written(Samples.Committee).Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(complaints, complaint => complaint.StartsWith(where, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_of_happening_stands_in_the_samples_the_schema_and_the_table()
    {
        var kinds = typeof(Happening).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Happening))).Select(type => type.Name).Order();
        var inSamples = Samples.All.SelectMany(sample => sample.Stages).SelectMany(stage => stage.Happenings).Select(happening => happening.GetType().Name);
        var written = Samples.All.SelectMany(sample => Parsed(TranscriptJsonTests.Written(sample)).GetProperty("stages").EnumerateArray())
            .SelectMany(stage => stage.GetProperty("happenings").EnumerateArray())
            .Select(happening => happening.GetProperty("kind").GetString()!);

        Assert.Equal(kinds, inSamples.Distinct().Order());
        Assert.Equal(_kinds, written.Distinct().Order(StringComparer.Ordinal));
        Assert.All(_kinds, kind => Assert.Contains($"| `{kind}` |", _page, StringComparison.Ordinal));
    }

    private static List<string> Complaints(string transcript) => new JsonSchema(_schema).Complaints(Parsed(transcript));

    private static JsonElement Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static JsonElement SchemaOfThePage()
    {
        const string Fence = "```json\n";
        var start = _page.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        return Parsed(_page[start.._page.IndexOf("```", start, StringComparison.Ordinal)]);
    }
}
