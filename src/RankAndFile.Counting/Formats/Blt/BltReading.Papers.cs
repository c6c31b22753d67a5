namespace RankAndFile.Counting.Formats;

/// <summary>The papers: how many, the candidates in order of preference, and 0.</summary>
internal sealed partial class BltReading
{
    private const int NotPlain = -1;
    private const int MostPlainDigits = 10;

    private static readonly byte[] _endOfWord = "=()[]\"#"u8.ToArray();

    private readonly GatheredPapers _papers = new();
    private readonly MarksSeen _marksSeen = new();
    private readonly ushort[] _plainMarks = new ushort[1024];
    private readonly PaperBeingRead _paper = new();

    /// <summary>The line on which the paper that is being read began; null between papers.</summary>
    private long? _openPaper;
    private long _papersAlike;
    private bool _sharing;
    private bool _inBrackets;
    private bool _bracketIsEmpty;
    private long? _firstOfSeveralLines;

    /// <summary>
    /// Reads a line that holds one paper and nothing else: a number, candidates, 0. False for any other
    /// line, and nothing has been read then. Nearly all the time of a reading is spent here.
    /// </summary>
    private bool TakePlainly(ReadOnlySpan<byte> line)
    {
        var papers = 0L;
        var at = 0;
        while (at < line.Length && at < MostPlainDigits && line[at] is >= (byte)'0' and <= (byte)'9')
        {
            papers = (papers * 10) + (line[at] - '0');
            at++;
        }

        if (papers is 0 || at == line.Length || !LineText.IsBlank(line[at]) || _openPaper is not null || _inComment || _openOption is not null)
        {
            return false;
        }

        var row = line[at..];
        if (_marksSeen.PatternOf(row, out var place) is { } known)
        {
            return _papers.TryAddTo(known, new(papers));
        }

        var marks = PlainMarks(row);
        if (marks is NotPlain || !_papers.TryAdd(_plainMarks.AsSpan(0, marks), new(papers), out var pattern))
        {
            return false;
        }

        _marksSeen.Remember(row, place, pattern);
        return true;
    }

    /// <summary>How many marks there are in a row such as <c> 3 1 2 0</c>, now in <see cref="_plainMarks"/>.</summary>
    private int PlainMarks(ReadOnlySpan<byte> row)
    {
        var marks = _plainMarks;
        var count = 0;
        var at = 0;
        while (at < row.Length && LineText.IsBlank(row[at]))
        {
            do
            {
                at++;
            }
            while (at < row.Length && LineText.IsBlank(row[at]));

            var start = at;
            var number = 0;
            while (at < row.Length && row[at] is >= (byte)'0' and <= (byte)'9' && number <= Mark.MostCandidates)
            {
                number = (number * 10) + (row[at] - '0');
                at++;
            }

            if (number is 0)
            {
                return at > start && row[at..].Trim(" \t"u8).IsEmpty ? count : NotPlain;
            }

            if (number > _candidates || count == marks.Length)
            {
                return NotPlain;
            }

            marks[count++] = (ushort)number;
        }

        return NotPlain;
    }

    private bool TakeInPapers(ref LineText line)
    {
        if (_openOption is not null || (line.Next is (byte)'[' && _openPaper is null))
        {
            return TakeOption(ref line);
        }

        if (_openPaper is null)
        {
            return StartPaper(ref line);
        }

        var taken = line.Next switch
        {
            (byte)'=' => TakeSharing(ref line),
            (byte)'(' or (byte)')' => TakeBracket(ref line),
            _ => TakeMark(ref line),
        };
        if (taken && _openPaper < line.Number)
        {
            _firstOfSeveralLines ??= _openPaper;
        }

        return taken;
    }

