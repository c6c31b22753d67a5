using System.Globalization;

namespace RankAndFile.Counting.Formats;

/// <summary>What is known of the contest: from notes, from the columns, or from the cells alone.</summary>
internal sealed partial class CsvReading
{
    private readonly List<NoteCell> _withdrawn = [];
    private readonly List<(NoteCell Places, NoteCell Category, List<NoteCell> Members)> _guarantees = [];
    private NoteCell? _reopenNominations;
    private NoteCell? _places;
    private NoteCell? _votesEach;
    private string _title = "";
    private string? _columnsAre;
    private List<string> _names = [];
    private CandidateNames _candidates = new([]);

    /// <summary>The candidates in the order in which cells name them first, where nothing lists them.</summary>
    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);

    /// <summary>A row that begins with #: what we write about the contest, or a comment.</summary>
    private void TakeNote()
    {
        var cells = Enumerable.Range(1, _rows.Count - 1)
            .Select(cell => new NoteCell(_rows.Line, _rows.ColumnOf(cell), CsvCell.Unguarded(_rows.Text(cell))))
            .ToList();
        while (cells.Count > 0 && cells[^1].Text.Length is 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        switch (_rows.Text(0).TrimStart('#', ' '), cells)
        {
            case ("title", [var title]):
                _title = Letters.Tidy(title.Text) ?? "";
                break;
            case ("places", [var places]):
                _places = places;
                break;
            case ("votes each", [var votes]):
                _votesEach = votes;
                break;
            case ("re-open nominations", [var line]):
                _reopenNominations = line;
                break;
            case ("columns", [{ Text: "candidates" or "preferences" } columns]):
                _columnsAre = columns.Text;
                break;
            case ("candidates", _):
                TakeNames(cells);
                break;
            case ("withdrawn", _):
                _withdrawn.AddRange(cells);
                break;
            case ("guaranteed", [var places, var category, .. var members]):
                _guarantees.Add((places, category, members));
                break;
        }
    }

    private void TakeNames(List<NoteCell> cells)
    {
        if (_header is not null || cells.Count is 0 or > Mark.MostCandidates)
        {
            Wrong(0, "the candidates in a row before the one that names the columns");
            return;
        }

        foreach (var (line, column, text) in cells)
        {
            var name = Letters.Tidy(text) ?? "";
            _names.Add(name);
            if (name.Length is 0)
            {
                _errors.Add(line, column, Letters.Quoted(text, 24), "the name of a candidate");
            }
        }
    }

    private bool TryCandidate(string text, out CandidateNumber candidate)
    {
        if (_names.Count > 0 || text.Contains('=', StringComparison.Ordinal))
        {
            return _candidates.TryByNameOrNumber(text, out candidate);
        }

        var name = Letters.Tidy(text) ?? "";
        if (!_named.TryGetValue(name, out var number) && _named.Count < Mark.MostCandidates && name.Length > 0)
        {
            number = _named.Count + 1;
            _named.Add(name, number);
        }

        candidate = new(number);
        return number > 0;
    }

    private Contest? Contest()
    {
        if (_names.Count is 0)
        {
            PutInOrder();
        }

        var places = Number(_places) ?? 0;
        if ((_options.Places ?? places) is 0)
        {
            _errors.Add(1, 1, "no number of places", "a row such as #places,3 in the file, or --places with the number");
        }

        if (_names.Count is 0)
        {
            _errors.Add(_lines.Number + 1, 1, "the end of the file", "papers that name candidates, or a row #candidates with their names");
            return null;
        }

        return new(_title, _options.Places ?? places, [.. _names.Select((name, index) => new Candidate(CandidateNumber.At(index), name))])
        {
            Withdrawn = [.. _withdrawn.Select(Candidate).Distinct().Order()],
            ReopenNominations = _reopenNominations is { } line ? Candidate(line) : null,
            VotesEach = Number(_votesEach),
            Guarantees =
            [
                .. _guarantees.Select(guaranteed => new GuaranteedPlaces(
                    guaranteed.Category.Text,
                    Number(guaranteed.Places) ?? 0,
                    [.. guaranteed.Members.Select(Candidate).Distinct().Order()])),
            ],
        };
    }

    private int? Number(NoteCell? cell)
    {
        if (cell is null)
        {
            return null;
        }

        if (!Digits.TryNumber(cell.Text, out var number) || number is < 1 or > Mark.MostCandidates)
        {
            _errors.Add(cell.Line, cell.Column, Letters.Quoted(cell.Text, 24), $"a number from 1 to {Mark.MostCandidates}");
            return 1;
        }

        return (int)number;
    }

    private CandidateNumber Candidate(NoteCell cell)
    {
        if (!_candidates.TryByNumberOrName(cell.Text, out var candidate))
        {
            _errors.Add(cell.Line, cell.Column, Letters.Quoted(cell.Text, 24), "a candidate’s number or name");
        }

        return candidate;
    }

    /// <summary>
    /// Nothing lists the candidates: they stand in the order of their names, or of their numbers if all
    /// are numbers, so that the order of the papers changes nothing.
    /// </summary>
    private void PutInOrder()
    {
        var allNumbers = _named.Count > 0 && _named.Keys.All(name => Digits.TryNumber(name, out var number) && number is >= 1 and <= Mark.MostCandidates);
        _names = allNumbers
            ? [.. Enumerable.Range(1, _named.Keys.Max(Numbered)).Select(number => $"Candidate {number}")]
            : [.. _named.Keys.Order(StringComparer.Ordinal)];
        _candidates = new(_names);
        var numbers = _named.OrderBy(each => each.Value).Select(each => allNumbers ? Numbered(each.Key) : _names.IndexOf(each.Key) + 1).ToArray();
        var (unordered, gathered) = (_papers.ToMarkedPapers(), new GatheredPapers());
        for (var pattern = 0; pattern < unordered.Patterns; pattern++)
        {
            _paper.Clear();
            foreach (var mark in unordered.MarksOf(pattern))
            {
                _paper.Renumbered(mark, numbers);
            }

            gathered.TryAdd(_paper.InOrder(), unordered.PapersOf(pattern), out _);
        }

        _papers = gathered;
    }

    private static int Numbered(string name) => int.Parse(name, CultureInfo.InvariantCulture);

    /// <summary>A cell of a note, kept until the candidates are known.</summary>
    private sealed record NoteCell(long Line, int Column, string Text);
}
