using System.Globalization;

namespace RankAndFile.Counting.Formats;

/// <summary>Papers as rows of separated cells, as spreadsheets and scanners write them. docs/papers-format.md describes the shapes.</summary>
public static class CsvPapers
{
    /// <summary>Reads a row a paper, or a row a pattern in order of preference; the first row says which.</summary>
    public static ReadOutcome Read(Stream stream, ReadingOptions? options = null) =>
        new CsvReading(stream, options ?? ReadingOptions.None).Read();

    /// <summary>Writes a row a pattern, a column a candidate, or gives the reason why it cannot be written.</summary>
    public static Refusal? Write(Stream stream, Contest contest, MarkedPapers papers)
    {
        if (WhatFilesHold.RefusalToWrite(contest) is { } refusal)
        {
            return refusal;
        }

        using var text = WhatFilesHold.TextTo(stream);
        WriteNotes(text, contest);
        text.WriteLine(Row(["papers", .. contest.Candidates.Select(candidate => candidate.Name)]));
        var cells = new string[contest.Candidates.Length];
        for (var pattern = 0; pattern < papers.Patterns; pattern++)
        {
            Array.Fill(cells, "");
            FillIn(cells, papers.MarksOf(pattern));
            text.Write(papers.PapersOf(pattern).Count);
            text.Write(',');
            text.WriteLine(string.Join(',', cells));
        }

        return null;
    }

    private static void WriteNotes(StreamWriter text, Contest contest)
    {
        text.WriteLine(Row(["#title", contest.Title]));
        text.WriteLine(Row(["#places", Number(contest.Places)]));
        if (contest.VotesEach is { } votes)
        {
            text.WriteLine(Row(["#votes each", Number(votes)]));
        }

        if (contest.ReopenNominations is { } line)
        {
            text.WriteLine(Row(["#re-open nominations", line.ToString()]));
        }

        if (!contest.Withdrawn.IsEmpty)
        {
            text.WriteLine(Row(["#withdrawn", .. contest.Withdrawn.Select(candidate => candidate.ToString())]));
        }

        foreach (var (category, atLeast, members) in contest.Guarantees)
        {
            text.WriteLine(Row(["#guaranteed", Number(atLeast), category, .. members.Select(candidate => candidate.ToString())]));
        }

        text.WriteLine("#columns,candidates");
    }

    /// <summary>Notes keep their # bare; every other cell is written so that it is taken for text.</summary>
    private static string Row(string[] cells) =>
        string.Join(',', cells.Select((cell, index) => index is 0 ? cell : CsvCell.Of(cell)));

    private static void FillIn(string[] cells, ReadOnlySpan<ushort> marks)
    {
        var number = 0;
        foreach (var mark in marks)
        {
            number += (mark & (Mark.SharesItsNumber | Mark.Unnumbered)) is 0 ? 1 : 0;
            if (mark is not Mark.Gap)
            {
                ref var cell = ref cells[Mark.Candidate(mark).Index];
                var written = (mark & Mark.Unnumbered) is 0 ? Number(number) : "X";
                cell = cell.Length is 0 ? written : $"{cell} {written}";
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