    private bool StartPaper(ref LineText line)
    {
        const string Expected = "a number of papers, or 0 where the papers end";
        var start = line.Position;
        switch (line.Next)
        {
            case (byte)'"':
                return EndPapers(line);

            case (byte)'-' when line.Rest.Length > 1 && line.Rest[1] is >= (byte)'0' and <= (byte)'9':
                return TakeWithdrawn(ref line);

            case (byte)'(':
                return TakePaperId(ref line);
        }

        if (!Digits.TryNumber(line.Word(_endOfWord), out var papers))
        {
            return Wrong(line, start, Expected);
        }

        if (papers is 0)
        {
            line.SkipBlanks();
            _part = Part.Names;
            return line.Next is not (>= (byte)'0' and <= (byte)'9')
                || Wrong(line, line.Position, "the names of the candidates, since a 0 before this ends the papers");
        }

        _part = Part.Papers;
        Open(papers, line.Number);
        return true;
    }

    private void Open(long papers, long line)
    {
        (_openPaper, _papersAlike) = (line, papers);
        (_sharing, _inBrackets) = (false, false);
        _paper.Clear();
    }

    /// <summary>A paper with a mark of its own, such as <c>(B-17) 2 1 0</c>: it stands for itself alone, and the mark is not kept.</summary>
    private bool TakePaperId(ref LineText line)
    {
        var end = line.Rest.IndexOf((byte)')');
        if (end < 0)
        {
            return Wrong(line, line.Position, "a paper’s own mark in brackets, closed on the same line");
        }

        line.Position += end + 1;
        _part = Part.Papers;
        Open(1, line.Number);
        return true;
    }

    private bool TakeSharing(ref LineText line)
    {
        if (_sharing || _inBrackets || !_paper.LastHasNumber)
        {
            return Wrong(line, line.Position, "a candidate before = and one behind it");
        }

        _sharing = true;
        line.Position++;
        return true;
    }

    /// <summary>Candidates in brackets share a number, as some older files write it: <c>3 (1 2) 4 0</c>.</summary>
    private bool TakeBracket(ref LineText line)
    {
        var opens = line.Next is (byte)'(';
        if (_sharing || opens == _inBrackets)
        {
            return Wrong(line, line.Position, "a candidate’s number");
        }

        (_inBrackets, _bracketIsEmpty) = (opens, opens);
        line.Position++;
        return true;
    }

    private bool TakeMark(ref LineText line)
    {
        var start = line.Position;
        var word = line.Word(_endOfWord);
        if (word.SequenceEqual("-"u8) && !_sharing && !_inBrackets)
        {
            _paper.AddGap();
            return true;
        }

        if (Digits.TryNumber(word, out var number) && number is 0 && !_sharing && !_inBrackets)
        {
            return ClosePaper(line, start);
        }

        if (!TryCandidate(word, out var candidate))
        {
            return Wrong(line, start, $"a candidate’s number from 1 to {_candidates}, or 0 where the paper {BegunOn(line)}ends");
        }

        if (_sharing || (_inBrackets && !_bracketIsEmpty))
        {
            _paper.AddSharing(candidate);
        }
        else
        {
            _paper.Add(candidate);
        }

        (_sharing, _bracketIsEmpty) = (false, false);
        return true;
    }

    private string BegunOn(in LineText line) => _openPaper < line.Number ? $"begun on line {_openPaper} " : "";

    private bool ClosePaper(in LineText line, int position)
    {
        if (_openPaper < line.Number && _paper.RepeatsACandidate(_candidates))
        {
            // Read on, two papers would have become one.
            _errors.Add(_openPaper.Value, 1, "a paper without 0 on its line that marks a candidate twice", "0 at the end of the paper");
            return false;
        }

        _openPaper = null;
        if (_paper.IsTooLong)
        {
            return Wrong(line, position, $"at most {PaperBeingRead.MostMarks} marks on a paper");
        }

        return _papers.TryAdd(_paper.InOrder(), new(_papersAlike), out _)
            || Wrong(line, position, $"at most {GatheredPapers.MostPapers} papers in all");
    }

    /// <summary>The names follow, and nothing ended the papers. Where every paper ended, nothing is lost.</summary>
    private bool EndPapers(in LineText line)
    {
        _part = Part.Names;
        return _firstOfSeveralLines is not { } began
            || Wrong(line, line.Position, $"0 where the papers end: without it, nobody can tell whether the paper of line {began} is one or several");
    }
}
