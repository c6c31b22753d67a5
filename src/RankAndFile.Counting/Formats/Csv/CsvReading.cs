namespace RankAndFile.Counting.Formats;

/// <summary>One reading of one CSV file: notes, the row that says what the columns are, and a row for each paper or pattern.</summary>
internal sealed partial class CsvReading
{
    private readonly ReadingOptions _options;
    private readonly FileLines _lines;
    private readonly CsvRows _rows;
    private readonly FileErrors _errors = new();
    private CsvHeader? _header;
    private GatheredPapers _papers = new();

    internal CsvReading(Stream stream, ReadingOptions options)
    {
        _options = options;
        _lines = new(stream, options.Progress);
        _rows = new(_lines);
    }

    internal ReadOutcome Read()
    {
        if (_lines.AreInTwoByteLetters())
        {
            _errors.Add(1, 1, "a file in UTF-16", "text in UTF-8: save the file again with that encoding");
            return _errors.ToRefused();
        }

        while (!_errors.More && _rows.Next())
        {
            if (_rows.IsNote)
            {
                TakeNote();
            }
            else if (_header is null)
            {
                TakeHeader();
                if (_errors.Any)
                {
                    return _errors.ToRefused();
                }
            }
            else
            {
                TakeRow(_header);
            }
        }

        return _errors.More ? _errors.ToRefused() : Ended();
    }

    private ReadOutcome Ended()
    {
        if (_rows.EndedInsideQuotes || _lines.StoppedAtEndlessLine)
        {
            _errors.Add(_lines.Number + 1, 1, "the end of the file", $"a quotation mark, where the cell of line {_rows.Line} ends");
        }
        else if (_header is null)
        {
            _errors.Add(_lines.Number + 1, 1, "the end of the file", "a row with the names of the candidates, a column each");
        }

        if (_errors.Any || Contest() is not { } contest)
        {
            return _errors.ToRefused();
        }

        return _errors.Any ? _errors.ToRefused() : new ReadOutcome.Accepted(contest, _papers.ToMarkedPapers());
    }

    private void TakeHeader()
    {
        var header = CsvHeader.Of(_rows, _columnsAre);
        if (header.Columns is 0 or > Mark.MostCandidates)
        {
            Wrong(header.FirstColumn, $"from 1 to {Mark.MostCandidates} columns for candidates");
        }
        else if (header.Names is { } names)
        {
            _names.Clear();
            for (var column = 0; column < names.Length; column++)
            {
                _names.Add(Letters.Tidy(names[column]) ?? "");
                if (_names[^1].Length is 0)
                {
                    Wrong(header.FirstColumn + column, "the name of a candidate");
                }
            }
        }

        _header = header;
        _candidates = new(_names);
    }

    private bool Wrong(int cell, string expected)
    {
        _errors.Add(_rows.Line, _rows.ColumnOf(cell), _rows[cell].IsEmpty ? "an empty cell" : Letters.Quoted(_rows[cell], 24), expected);
        return false;
    }
}
