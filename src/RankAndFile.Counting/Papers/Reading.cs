using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>
/// Reads papers as people marked them: once, before the count, whoever is continuing later. What is
/// valid, and where a paper ends, is on docs/rules/reading-papers.md, paragraph by paragraph.
/// </summary>
internal sealed class Reading
{
    private readonly HowPapersAreRead _how;
    private readonly Contest _contest;
    private readonly bool[] _passedOver;
    private readonly int[] _seenOn;
    private readonly long[] _found = new long[Enum.GetValues<PaperFinding>().Length];
    private readonly ushort[] _read;
    private int _readLength;
    private int _paper;

    private Reading(Contest contest, HowPapersAreRead how)
    {
        (_contest, _how) = (contest, how);
        _seenOn = new int[contest.Candidates.Length];
        _read = new ushort[contest.Candidates.Length];
        _passedOver = new bool[contest.Candidates.Length];
        foreach (var candidate in contest.Withdrawn)
        {
            _passedOver[candidate.Index] = true;
        }
    }

    /// <summary>What was read off the last paper.</summary>
    private ReadOnlySpan<ushort> Preferences => _read.AsSpan(0, _readLength);

    /// <summary>Reads every paper for a count of this contest.</summary>
    internal static (ValidPapers Valid, PapersRead Read) Of(MarkedPapers papers, Contest contest, HowPapersAreRead how) =>
        new Reading(contest, how).All(papers);

    [Paragraph("R1")]
    private (ValidPapers Valid, PapersRead Read) All(MarkedPapers papers)
    {
        var piles = new Piles(_contest.Candidates.Length);
        for (var pattern = 0; pattern < papers.Patterns; pattern++)
        {
            var finding = Read(papers.MarksOf(pattern));
            _found[(int)finding] += papers.PapersOf(pattern).Count;
            if (PapersFound.AreValid(finding))
            {
                piles.Announce(Preferences);
            }
        }

        piles.Open();
        for (var pattern = 0; pattern < papers.Patterns; pattern++)
        {
            if (PapersFound.AreValid(Read(papers.MarksOf(pattern))))
            {
                piles.Lay(Preferences, papers.PapersOf(pattern));
            }
        }

        var valid = piles.ToValidPapers();
        return (valid, new(papers.Total, valid.Total, Findings()));
    }

    private ImmutableArray<PapersFound> Findings() =>
        [.. Enum.GetValues<PaperFinding>().Select(finding => new PapersFound(finding, new(_found[(int)finding]))).Where(found => found.Papers > Papers.None)];

    private PaperFinding Read(ReadOnlySpan<ushort> marks)
    {
        _paper++;
        _readLength = 0;
        var finding = _how is HowPapersAreRead.ByVotes ? ReadVotes(marks) : ReadPreferences(marks);
        return PapersFound.AreValid(finding) && _readLength is 0 ? PaperFinding.OnlyWithdrawn : finding;
    }

    [Paragraph("R2"), Paragraph("R3"), Paragraph("R4"), Paragraph("R5")]
    private PaperFinding ReadPreferences(ReadOnlySpan<ushort> marks)
    {
        if (FirstMark(marks) is not { } first)
        {
            return PaperFinding.Blank;
        }

        if (_how is HowPapersAreRead.ByPreferenceOrOnlyMark && MarksMade(marks) is 1)
        {
            Take(first);
            return PaperFinding.ReadInFull;
        }

        if (marks[0] is Mark.Gap || (marks[0] & Mark.Unnumbered) is not 0)
        {
            return PaperFinding.NoFirstPreference;
        }

        return SharesWithNext(marks, 0) ? PaperFinding.TwoFirstPreferences : ReadOn(marks);
    }

    /// <summary>Reads from the first preference to where the paper ends.</summary>
    [Paragraph("R6"), Paragraph("R7"), Paragraph("R8"), Paragraph("R9")]
    private PaperFinding ReadOn(ReadOnlySpan<ushort> marks)
    {
        for (var at = 0; at < marks.Length && (marks[at] & Mark.Unnumbered) is 0; at++)
        {
            if (marks[at] is Mark.Gap)
            {
                return FirstMark(marks[at..]) is null ? PaperFinding.ReadInFull : PaperFinding.EndsAtGap;
            }

            if (SharesWithNext(marks, at) || !Take(marks[at]))
            {
                return PaperFinding.EndsAtRepetition;
            }
        }

        return PaperFinding.ReadInFull;
    }

    /// <summary>Crosses, or as many of a ranking as the paper has votes.</summary>
    [Paragraph("R10"), Paragraph("R11"), Paragraph("R12")]
    private PaperFinding ReadVotes(ReadOnlySpan<ushort> marks)
    {
        var votes = _contest.VotesOnEachPaper;
        if (FirstMark(marks) is null)
        {
            return PaperFinding.Blank;
        }

        if (AreCrosses(marks))
        {
            return ReadCrosses(marks, votes);
        }

        if (marks[0] is Mark.Gap)
        {
            return PaperFinding.NoFirstPreference;
        }

        var finding = SharesWithNext(marks, 0) ? PaperFinding.TwoFirstPreferences : ReadOn(marks);
        _readLength = int.Min(_readLength, votes);
        return finding;
    }

    private PaperFinding ReadCrosses(ReadOnlySpan<ushort> marks, int votes)
    {
        var made = 0;
        foreach (var mark in marks)
        {
            if (mark is not Mark.Gap)
            {
                made += Marked(mark) ? 0 : 1;
                _ = Take(mark);
            }
        }

        return made > votes ? PaperFinding.OverVoted : PaperFinding.ReadInFull;
    }

    /// <summary>Crosses have no numbers; marks that all share one number are taken for crosses, since a file may not tell them apart.</summary>
    private static bool AreCrosses(ReadOnlySpan<ushort> marks)
    {
        var sharing = marks[0] is not Mark.Gap && marks.Length > 1;
        for (var at = 0; at < marks.Length; at++)
        {
            if ((marks[at] & Mark.Unnumbered) is not 0)
            {
                return true;
            }

            sharing &= at is 0 || (marks[at] & Mark.SharesItsNumber) is not 0;
        }

        return sharing;
    }

    private static ushort? FirstMark(ReadOnlySpan<ushort> marks)
    {
        var first = marks.IndexOfAnyExcept(Mark.Gap);
        return first < 0 ? null : marks[first];
    }

    private static int MarksMade(ReadOnlySpan<ushort> marks) => marks.Length - marks.Count(Mark.Gap);

    private static bool SharesWithNext(ReadOnlySpan<ushort> marks, int at) =>
        at + 1 < marks.Length && (marks[at + 1] & Mark.SharesItsNumber) is not 0;

    private bool Marked(ushort mark) => _seenOn[Mark.Candidate(mark).Index] == _paper;

    /// <summary>Adds a candidate, unless they have withdrawn; false if this paper has marked them before.</summary>
    private bool Take(ushort mark)
    {
        var candidate = Mark.Candidate(mark).Index;
        if (_seenOn[candidate] == _paper)
        {
            return false;
        }

        _seenOn[candidate] = _paper;
        if (!_passedOver[candidate])
        {
            _read[_readLength++] = (ushort)candidate;
        }

        return true;
    }
}
