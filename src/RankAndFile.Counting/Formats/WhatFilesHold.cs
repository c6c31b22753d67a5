using System.Text;

namespace RankAndFile.Counting.Formats;

/// <summary>What every format can hold, and how files are written.</summary>
internal static class WhatFilesHold
{
    internal static Source Blt { get; } = Source.Docs("papers-format.md", "BLT");

    /// <summary>The reason why no file can hold this contest, or null: names are one line of visible letters.</summary>
    internal static Refusal? RefusalToWrite(Contest contest)
    {
        foreach (var candidate in contest.Candidates)
        {
            if (candidate.Name.Length is 0 || Letters.Tidy(candidate.Name) != candidate.Name)
            {
                return new(
                    $"The name of candidate {candidate.Number} is empty, or has blanks around it or letters that cannot be seen.",
                    Source.Docs("papers-format.md", "Names"));
            }
        }

        return Letters.Tidy(contest.Title) == contest.Title
            ? null
            : new("The title has blanks around it or letters that cannot be seen.", Source.Docs("papers-format.md", "Names"));
    }

    /// <summary>UTF-8 without a mark before it, lines ended by a line feed; the stream stays open.</summary>
    internal static StreamWriter TextTo(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };

    internal static bool AnyCross(this MarkedPapers papers)
    {
        for (var pattern = 0; pattern < papers.Patterns; pattern++)
        {
            if (papers.MarksOf(pattern).ContainsAnyInRange(Mark.Unnumbered, (ushort)(Mark.SharesItsNumber - 1)))
            {
                return true;
            }
        }

        return false;
    }
}
