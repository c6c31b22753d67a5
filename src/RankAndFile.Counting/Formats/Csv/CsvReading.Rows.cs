namespace RankAndFile.Counting.Formats;

/// <summary>The rows of papers, in both shapes.</summary>
internal sealed partial class CsvReading
{
    /// <summary>The highest number a person is taken to have meant, however few the candidates.</summary>
    private const int HighestNumber = 999;

    private const int BitsOfCandidate = 14;

    private readonly PaperBeingRead _paper = new();

    /// <summary>The numbers on a paper with the candidates they stand against, number before candidate, so that they sort.</summary>
    private readonly List<int> _numbered = [];

    private void TakeRow(CsvHeader header)
    {
        var papers = 1L;
        if (header.PapersColumn is { } column && !Digits.TryNumber(_rows[column], out papers))
        {
            Wrong(column, "a number of papers");
            return;
        }

        for (var cell = header.FirstColumn + header.Columns; cell < _rows.Count; cell++)
        {
            if (!_rows[cell].IsEmpty)
            {
                Wrong(cell, $"nothing more: the first row has {header.FirstColumn + header.Columns} cells");
                return;
            }
        }

        _paper.Clear();
        var read = header.Names is null ? TakePreferences(header) : TakeNumbers(header);
        if (_paper.IsTooLong)
        {
            Wrong(header.FirstColumn, $"at most {PaperBeingRead.MostMarks} marks on a paper");
        }
        else if (read && papers > 0 && !_papers.TryAdd(_paper.InOrder(), new(papers), out _))
        {
            Wrong(header.PapersColumn ?? 0, $"at most {GatheredPapers.MostPapers} papers in all");
        }
    }

    /// <summary>A column a candidate: the cell has the number that was written, or a cross.</summary>
    private bool TakeNumbers(CsvHeader header)
    {
        _numbered.Clear();
        for (var column = 0; column < header.Columns; column++)
        {
            var cell = _rows[header.FirstColumn + column];
            if (!cell.IsEmpty && !TakeCell(cell, column + 1, header))
            {
                return false;
            }
        }

        _numbered.Sort();
        var (last, next) = (0, 1);
        foreach (var each in _numbered)
        {
            var (number, candidate) = (each >> BitsOfCandidate, each & Mark.MostCandidates);
            if (number == last)
            {
                _paper.AddSharing(candidate);
                continue;
            }

            for (; next < number; next++)
            {
                _paper.AddGap();
            }

            _paper.Add(candidate);
            (last, next) = (number, number + 1);
        }

        return true;
    }

    /// <summary>One cell; a candidate who was numbered twice has both numbers in it.</summary>
    private bool TakeCell(ReadOnlySpan<byte> cell, int candidate, CsvHeader header)
    {
        var highest = header.Columns > HighestNumber ? header.Columns : HighestNumber;
        if (Digits.TryNumber(cell, out var only) && only >= 1 && only <= highest)
        {
            _numbered.Add(((int)only << BitsOfCandidate) | candidate);
            return true;
        }

        foreach (var range in cell.SplitAny(" /"u8))
        {
            var word = cell[range];
            if (Digits.TryNumber(word, out var number) && number >= 1 && number <= highest)
            {
                _numbered.Add(((int)number << BitsOfCandidate) | candidate);
            }
            else if (IsCross(word))
            {
                _paper.AddCross(candidate);
            }
            else if (!word.IsEmpty)
            {
                return Wrong(header.FirstColumn + candidate - 1, $"a number from 1 to {highest}, X for a cross, or nothing");
            }
        }

        return true;
    }

    private static bool IsCross(ReadOnlySpan<byte> word) =>
        word is [(byte)'x' or (byte)'X'] || Letters.Decode(word).ToUpperInvariant() is "✓" or "✔" or "☑" or "√" or "×" or "✗" or "✘" or "TICK" or "CROSS" or "YES";

    /// <summary>A column a preference: the cell has the candidate, by name or number; several are joined by =.</summary>
    private bool TakePreferences(CsvHeader header)
    {
        for (var column = header.FirstColumn; column < header.FirstColumn + header.Columns; column++)
        {
            if (_rows[column].IsEmpty)
            {
                _paper.AddGap();
                continue;
            }

            var text = CsvCell.Unguarded(_rows.Text(column));
            if (TryCandidate(text, out var candidate))
            {
                _paper.Add(candidate.Number);
            }
            else if (!TakeSharing(text))
            {
                return Wrong(column, "a candidate’s name or number");
            }
        }

        return true;
    }

    private bool TakeSharing(string text)
    {
        var sharing = text.Split('=', StringSplitOptions.TrimEntries);
        for (var each = 0; each < sharing.Length; each++)
        {
            if (!TryCandidate(sharing[each], out var candidate))
            {
                return false;
            }

            if (each is 0)
            {
                _paper.Add(candidate.Number);
            }
            else
            {
                _paper.AddSharing(candidate.Number);
            }
        }

        return sharing.Length > 1;
    }
}
