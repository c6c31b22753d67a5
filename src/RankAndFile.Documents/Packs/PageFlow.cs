using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>The sizes of a paper: two of them, one for each <see cref="Print"/>, and never another for one candidate.</summary>
internal sealed record Sizes(int Body, int Name, int Heading, int Title, Length MarkBox)
{
    private static readonly Sizes _standard = new(12, 14, 16, 24, Length.Millimetres(11));
    private static readonly Sizes _large = new(18, 20, 22, 28, Length.Millimetres(14));

    internal Setting Words => new(Body);

    internal Setting Strong => new(Body, Weight.Bold);

    internal static Sizes Of(Print print) => print is Print.Large ? _large : _standard;
}

/// <summary>Puts paragraphs below one another, and goes on to another page where one is full.</summary>
internal sealed class PageFlow
{
    internal static readonly Length Left = Length.Millimetres(20);
    internal static readonly Length Right = Length.Millimetres(190);
    internal static readonly Length Gap = Length.Millimetres(4);

    private const int ShortParagraph = 5;

    private readonly Length _top;
    private readonly Length _bottom;
    private readonly Action<Content> _begin;
    private readonly List<Content> _pages = [];

    /// <param name="begin">What every page starts with, behind what is put on it.</param>
    internal PageFlow(Length firstTop, Length top, Length bottom, Action<Content>? begin = null)
    {
        (_top, _bottom, _begin) = (top, bottom, begin ?? (_ => { }));
        NewPage();
        At = firstTop;
    }

    internal static Length Width => Right - Left;

    internal IReadOnlyList<Content> Pages => _pages;

    internal Content Page => _pages[^1];

    /// <summary>How far down the page is filled.</summary>
    internal Length At { get; private set; }

    internal void NewPage()
    {
        _pages.Add(new());
        _begin(Page);
        At = _top;
    }

    /// <summary>Whatever comes next is so high and stays in one piece.</summary>
    internal void Keep(Length height)
    {
        if (At + height > _bottom && At > _top)
        {
            NewPage();
        }
    }

    internal void Skip(Length height) => At += height;

    /// <param name="role">What it is to a reading machine, in a document that is made for one.</param>
    internal void Paragraph(string text, Setting setting, string? role = null, string? language = null, Length? left = null, Length? right = null)
    {
        var from = left ?? Left;
        var (lines, open) = (setting.Broken(text, (right ?? Right) - from), false);
        for (var line = 0; line < lines.Count; line++)
        {
            var before = _pages.Count;
            Keep(setting.Leading * Together(line, lines.Count));
            if (role is not null && (!open || _pages.Count > before))
            {
                if (open)
                {
                    _pages[before - 1].End();
                }

                Page.Begin(role, language: language);
                open = true;
            }

            // A reading machine would join the last word of a line and the first of the next.
            Page.Text(from, At + setting.Baseline, role is not null && line + 1 < lines.Count ? lines[line] + " " : lines[line], setting);
            At += setting.Leading;
        }

        if (open)
        {
            Page.End();
        }
    }

    // No line of a paragraph stands alone on a page, and a short paragraph stays in one piece.
    private static int Together(int line, int lines) => lines <= ShortParagraph ? lines - line : line is 0 || line == lines - 2 ? 2 : 1;

    internal static Length HeightOf(string text, Setting setting, Length width) => setting.Leading * setting.Broken(text, width).Count;
}
