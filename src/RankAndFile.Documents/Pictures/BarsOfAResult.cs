namespace RankAndFile.Documents;

/// <summary>The picture of a result that is known as totals: a bar a candidate, the most votes first, none left out. It is made to be shared alone, so it says what it is of.</summary>
public static class BarsOfAResult
{
    private const int Row = 300;
    private const int Head = 700;
    private const int Foot = 500;

    /// <param name="isRough">Some votes were told roughly, so that every share is rough.</param>
    public static void Write(DeclarationBlock result, string heading, string foot, TextWriter output, Ink? ink = null, bool isRough = false) =>
        output.Write(Draw(result, heading, foot, ink ?? Ink.Red, isRough ? "about " : "").Text);

    private static Markup Draw(DeclarationBlock result, string heading, string foot, Ink ink, string about)
    {
        var rows = result.Candidates.OrderByDescending(candidate => candidate.Votes).ToList();
        var drawing = new Drawing(Strips.Width, Head + (rows.Count * Row) + Foot);
        drawing.Text(0, 180, Lettering.Fitted(result.Title, 200, Strips.Width), 200, bold: true);
        drawing.Text(0, 440, Lettering.Fitted(heading, 120, Strips.Width), 120, Ink.Grey);
        var names = Math.Clamp(rows.Max(candidate => Lettering.BoldWidth(candidate.Name, 130)), 800, 3200);
        var left = names + 150;
        var (longest, room) = (Math.Max(1, rows.Max(candidate => candidate.Votes)), Strips.Width - left - 2300);
        for (var row = 0; row < rows.Count; row++)
        {
            var (candidate, top) = (rows[row], Head + (row * Row));
            var length = (int)(candidate.Votes * room / longest);
            drawing.Text(0, top + 190, Lettering.Fitted(candidate.Name, 130, names), 130, bold: candidate.IsElected);
            drawing.Rectangle(left, top + 40, Math.Max(length, 5), Row - 90, candidate.IsElected ? ink.Strong : Ink.Band);
            drawing.Text(left + length + 90, top + 190, $"{about}{Numerals.Grouped(candidate.Votes)}  {about}{result.ShareOfValid(candidate).Figure}{(candidate.IsElected ? "  elected" : "")}", 130, candidate.IsElected ? ink.Strong : Ink.Black, bold: candidate.IsElected);
        }

        drawing.Line(left, Head, left, Head + (rows.Count * Row), Ink.Black, 10);
        drawing.Text(0, Head + (rows.Count * Row) + 220, $"Shares of {about}{Numerals.Grouped(result.Valid.Count)} {result.ValidBase}.", 110, Ink.Grey);
        drawing.Text(0, Head + (rows.Count * Row) + 400, Lettering.Fitted(foot, 110, Strips.Width), 110, Ink.Grey);
        return drawing.Finished("result", $"{result.Title}, {heading}", $"A bar for each candidate, the most votes first. {string.Join(", ", rows.Select(candidate => $"{candidate.Name} {about}{Numerals.Grouped(candidate.Votes)}"))}.", isAlone: true);
    }
}
