using CsvHelper;

namespace RankAndFile.Web.Register;

/// <summary>What is wrong with a row: where, and why.</summary>
/// <param name="Field">The column, as the file heads it.</param>
public readonly record struct WrongCell(long Line, string Field, string Reason, string Value);

/// <summary>Some rows of a file, one after another.</summary>
/// <param name="To">How many rows of the file have been read with these.</param>
public sealed record Batch(long From, long To, IReadOnlyList<Entry> Entries, IReadOnlyList<WrongCell> Wrong, bool IsLast)
{
    /// <summary>Somebody has begun to write these; what was made for them then may be gone again.</summary>
    public bool WasTried { get; set; }
}

/// <summary>Reads a file of members from its beginning, and remembers who was in it.</summary>
public sealed class Reading : IDisposable
{
    private const int MostNewPlaces = 250;
    private const int LongestShown = 120;

    private readonly CsvParser _parser;
    private readonly IReadOnlyList<string> _header;
    private readonly Mapping _mapping;
    private readonly DateOnly _day;
    private readonly int[][] _cells;
    private readonly Dictionary<string, long> _lines = [];
    private readonly HashSet<(PlaceKind Kind, string Name)> _newPlaces = [];
    private readonly List<WrongCell> _wrong = [];

    public Reading(Stream file, RegisterImport import, PlacesKnown places)
    {
        _parser = ArrivedFile.Open(file, import.Encoding, import.Separator);
        (_header, _mapping, _day, Places) = (import.HeaderCells, import.MappingChosen!, import.AskedAt.Day, places);
        _cells = [.. Enum.GetValues<Column>().Select(column => Enumerable.Range(0, _mapping.Columns.Count).Where(at => _mapping.Columns[at] == column).ToArray())];
        Told = _mapping.Columns.ToHashSet();
        _parser.Read();
    }

    public PlacesKnown Places { get; set; }

    /// <summary>What the file has a column for.</summary>
    public IReadOnlySet<Column> Told { get; }

    public long At { get; private set; }

    /// <summary>Places of the file that the register does not have.</summary>
    public int NewPlaces => _newPlaces.Count;

    /// <summary>Whether a member is in the file, with a right row or a wrong one.</summary>
    public bool Has(string number) => _lines.ContainsKey(number);

    /// <summary>Reads up to so many rows; fewer where they need many places that are not there yet.</summary>
    public Batch Next(int most)
    {
        var (from, entries, places, isLast) = (At, new List<Entry>(most), NewPlaces, false);
        _wrong.Clear();
        while (At - from < most && NewPlaces - places < MostNewPlaces)
        {
            var line = _parser.RawRow + 1;
            if (!_parser.Read())
            {
                isLast = true;
                break;
            }

            if (!ArrivedFile.IsBlank(_parser))
            {
                At++;
                if (Row(line) is { } entry)
                {
                    entries.Add(entry);
                }
            }
        }

        return new(from, At, entries, [.. _wrong], isLast);
    }

    private Entry? Row(long line)
    {
        var wrong = _wrong.Count;
        var number = Cell(Column.Number);
        if (number.Length > 0 && !_lines.TryAdd(number, line))
        {
            Wrong(line, Column.Number, $"Line {_lines[number]} has the same number.", number);
        }

        if (_parser.Count != _header.Count)
        {
            _wrong.Add(new(line, "", $"The line has {_parser.Count} cells, and the header {_header.Count}.", ""));
            return null;
        }

        if (number.Length is 0 or > Longest.Number)
        {
            Wrong(line, Column.Number, number.Length is 0 ? "There is no number." : $"A number has at most {Longest.Number} letters.", number);
        }

        var entry = new Entry { Line = line, Number = number };
        NameInto(entry);
        TextsInto(entry);
        ChoicesInto(entry);
        PlacesInto(entry);
        if (_wrong.Count > wrong)
        {
            return null;
        }

        NoteNewPlaces(entry, wrong);
        return _wrong.Count > wrong ? null : entry;
    }

    private void NameInto(Entry entry)
    {
        if (Told.Contains(Column.Surname))
        {
            var (first, surname) = (Text(entry, Column.FirstNames), Text(entry, Column.Surname));
            (entry.Name, entry.NameKey) = ($"{first} {surname}".Trim(), NameKeys.Of(first, surname));
        }
        else
        {
            entry.Name = Text(entry, Column.Name);
            entry.NameKey = NameKeys.Of(entry.Name);
        }

        if (entry.Name.Length is 0 or > Longest.Name)
        {
            Wrong(entry.Line, Told.Contains(Column.Surname) ? Column.Surname : Column.Name, entry.Name.Length is 0 ? "There is no name." : $"A name has at most {Longest.Name} letters.", entry.Name);
        }
    }

