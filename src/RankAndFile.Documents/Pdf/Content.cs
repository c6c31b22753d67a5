using System.Collections;

namespace RankAndFile.Documents.Pdf;

/// <summary>What stands on a page, or on a part that many pages share.</summary>
internal sealed class Content
{
    private readonly Bytes _bytes = new();
    private readonly List<Mark> _marks = [];

    internal ReadOnlySpan<byte> Written => _bytes.Written;

    /// <summary>What a reading machine is told of the page, in the order it is read.</summary>
    internal IReadOnlyList<Mark> Marks => _marks;

    internal bool[] Files { get; } = new bool[Typeface.Files.Count];

    internal void Clear()
    {
        _bytes.Clear();
        _marks.Clear();
    }

    /// <param name="baseline">What the letters stand on.</param>
    /// <param name="grey">How light, in hundredths.</param>
    internal void Text(Length left, Length baseline, string text, Setting setting, int grey = 0)
    {
        Grey(grey);
        _bytes.Add("BT "u8).Add(left).Add(Up(baseline)).Add("Td "u8);
        Letters(text, setting);
        _bytes.Add("ET\n"u8);
    }

    /// <summary>One word across the whole page, rising, behind everything.</summary>
    internal void Across(string word, int grey)
    {
        // The diagonal of A4, a little less steep: 50 degrees.
        const string Rising = "0.643 0.766 -0.766 0.643 ";
        var setting = new Setting(110, Weight.Bold);
        var half = setting.Width(word).Thousandths / 2;
        Grey(grey);
        _bytes.Add("BT "u8).Add(Rising)
            .Add(Area.A4.Width / 2 - new Length((int)(half * 643L / 1000)) + new Length(27_000))
            .Add(Area.A4.Height / 2 - new Length((int)(half * 766L / 1000)) - new Length(23_000)).Add("Tm "u8);
        Letters(word, setting);
        _bytes.Add("ET\n"u8);
    }

    internal void Line(Length fromLeft, Length fromTop, Length toLeft, Length toTop, int thousandths = 600, int grey = 0)
    {
        Grey(grey);
        _bytes.Add(new Length(thousandths)).Add("w "u8).Add(fromLeft).Add(Up(fromTop)).Add("m "u8).Add(toLeft).Add(Up(toTop)).Add("l S\n"u8);
    }

    internal void Frame(Area area, int thousandths = 1000, int grey = 0)
    {
        Grey(grey);
        _bytes.Add(new Length(thousandths)).Add("w "u8).Add(area.Left).Add(Up(area.Bottom)).Add(area.Width).Add(area.Height).Add("re S\n"u8);
    }

    internal void Filled(Area area, int grey)
    {
        Grey(grey);
        _bytes.Add(area.Left).Add(Up(area.Bottom)).Add(area.Width).Add(area.Height).Add("re f\n"u8);
    }

    /// <summary>A code of dark and light modules, row by row, each so large.</summary>
    internal void Modules(Length left, Length top, Length module, IReadOnlyList<BitArray> rows)
    {
        Grey(0);
        _bytes.Add("q "u8).Add(module).Add("0 0 "u8).Add(new Length(-module.Thousandths)).Add(left).Add(Up(top)).Add("cm\n"u8);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Count; column++)
            {
                var start = column;
                while (column < rows[row].Count && rows[row][column])
                {
                    column++;
                }

                if (column > start)
                {
                    _bytes.Add(start).Add(" "u8).Add(row).Add(" "u8).Add(column - start).Add(" 1 re\n"u8);
                }
            }
        }

        _bytes.Add("f Q\n"u8);
    }

    /// <summary>Puts what is shared here: a whole page of it.</summary>
    internal void Place(PdfShared shared) => _bytes.Add("/X"u8).Add(shared.Number).Add(" Do\n"u8);

    internal void Picture(PdfShared picture, Area area) =>
        _bytes.Add("q "u8).Add(area.Width).Add("0 0 "u8).Add(area.Height).Add(area.Left).Add(Up(area.Bottom)).Add("cm /X"u8).Add(picture.Number).Add(" Do Q\n"u8);

    /// <summary>What is drawn from here to <see cref="End"/> is one thing to a reading machine.</summary>
    /// <param name="role">H1, H2, P or Figure (ISO 32000-1, 14.8.4).</param>
    /// <param name="language">Where it is not the document's.</param>
    internal void Begin(string role, string? instead = null, string? language = null)
    {
        _bytes.Add("/"u8).Add(role).Add(" <</MCID "u8).Add(_marks.Count).Add(">> BDC\n"u8);
        _marks.Add(new(role, instead, language));
    }

    /// <summary>What is drawn from here to <see cref="End"/> is no part of what is said: lines, page numbers.</summary>
    internal void BeginOrnament() => _bytes.Add("/Artifact BMC\n"u8);

    internal void End() => _bytes.Add("EMC\n"u8);

    internal void Append(Content other)
    {
        _bytes.Add(other.Written);
        for (var file = 0; file < Files.Length; file++)
        {
            Files[file] |= other.Files[file];
        }
    }

    private void Grey(int hundredths) => _bytes.Add(new Length(hundredths * 10)).Add("g "u8).Add(new Length(hundredths * 10)).Add("G "u8);

    private void Letters(string text, Setting setting)
    {
        var (face, file) = (Typeface.Of(setting.Weight), -1);
        foreach (var rune in Typeface.Composed(text).EnumerateRunes())
        {
            var letter = face[rune];
            if (letter.File != file)
            {
                _bytes.Add(file < 0 ? ""u8 : "> Tj "u8);
                file = letter.File;
                Files[file] = true;
                _bytes.Add("/F"u8).Add(file).Add(" "u8).Add(setting.Size).Add(" Tf <"u8);
            }

            _bytes.Hex(letter.Glyph);
        }

        _bytes.Add(file < 0 ? ""u8 : "> Tj "u8);
    }

    // A page's own measure begins at its foot.
    private static Length Up(Length fromTop) => Area.A4.Height - fromTop;
}

/// <summary>A piece of a page with its meaning, what is said instead of a picture, and its language where that is another.</summary>
internal sealed record Mark(string Role, string? Instead, string? Language);

/// <summary>A part or a picture that a document holds once and its pages name.</summary>
internal readonly record struct PdfShared(int Number);
