using System.Text;

namespace RankAndFile.Counting.Formats;

/// <summary>Files in the format of Hill, Wichmann and Woodall, which most counting programs read and write.</summary>
public static class BltFile
{
    /// <summary>Reads a file as other programs and people write them; docs/papers-format.md says what it takes.</summary>
    public static ReadOutcome Read(Stream stream, ReadingOptions? options = null) =>
        new BltReading(stream, options ?? ReadingOptions.None).Read();

    /// <summary>
    /// Writes the papers, or gives the reason why the format cannot hold them: it has no crosses. What a
    /// contest has beyond places, names, title and withdrawals is not in the file.
    /// </summary>
    public static Refusal? Write(Stream stream, Contest contest, MarkedPapers papers)
    {
        if (WhatFilesHold.RefusalToWrite(contest) is { } refusal)
        {
            return refusal;
        }

        if (papers.AnyCross())
        {
            return new("BLT has no way to write a cross, and these papers have crosses: write CSV or JSON instead.", WhatFilesHold.Blt);
        }

        using var text = WhatFilesHold.TextTo(stream);
        text.WriteLine($"{contest.Candidates.Length} {contest.Places}");
        if (!contest.Withdrawn.IsEmpty)
        {
            text.WriteLine(string.Join(' ', contest.Withdrawn.Select(candidate => $"-{candidate}")));
        }

        for (var pattern = 0; pattern < papers.Patterns; pattern++)
        {
            WritePapers(text, papers.PapersOf(pattern), papers.MarksOf(pattern));
        }

        text.WriteLine("0");
        foreach (var candidate in contest.Candidates)
        {
            text.WriteLine(Quoted(candidate.Name));
        }

        text.WriteLine(Quoted(contest.Title));
        return null;
    }

    private static void WritePapers(StreamWriter text, Papers papers, ReadOnlySpan<ushort> marks)
    {
        text.Write(papers.Count);
        foreach (var mark in marks)
        {
            text.Write((mark & Mark.SharesItsNumber) is 0 ? ' ' : '=');
            if (mark is Mark.Gap)
            {
                text.Write('-');
            }
            else
            {
                text.Write(Mark.Candidate(mark).Number);
            }
        }

        text.WriteLine(" 0");
    }

    private static string Quoted(string name) =>
        new StringBuilder(name).Replace("\\", "\\\\").Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
}