    private void TextsInto(Entry entry)
    {
        entry.Address = Address(entry, Column.Address);
        entry.Postcode = Cells.Postcode(Text(entry, Column.Postcode));
        entry.Country = Text(entry, Column.Country).ToUpperInvariant();
        entry.OtherAddress = Address(entry, Column.OtherAddress);
        entry.OtherAddressAskedOn = Day(entry, Column.OtherAddressAskedOn);
        entry.Email = Text(entry, Column.Email);
        entry.Phone = Text(entry, Column.Phone);
        entry.Occupation = Text(entry, Column.Occupation);
        if (entry.Country.Length is not (0 or 2) || !entry.Country.All(char.IsAsciiLetter))
        {
            Wrong(entry.Line, Column.Country, "A country is two letters, such as IE; for the United Kingdom the cell is empty or GB.", entry.Country);
        }
        else if (entry.Country is "GB" or "UK")
        {
            entry.Country = "";
        }

        if (entry.OtherAddress.Length > 0 != entry.OtherAddressAskedOn is not null)
        {
            Wrong(entry.Line, entry.OtherAddress.Length > 0 ? Column.OtherAddressAskedOn : Column.OtherAddress, "Another address needs the day on which the member asked for it in writing, and that day the address (1992 Act s 24(5)).", "");
        }

        if (entry.Email.Length > 0 && !Cells.IsEmail(entry.Email))
        {
            Wrong(entry.Line, Column.Email, "This is no e-mail address.", entry.Email);
        }
    }

    private void ChoicesInto(Entry entry)
    {
        entry.Channel = Choice(entry, Column.Channel, Cells.Channel, "post or email") ?? Channel.Post;
        entry.Formats = Choice(entry, Column.Formats, Cells.Formats, "large print, Braille, audio, Welsh, several of them, or nothing") ?? Formats.None;
        entry.Membership = Choice(entry, Column.Membership, Cells.Membership, "current, in arrears, left or died");
        entry.Class = Choice(entry, Column.Class, Cells.Class, "employed, not in employment, apprentice, trainee or student");
        entry.MembershipSince = Day(entry, Column.MembershipSince);
        entry.Joined = Day(entry, Column.Joined);
    }

    private void PlacesInto(Entry entry)
    {
        (entry.BranchNumber, entry.BranchName) = (Text(entry, Column.BranchNumber), Text(entry, Column.BranchName));
        (entry.Region, entry.Sector) = (Text(entry, Column.Region), Text(entry, Column.Sector));
        (entry.Employer, entry.Workplace, entry.WorkplaceTown) = (Text(entry, Column.Employer), Text(entry, Column.Workplace), Text(entry, Column.WorkplaceTown));
        if (entry.Workplace.Length > 0 && entry.Employer.Length is 0)
        {
            Wrong(entry.Line, Column.Workplace, "A workplace is one of an employer, and this row names none.", entry.Workplace);
        }
    }

    private void NoteNewPlaces(Entry entry, int wrong)
    {
        foreach (var (kind, name) in Places.Unknown(entry))
        {
            if (_mapping.Places is UnknownPlaces.AreMade)
            {
                _newPlaces.Add((kind, name.ToUpperInvariant()));
            }
            else if (_wrong.Count - wrong < 2)
            {
                _wrong.Add(new(entry.Line, kind.ToString(), $"The register has no {kind.ToString().ToLowerInvariant()} of this name.", Shown(name)));
            }
        }
    }

    private string Cell(Column column) => _cells[(int)column] is [var at, ..] && at < _parser.Count ? Cells.Cleaned(_parser[at]) : "";

    private string Text(Entry entry, Column column)
    {
        var text = Cell(column);
        if (text.Length > Longest.Line)
        {
            Wrong(entry.Line, column, $"The cell has more than {Longest.Line} letters.", text);
        }
        else if (Cells.HasControl(text))
        {
            Wrong(entry.Line, column, "The cell holds a letter that cannot be printed.", "");
        }

        return text;
    }

    private string Address(Entry entry, Column column)
    {
        var cells = _cells[(int)column];
        var text = cells.Length switch
        {
            0 => "",
            1 => Cells.Lines(Cells.Cleaned(_parser[cells[0]])),
            _ => Cells.Lines(string.Join('\n', cells.Select(at => Cells.Cleaned(_parser[at])))),
        };
        if (text.Length > Longest.Address || Cells.HasControl(text))
        {
            Wrong(entry.Line, column, $"An address has at most {Longest.Address} letters, all of which can be printed.", text);
        }

        return text;
    }

    private DateOnly? Day(Entry entry, Column column)
    {
        var text = Cell(column);
        if (text.Length is 0)
        {
            return null;
        }

        var day = Cells.Day(text);
        if (day is null || day > _day)
        {
            Wrong(entry.Line, column, day is null ? "This is no day. Write 2017-04-28 or 28/04/2017." : "This day lies in the future.", text);
        }

        return day;
    }

    private TChoice? Choice<TChoice>(Entry entry, Column column, Func<string, TChoice?> read, string words)
        where TChoice : struct
    {
        var text = Cell(column);
        if (text.Length is 0)
        {
            return null;
        }

        var choice = read(text);
        if (choice is null)
        {
            Wrong(entry.Line, column, $"This is not {words}.", text);
        }

        return choice;
    }

    private void Wrong(long line, Column column, string reason, string value) =>
        _wrong.Add(new(line, _cells[(int)column] is [var at, ..] ? _header[at] : column.ToString(), reason, Shown(value)));

    private static string Shown(string value) => value.Length > LongestShown ? value[..LongestShown] : value;

    public void Dispose() => _parser.Dispose();
}
