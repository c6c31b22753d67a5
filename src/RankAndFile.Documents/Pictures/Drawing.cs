using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>An SVG drawing in the making. All lengths are in tenths of a unit.</summary>
internal sealed class Drawing(int width, int height)
{
    /// <summary>Paper left around a drawing, so that nothing touches its edge.</summary>
    private const int Margin = 120;

    private readonly List<Markup> _marks = [];

    internal int Width => width;

    internal int Height => height;

    /// <summary>Where no paper has been counted, or none has moved.</summary>
    internal static Markup OfNothing(Transcript count)
    {
        var drawing = new Drawing(6000, 400);
        drawing.Text(0, 240, "There is nothing to draw.");
        return drawing.Finished("nothing", count.Title(), "There is nothing to draw.");
    }

    internal void Rectangle(int left, int top, int wide, int high, string fill, string? title = null)
    {
        var told = title is null ? Markup.None : Markup.Of($"<title>{title}</title>");
        Add($"""<rect x="{At(left)}" y="{At(top)}" width="{At(wide)}" height="{At(high)}" fill="{fill}">{told}</rect>""");
    }

    internal void Line(int x1, int y1, int x2, int y2, string colour, int thick = 10, string? dashes = null)
    {
        var broken = dashes is null ? Markup.None : Markup.Of($" stroke-dasharray=\"{dashes}\"");
        Add($"""<path d="M{At(x1)} {At(y1)}L{At(x2)} {At(y2)}" stroke="{colour}" stroke-width="{At(thick)}" fill="none"{broken}/>""");
    }

    /// <summary>A line through points, as a quota that changes draws it.</summary>
    internal void Through(IEnumerable<(int X, int Y)> points, string colour, int thick, string dashes)
    {
        var path = string.Join('L', points.Select(point => $"{At(point.X)} {At(point.Y)}"));
        Add($"""<path d="M{path}" stroke="{colour}" stroke-width="{At(thick)}" stroke-dasharray="{dashes}" fill="none"/>""");
    }

    /// <summary>A ribbon of one thickness that leaves one edge level and reaches another level.</summary>
    internal void Ribbon(int x1, int top1, int x2, int top2, int thick, string fill, string opacity, string? title = null)
    {
        var (middle, drawn) = ((x1 + x2) / 2, Math.Max(thick, 3));
        var told = title is null ? Markup.None : Markup.Of($"<title>{title}</title>");
        var path = $"M{At(x1)} {At(top1)}C{At(middle)} {At(top1)} {At(middle)} {At(top2)} {At(x2)} {At(top2)}v{At(drawn)}"
            + $"C{At(middle)} {At(top2 + drawn)} {At(middle)} {At(top1 + drawn)} {At(x1)} {At(top1 + drawn)}z";
        Add($"""<path d="{path}" fill="{fill}" fill-opacity="{opacity}">{told}</path>""");
    }

    internal void Text(int x, int y, string text, int size = 120, string colour = Ink.Black, Anchor anchor = Anchor.Start, bool bold = false, bool halo = false)
    {
        var placed = anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        var weight = bold ? " font-weight=\"700\"" : "";
        var behind = halo ? $" stroke=\"{Ink.Paper}\" stroke-width=\"2.5\" stroke-opacity=\".8\" paint-order=\"stroke\" stroke-linejoin=\"round\"" : "";
        Add($"""<text x="{At(x)}" y="{At(y)}" font-size="{At(size)}" fill="{colour}"{new Markup(placed + weight + behind)}>{text}</text>""");
    }

    /// <summary>The sign for elected, its corner at a point.</summary>
    internal void Tick(int x, int y, int size, string colour) =>
        Add($"""<path d="M{At(x)} {At(y - (size / 2))}l{At(size * 2 / 5)} {At(size / 2)}L{At(x + size)} {At(y - size)}" stroke="{colour}" stroke-width="2" fill="none"/>""");

    /// <summary>The sign for excluded, its middle at a point.</summary>
    internal void Cross(int x, int y, int size, string colour)
    {
        var half = size / 2;
        Add($"""<path d="M{At(x - half)} {At(y - half)}l{At(size)} {At(size)}M{At(x + half)} {At(y - half)}l{At(-size)} {At(size)}" stroke="{colour}" stroke-width="1.5" fill="none"/>""");
    }

    /// <summary>The finished drawing, with a name and a description for those who do not see it.</summary>
    /// <param name="id">Tells apart the drawings of one page.</param>
    /// <param name="isAlone">It is a file of its own, which is served under a policy that lets no style in.</param>
    internal Markup Finished(string id, string name, string description, bool isAlone = false) => Markup.Of($"""
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{id}-name {id}-description" viewBox="{At(-Margin)} {At(-Margin)} {At(width + (2 * Margin))} {At(height + (2 * Margin))}" width="{At(width + (2 * Margin))}" height="{At(height + (2 * Margin))}" font-family="{Lettering.Family}"{(isAlone ? Markup.None : new Markup(" style=\"font-variant-numeric:tabular-nums\""))}>
        <title id="{id}-name">{name}</title><desc id="{id}-description">{description}</desc>
        <rect x="{At(-Margin)}" y="{At(-Margin)}" width="100%" height="100%" fill="{Ink.Paper}"/>
        {Markup.Joined(_marks)}</svg>

        """);

    private void Add(ref Escaping mark) => _marks.Add(new(mark.Written.Text + "\n"));

    private static Tenths At(int tenths) => new(tenths);
}

/// <summary>Which part of a text stands at its point.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}
