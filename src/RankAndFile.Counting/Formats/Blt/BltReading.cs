using System.Collections.Immutable;

namespace RankAndFile.Counting.Formats;

/// <summary>
/// One reading of one BLT file: the numbers of candidates and places, the papers, the names, the
/// title. Papers written plainly take a short way; every other line is read with care, word by word.
/// </summary>
internal sealed partial class BltReading(Stream stream, ReadingOptions options)
{
    private readonly FileLines _lines = new(stream, options.Progress);
    private readonly FileErrors _errors = new();
    private readonly SortedSet<CandidateNumber> _withdrawn = [];
    private Part _part = Part.NumberOfCandidates;
    private bool _inComment;
    private int _candidates;
    private int _places;

    private enum Part
    {
        NumberOfCandidates,
        NumberOfPlaces,
        BeforePapers,
        Papers,
        Names,
        Title,
        AfterTitle,
    }

    internal ReadOutcome Read()
    {
        if (_lines.AreInTwoByteLetters())
        {
            _errors.Add(1, 1, "a file in UTF-16", "text in UTF-8: save the file again with that encoding");
            return _errors.ToRefused();
        }

        while (!_errors.More && _part is not Part.AfterTitle && _lines.Next(out var bytes))
        {
            if (_part is Part.Papers && TakePlainly(bytes))
            {
                continue;
            }

            var line = new LineText(bytes, _lines.Number);
            if (!TakeWithCare(ref line))
            {
                // The next line starts afresh. Without the first two numbers nothing else can be told.
                (_openPaper, _openOption) = (null, null);
                if (_part < Part.BeforePapers)
                {
                    return _errors.ToRefused();
                }
            }
        }

        LookForWhatIsMissing();
        return _errors.Any ? _errors.ToRefused() : new ReadOutcome.Accepted(Contest(), _papers.ToMarkedPapers()) { OrderDrawn = _orderDrawn };
    }

    private Contest Contest() =>
        new(_title, options.Places ?? _places, [.. _names.Select((name, index) => new Candidate(CandidateNumber.At(index), name))])
        {
            Withdrawn = [.. _withdrawn],
        };

    /// <summary>Reads a line word by word; false once something in it is wrong.</summary>
    private bool TakeWithCare(ref LineText line)
    {
        while (true)
        {
            SkipBlanksAndComments(ref line);
            if (line.AtEnd)
            {
                return true;
            }

            var taken = _part switch
            {
                Part.NumberOfCandidates => TakeNumberOf(ref line, "candidates", out _candidates),
                Part.NumberOfPlaces => TakeNumberOf(ref line, "places", out _places),
                Part.BeforePapers or Part.Papers => TakeInPapers(ref line),
                _ => TakeName(ref line),
            };
            if (!taken)
            {
                return false;
            }
        }
    }

    /// <summary>Comments are <c># to the end of the line</c> and <c>/* between these */</c>, over several lines if need be.</summary>
    private void SkipBlanksAndComments(ref LineText line)
    {
        while (true)
        {
            line.SkipBlanks();
            if (_inComment)
            {
                var end = line.Rest.IndexOf("*/"u8);
                _inComment = end < 0;
                line.Position += _inComment ? line.Rest.Length : end + 2;
            }
            else if (line.Rest.StartsWith("/*"u8))
            {
                _inComment = true;
                line.Position += 2;
                continue;
            }
            else if (line.Next is (byte)'#')
            {
                line.SkipRest();
            }
            else
            {
                return;
            }

            if (line.AtEnd)
            {
                return;
            }
        }
    }

    private bool TakeNumberOf(ref LineText line, string what, out int number)
    {
        var start = line.Position;
        var read = Digits.TryNumber(line.Word(_endOfWord), out var value);
        number = value is >= 1 and <= Mark.MostCandidates ? (int)value : 0;
        if (!read || number is 0)
        {
            return Wrong(line, start, $"the number of {what}, from 1 to {Mark.MostCandidates}");
        }

        _part++;
        return true;
    }

    private void LookForWhatIsMissing()
    {
        if (_errors.More)
        {
            return;
        }

        var expected = _part switch
        {
            _ when _lines.StoppedAtEndlessLine => "lines of a length that people write",
            _ when _inComment => "*/, where the comment ends",
            _ when _openOption is not null => "], where the option ends",
            Part.NumberOfCandidates => "the number of candidates and the number of places",
            Part.NumberOfPlaces => "the number of places",
            Part.BeforePapers or Part.Papers when _openPaper is { } began => $"0, where the paper of line {began} ends",
            Part.BeforePapers or Part.Papers => "0, where the papers end, and the names of the candidates",
            Part.Names => $"the names of {_candidates} candidates; {_names.Count} are here",
            _ => null,
        };
        if (expected is not null)
        {
            _errors.Add(_lines.Number + 1, 1, _lines.StoppedAtEndlessLine ? "a line without end" : "the end of the file", expected);
        }
    }

    private bool Wrong(in LineText line, int position, string expected)
    {
        _errors.Add(line.Number, line.Column(position), line.Found(position), expected);
        return false;
    }
}
