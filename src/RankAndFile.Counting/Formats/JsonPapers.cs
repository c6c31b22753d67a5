using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RankAndFile.Counting.Formats;

/// <summary>Papers in our own JSON, which holds all that a contest and its papers have. docs/papers-format.md describes it.</summary>
public static class JsonPapers
{
    public const string Format = "rank-and-file/papers/1";

    public static ReadOutcome Read(Stream stream, ReadingOptions? options = null) =>
        new JsonReading(stream, options ?? ReadingOptions.None).Read();

    /// <summary>Writes contest and papers, a line for each pattern, or gives the reason why they cannot be written.</summary>
    public static Refusal? Write(Stream stream, Contest contest, MarkedPapers papers)
    {
        if (WhatFilesHold.RefusalToWrite(contest) is { } refusal)
        {
            return refusal;
        }

        using var text = WhatFilesHold.TextTo(stream);
        text.WriteLine("{");
        WriteContest(text, contest);
        text.WriteLine("  \"papers\": [");
        for (var pattern = 0; pattern < papers.Patterns; pattern++)
        {
            text.Write("    { \"papers\": ");
            text.Write(papers.PapersOf(pattern).Count);
            text.Write(", \"marks\": [");
            WriteMarks(text, papers.MarksOf(pattern));
            text.WriteLine(pattern == papers.Patterns - 1 ? "] }" : "] },");
        }

        text.WriteLine("  ]");
        text.WriteLine("}");
        return null;
    }

    private static void WriteContest(StreamWriter text, Contest contest)
    {
        void property(string name, string value) => text.WriteLine($"  \"{name}\": {value},");
        property("format", Quoted(Format));
        property("title", Quoted(contest.Title));
        property("places", Number(contest.Places));
        if (contest.VotesEach is { } votes)
        {
            property("votesEach", Number(votes));
        }

        property("candidates", Lines(contest.Candidates.Select(candidate => $"{{ \"number\": {candidate.Number}, \"name\": {Quoted(candidate.Name)} }}")));
        property("withdrawn", $"[{string.Join(", ", contest.Withdrawn)}]");
        if (contest.ReopenNominations is { } line)
        {
            property("reopenNominations", line.ToString());
        }

        property("guarantees", Lines(contest.Guarantees.Select(guarantee =>
            $"{{ \"category\": {Quoted(guarantee.Category)}, \"atLeast\": {Number(guarantee.AtLeast)}, \"members\": [{string.Join(", ", guarantee.Members)}] }}")));
    }

    private static void WriteMarks(StreamWriter text, ReadOnlySpan<ushort> marks)
    {
        for (var at = 0; at < marks.Length; at++)
        {
            var shares = (marks[at] & Mark.SharesItsNumber) is not 0;
            var shared = at + 1 < marks.Length && (marks[at + 1] & Mark.SharesItsNumber) is not 0;
            text.Write(at is 0 ? "" : ", ");
            text.Write(shared && !shares ? "[" : "");
            if (marks[at] is Mark.Gap)
            {
                text.Write("null");
            }
            else
            {
                var isCross = (marks[at] & Mark.Unnumbered) is not 0;
                text.Write(isCross ? "{ \"cross\": " : "");
                text.Write(Mark.Candidate(marks[at]).Number);
                text.Write(isCross ? " }" : "");
            }

            text.Write(shares && !shared ? "]" : "");
        }
    }

    private static string Lines(IEnumerable<string> items) =>
        items.ToList() is { Count: > 0 } lines ? $"[\n    {string.Join(",\n    ", lines)}\n  ]" : "[]";

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
