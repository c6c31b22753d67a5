using System.Text.Encodings.Web;
using System.Text.Json;

namespace RankAndFile.Counting.Formats;

/// <summary>Papers in our own JSON, which holds all that a contest and its papers have. docs/papers-format.md describes it.</summary>
public static class JsonPapers
{
    public const string Format = "rank-and-file/papers/1";

    private const int BytesBetweenFlushes = 1 << 16;

    public static ReadOutcome Read(Stream stream, ReadingOptions? options = null) =>
        new JsonReading(stream, options ?? ReadingOptions.None).Read();

    /// <summary>Writes contest and papers, or gives the reason why they cannot be written.</summary>
    public static Refusal? Write(Stream stream, Contest contest, MarkedPapers papers)
    {
        if (WhatFilesHold.RefusalToWrite(contest) is { } refusal)
        {
            return refusal;
        }

        using var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        WriteContest(json, contest);
        json.WriteStartArray("papers");
        for (var pattern = 0; pattern < papers.Patterns; pattern++)
        {
            json.WriteStartObject();
            json.WriteNumber("papers", papers.PapersOf(pattern).Count);
            WriteMarks(json, papers.MarksOf(pattern));
            json.WriteEndObject();
            if (json.BytesPending > BytesBetweenFlushes)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return null;
    }

    private static void WriteContest(Utf8JsonWriter json, Contest contest)
    {
        json.WriteString("format", Format);
        json.WriteString("title", contest.Title);
        json.WriteNumber("places", contest.Places);
        if (contest.VotesEach is { } votes)
        {
            json.WriteNumber("votesEach", votes);
        }

        json.WriteStartArray("candidates");
        foreach (var (number, name) in contest.Candidates)
        {
            json.WriteStartObject();
            json.WriteNumber("number", number.Number);
            json.WriteString("name", name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteCandidates(json, "withdrawn", contest.Withdrawn);
        if (contest.ReopenNominations is { } line)
        {
            json.WriteNumber("reopenNominations", line.Number);
        }

        json.WriteStartArray("guarantees");
        foreach (var (category, atLeast, members) in contest.Guarantees)
        {
            json.WriteStartObject();
            json.WriteString("category", category);
            json.WriteNumber("atLeast", atLeast);
            WriteCandidates(json, "members", members);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCandidates(Utf8JsonWriter json, string name, IEnumerable<CandidateNumber> candidates)
    {
        json.WriteStartArray(name);
        foreach (var candidate in candidates)
        {
            json.WriteNumberValue(candidate.Number);
        }

        json.WriteEndArray();
    }

    private static void WriteMarks(Utf8JsonWriter json, ReadOnlySpan<ushort> marks)
    {
        json.WriteStartArray("marks");
        for (var at = 0; at < marks.Length; at++)
        {
            var shared = at + 1 < marks.Length && (marks[at + 1] & Mark.SharesItsNumber) is not 0;
            var shares = (marks[at] & Mark.SharesItsNumber) is not 0;
            if (shared && !shares)
            {
                json.WriteStartArray();
            }

            WriteMark(json, marks[at]);
            if (shares && !shared)
            {
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteMark(Utf8JsonWriter json, ushort mark)
    {
        if (mark is Mark.Gap)
        {
            json.WriteNullValue();
        }
        else if ((mark & Mark.Unnumbered) is not 0)
        {
            json.WriteStartObject();
            json.WriteNumber("cross", Mark.Candidate(mark).Number);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNumberValue(Mark.Candidate(mark).Number);
        }
    }
}
