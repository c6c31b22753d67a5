using System.Text;

namespace RankAndFile.Documents.Pdf;

internal enum Weight
{
    Regular,
    Bold,
}

/// <summary>A character as it is printed: which file of <see cref="Typeface.Files"/> holds its glyph, and how wide that is in thousandths of the size.</summary>
internal readonly record struct Letter(int File, ushort Glyph, int Width);

/// <summary>Source Sans 3 (SIL Open Font License 1.1), cut in files by script: a character is taken from the first that has it.</summary>
internal sealed class Typeface
{
    private static readonly string[] _cuts = ["latin", "latin-ext", "vietnamese", "greek", "cyrillic"];

    private const char Unprintable = '?';

    private readonly Letter?[] _letters = new Letter?[char.MaxValue + 1];

    private Typeface(int weight, int firstFile)
    {
        for (var cut = _cuts.Length - 1; cut >= 0; cut--)
        {
            var file = Files[firstFile + cut];
            foreach (var (character, glyph) in file.Characters)
            {
                _letters[character] = new(firstFile + cut, glyph, file.Widths[glyph]);
            }
        }

        Weight = weight;
    }

    /// <summary>All files, of both weights.</summary>
    internal static IReadOnlyList<FontFile> Files { get; } =
        [.. new[] { 400, 700 }.SelectMany(weight => _cuts.Select(cut => FontFile.Carried($"source-sans-3-{cut}-{weight}-normal")))];

    private static readonly Typeface _regular = new(400, 0);
    private static readonly Typeface _bold = new(700, _cuts.Length);

    internal int Weight { get; }

    internal static Typeface Of(Weight weight) => weight is Pdf.Weight.Bold ? _bold : _regular;

    /// <summary>Whether every character can be printed; another is printed as a question mark.</summary>
    internal static bool Has(string text) => Composed(text).EnumerateRunes().All(rune => Found(_regular, rune) is not null);

    /// <summary>Letters and their marks in one; what is no space and no letter (a line's end, a tab) as a space.</summary>
    internal static string Composed(string text)
    {
        var plain = true;
        foreach (var character in text)
        {
            plain &= character is >= ' ' and < '\u0300';
        }

        if (plain)
        {
            return text;
        }

        var cleared = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            cleared.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return Accents.Composed(cleared.ToString());
    }

    internal Letter this[Rune rune] => Found(this, rune) ?? _letters[Unprintable]!.Value;

    private static Letter? Found(Typeface face, Rune rune) => rune.IsBmp ? face._letters[rune.Value] : null;
}

/// <summary>How a line is set: how large, how heavy.</summary>
internal readonly record struct Setting(int Size, Weight Weight = Weight.Regular)
{
    /// <summary>From one line to the next: a third more than the size, which tired eyes can follow.</summary>
    internal Length Leading => new(Size * 1300);

    /// <summary>From the top of a line to what it stands on.</summary>
    internal Length Baseline => new(Size * 980);

    internal Length Width(ReadOnlySpan<char> text)
    {
        var (face, width) = (Typeface.Of(Weight), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += face[rune].Width;
        }

        return new(width * Size);
    }

    /// <summary>The text in lines no wider than so much. A word that is wider by itself goes on in the next line.</summary>
    internal IReadOnlyList<string> Broken(string text, Length width)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in Typeface.Composed(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length is 0 ? word : $"{line} {word}";
            if (Width(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = word;
            while (Width(line) > width)
            {
                var fits = Fitting(line, width);
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    private int Fitting(string word, Length width)
    {
        var fits = 0;
        while (fits < word.Length)
        {
            var next = fits + (char.IsHighSurrogate(word[fits]) && fits + 1 < word.Length ? 2 : 1);
            if (Width(word.AsSpan(0, next)) > width)
            {
                break;
            }

            fits = next;
        }

        return Math.Max(fits, 1);
    }
}
