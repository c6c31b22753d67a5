using RankAndFile.Counting.Formats;
using static RankAndFile.Counting.Tests.Formats.Written;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>Our own JSON.</summary>
public sealed class JsonPapersTests
{
    private const string People = """
        "format": "rank-and-file/papers/1", "places": 2,
        "candidates": [{"number": 1, "name": "Adam"}, {"number": 2, "name": "Siân"}, {"number": 3, "name": "Cy"}],
        """;

    [Fact]
    public void A_paper_may_have_gaps_shared_numbers_and_crosses() =>
        Assert.Equal(
            ["3: 1 2 3", "1: 1 - 2=3", "2: x1 x3", "1: "],
            Patterns(Accepted(JsonPapers.Read(Bytes($$"""
                { {{People}} "papers": [
                  { "papers": 3, "marks": [1, 2, 3] },
                  { "marks": [1, null, [3, 2]] },
                  { "papers": 2, "marks": [{"cross": 3}, {"cross": 1}] },
                  { "marks": [null] } ] }
                """))).Papers));

    [Fact]
    public void Everything_a_contest_has_is_in_the_file()
    {
        var contest = Accepted(JsonPapers.Read(Bytes($$"""
            { {{People}} "title": "Executive \u2013 2026", "votesEach": 1, "withdrawn": [2], "reopenNominations": 3,
              "guarantees": [{"category": "Women", "atLeast": 1, "members": [2, 1]}], "papers": [] }
            """))).Contest;
        Assert.Equal(("Executive – 2026", 2, 1), (contest.Title, contest.Places, contest.VotesEach));
        Assert.Equal([new CandidateNumber(2)], contest.Withdrawn);
        Assert.Equal(new CandidateNumber(3), contest.ReopenNominations);
        Assert.Equal([new CandidateNumber(1), new(2)], Assert.Single(contest.Guarantees).Members);
    }

    [Theory]
    [InlineData("", "line 1, column 1: found something that is not JSON, expected JSON (The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true.)")]
    [InlineData("[]", "line 1, column 1: found “[”, expected an object: {")]
    [InlineData("{ \"format\": \"rcv/1\", PEOPLE \"papers\": [] }", "line 1, column 13: found “\"rcv/1\"”, expected \"rank-and-file/papers/1\"")]
    [InlineData("{ PEOPLE\n \"papers\": [{\"marks\": [4]}] }", "line 4, column 24: found “4”, expected a candidate’s number from 1 to 3")]
    [InlineData("{ PEOPLE\n \"withdrawn\": [\"Siân\", 7],\n \"papers\": [{\"marks\": [1.5]}] }", "line 4, column 16: found “\"Siân\"”, expected a candidate’s number from 1 to 3", "line 4, column 24: found “7”, expected a candidate’s number from 1 to 3", "line 5, column 24: found “1.5”, expected a candidate’s number from 1 to 3")]
    [InlineData("{ PEOPLE\n \"papers\": [{\"papers\": 0, \"marks\": []}] }", "line 4, column 24: found “0”, expected a number of papers from 1 to 9000000000")]
    [InlineData("{ PEOPLE\n \"papers\": [{\"papers\": 2}] }", "line 4, column 25: found “}”, expected marks before this")]
    [InlineData("{ PEOPLE\n \"titel\": \"x\", \"papers\": [] }", "line 4, column 11: found “\"x\"”, expected nothing called “titel”")]
    [InlineData("{ PEOPLE\n \"papers\": [{\"marks\": [[1]]}] }", "line 4, column 26: found “]”, expected two candidates or more before this")]
    [InlineData("{ PEOPLE\n \"papers\": [}", "line 4, column 13: found something that is not JSON, expected JSON ('}' is an invalid start of a value.)")]
    [InlineData("{ PEOPLE\n \"title\": \"\\ud800\", \"papers\": [] }", "line 4, column 11: found “\"\\ud800\"”, expected a title")]
    public void A_file_that_cannot_be_read(string text, params string[] errors)
    {
        text = text.Contains("\"format\"", StringComparison.Ordinal)
            ? text.Replace("PEOPLE", People[(People.IndexOf("\"places\"", StringComparison.Ordinal))..].ReplaceLineEndings(" "), StringComparison.Ordinal)
            : text.Replace("PEOPLE", People + "\n", StringComparison.Ordinal);
        Assert.Equal(errors, Errors(JsonPapers.Read(Bytes(text))));
    }

    [Fact]
    public void Without_places_the_file_is_refused_unless_they_are_given()
    {
        const string Text = """{ "format": "rank-and-file/papers/1", "candidates": [{"number": 1, "name": "Adam"}], "papers": [] }""";
        Assert.Equal(["line 1, column 99: found “}”, expected the property places before this, or --places with the number"], Errors(JsonPapers.Read(Bytes(Text))));
        Assert.Equal(4, Accepted(JsonPapers.Read(Bytes(Text), new() { Places = 4 })).Contest.Places);
    }

    [Fact]
    public void Lines_and_columns_are_right_far_into_a_large_file()
    {
        var papers = string.Concat(Enumerable.Repeat("  { \"marks\": [1, 2] },\n", 30_000));
        var text = $"{{ {People.ReplaceLineEndings("\n")}\n \"papers\": [\n{papers}  {{ \"marks\": [é] }}\n] }}";
        var wrong = $"{{ {People.ReplaceLineEndings("\n")}\n \"papers\": [\n{papers}  {{ \"marks\": [7] }}\n] }}";
        Assert.StartsWith("line 30004, column 15: ", Errors(JsonPapers.Read(new Trickle(System.Text.Encoding.UTF8.GetBytes(text), 1000)))[0], StringComparison.Ordinal);
        Assert.StartsWith("line 30004, column 15: found “7”", Errors(JsonPapers.Read(new Trickle(System.Text.Encoding.UTF8.GetBytes(wrong), 1000)))[0], StringComparison.Ordinal);
    }
}
