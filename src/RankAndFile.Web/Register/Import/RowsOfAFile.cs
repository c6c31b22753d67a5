using CsvHelper;

namespace RankAndFile.Web.Register;

/// <summary>A row of a file, read.</summary>
/// <param name="Entry">None where something is wrong with it.</param>
internal readonly record struct RowRead(Entry? Entry, IReadOnlyList<WrongCell> Wrong);

/// <summary>The rows of a file of members, one after another, and who was in it. It knows nothing of the register.</summary>
internal sealed class RowsOfAFile : IDisposable
{
    private const int LongestShown = 120;
    private const int MostRemembered = 20_000;

    private readonly CsvParser _parser;
    private readonly IReadOnlyList<string> _header;
    private readonly DateOnly _day;
    private readonly int[][] _cells;
    private readonly Dictionary<string, long> _lines = [];
    private readonly Dictionary<string, Channel> _channels = [];
    private readonly Dictionary<string, Formats> _formats = [];
    private readonly Dictionary<string, Membership> _memberships = [];
    private readonly Dictionary<string, MemberClass> _classes = [];
    private readonly Dictionary<string, DateOnly> _days = [];
    private List<WrongCell> _wrong = [];

    internal RowsOfAFile(Stream file, RegisterImport import)
    {
        var mapping = import.MappingChosen!;
        _parser = ArrivedFile.Open(file, import.Encoding, import.Separator);
        (_header, _day) = (import.HeaderCells, import.AskedAt.Day);
        _cells = [.. Enum.GetValues<Column>().Select(column => Enumerable.Range(0, mapping.Columns.Count).Where(at => mapping.Columns[at] == column).ToArray())];
        Told = mapping.Columns.ToHashSet();
        _parser.Read();
    }

    /// <summary>What the file has a column for.</summary>
    internal IReadOnlySet<Column> Told { get; }

    /// <summary>Whether a member has been in it so far, with a right row or a wrong one.</summary>
    internal bool Has(string number) => _lines.ContainsKey(number);

    /// <summary>The next rows, as many as there are up to this; none at the end. Lines without anything on them are passed over.</summary>
    internal List<RowRead> Next(int most)
    {
        var rows = new List<RowRead>(most);
        while (rows.Count < most)
        {
            var line = _parser.RawRow + 1;
            if (!_parser.Read())
            {
                break;
            }

            if (!ArrivedFile.IsBlank(_parser))
            {
                var entry = Row(line);
                rows.Add(new(entry, _wrong.Count > 0 ? _wrong : []));
                _wrong = _wrong.Count > 0 ? [] : _wrong;
            }
        }

        return rows;
    }

    private Entry? Row(long line)
    {
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
        return _wrong.Count > 0 ? null : entry;
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
        entry.Channel = Choice(entry, Column.Channel, _channels, Cells.Channel, "post or email") ?? Channel.Post;
        entry.Formats = Choice(entry, Column.Formats, _formats, Cells.Formats, "large print, Braille, audio, Welsh, several of them, or nothing") ?? Formats.None;
        entry.Membership = Choice(entry, Column.Membership, _memberships, Cells.Membership, "current, in arrears, left or died");
        entry.Class = Choice(entry, Column.Class, _classes, Cells.Class, "employed, not in employment, apprentice, trainee or student");
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
        var text = "";
        foreach (var at in cells)
        {
            var line = Cells.Lines(Cells.Cleaned(_parser[at]));
            text = text.Length is 0 ? line : line.Length is 0 ? text : $"{text}\n{line}";
        }

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

        var day = Remembered(_days, text, Cells.Day);
        if (day is null || day > _day)
        {
            Wrong(entry.Line, column, day is null ? "This is no day. Write 2017-04-28 or 28/04/2017." : "This day lies in the future.", text);
        }

        return day;
    }

    private TChoice? Choice<TChoice>(Entry entry, Column column, Dictionary<string, TChoice> known, Func<string, TChoice?> read, string words)
        where TChoice : struct
    {
        var text = Cell(column);
        if (text.Length is 0)
        {
            return null;
        }

        var choice = Remembered(known, text, read);
        if (choice is null)
        {
            Wrong(entry.Line, column, $"This is not {words}.", text);
        }

        return choice;
    }

    // A million rows hold the same few words over and over.
    private static T? Remembered<T>(Dictionary<string, T> known, string text, Func<string, T?> read)
        where T : struct
    {
        if (known.TryGetValue(text, out var before))
        {
            return before;
        }

        var found = read(text);
        if (found is { } value && known.Count < MostRemembered)
        {
            known.Add(text, value);
        }

        return found;
    }

    private void Wrong(long line, Column column, string reason, string value) =>
        _wrong.Add(new(line, _cells[(int)column] is [var at, ..] ? _header[at] : column.ToString(), reason, Shown(value)));

    internal static string Shown(string value) => value.Length > LongestShown ? value[..LongestShown] : value;

    public void Dispose() => _parser.Dispose();
}
