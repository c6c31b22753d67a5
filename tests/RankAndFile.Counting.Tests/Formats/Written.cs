using System.Text;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>Files as strings, and papers as a line of text each, for tests to compare.</summary>
internal static class Written
{
    internal static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    internal static ReadOutcome.Accepted Accepted(ReadOutcome outcome)
    {
        Assert.True(outcome is ReadOutcome.Accepted, outcome is ReadOutcome.Refused refused ? string.Join('\n', refused.Errors) : null);
        return (ReadOutcome.Accepted)outcome;
    }

    internal static string[] Errors(ReadOutcome outcome) => [.. Assert.IsType<ReadOutcome.Refused>(outcome).Errors.Select(error => error.ToString())];

    /// <summary>Each pattern as <c>papers: marks</c>: a missing number as -, candidates who share one joined by =, a cross as x.</summary>
    internal static string[] Patterns(MarkedPapers papers) =>
        [.. Enumerable.Range(0, papers.Patterns).Select(pattern => $"{papers.PapersOf(pattern)}: {Marks(papers.MarksOf(pattern))}")];

    private static string Marks(ReadOnlySpan<ushort> marks)
    {
        var text = new StringBuilder();
        foreach (var mark in marks)
        {
            text.Append((mark & Mark.SharesItsNumber) is not 0 ? "=" : text.Length is 0 ? "" : " ")
                .Append((mark & Mark.Unnumbered) is not 0 ? "x" : "")
                .Append(mark is Mark.Gap ? "-" : Mark.Candidate(mark).ToString());
        }

        return text.ToString();
    }
}

/// <summary>A stream that gives only a few bytes at a time, as pipes do.</summary>
internal sealed class Trickle(byte[] bytes, int each) : MemoryStream(bytes)
{
    public override bool CanSeek => false;

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, each));
}
