using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The picture of a count by first past the post: a bar a candidate, the most votes first.</summary>
public static class BarsOfVotes
{
    private const int Row = 260;
    private const int RoomForOutcome = 1900;

    /// <summary>Writes the picture as one SVG drawing.</summary>
    public static void Write(Transcript count, TextWriter output, Ink? ink = null) =>
        output.Write((count.Stages.IsEmpty ? Drawing.OfNothing(count) : Draw(count, ink ?? Ink.Red)).Text);

    internal static Markup Draw(Transcript count, Ink ink)
    {
        var after = count.Stages[^1].After;
        var rows = Fate.OfAll(count).OrderByDescending(fate => after.Of(fate.Candidate)).ToList();
        var drawing = new Drawing(Strips.Width, (rows.Count * Row) + 60);
        var names = Math.Clamp(rows.Max(fate => Lettering.BoldWidth(count.Name(fate.Candidate), 120)), 800, 3000);
        var figures = rows.Max(fate => Lettering.BoldWidth(count.Figure(after.Of(fate.Candidate)), 120));
        var left = names + figures + 250;
        var scale = new Scale(after.Votes.Max(), Strips.Width - left - RoomForOutcome);
        for (var row = 0; row < rows.Count; row++)
        {
            var (fate, top) = (rows[row], (row * Row) + 30);
            var (votes, elected, foot) = (after.Of(fate.Candidate), fate.Ending is Ending.Elected, top + 175);
            drawing.Text(0, foot, Lettering.Fitted(count.Name(fate.Candidate), 120, names), 120, bold: elected);
            drawing.Text(left - 120, foot, count.Figure(votes), 120, anchor: Anchor.End, bold: elected);
            drawing.Rectangle(left, top + 30, Math.Max(scale.Of(votes), 5), Row - 60, elected ? ink.Strong : Ink.Band);
            DrawOutcome(drawing, left + scale.Of(votes) + 80, foot, fate, count, ink);
        }

        drawing.Line(left, 0, left, (rows.Count * Row) + 60, Ink.Black, 10);
        return drawing.Finished("bars", $"Votes: {count.Title()}", Description(count));
    }

    private static void DrawOutcome(Drawing drawing, int x, int foot, Fate fate, Transcript count, Ink ink)
    {
        if (fate.Ending is Ending.Elected)
        {
            drawing.Tick(x, foot, 90, ink.Strong);
            drawing.Text(x + 140, foot, fate.InWords(count), 120, ink.Strong, bold: true);
        }
        else if (fate.Ending is Ending.Withdrew || count.Stages.SelectMany(stage => stage.Happenings).OfType<Doomed>().Any(doomed => doomed.Candidates.Contains(fate.Candidate)))
        {
            drawing.Text(x, foot, fate.Ending is Ending.Withdrew ? "withdrawn" : "shut out by guaranteed places", Strips.Small, Ink.Grey);
        }
    }

    private static string Description(Transcript count) =>
        "A bar for each candidate, the most votes first. " + (count.Elected.IsEmpty
            ? "Nobody was elected."
            : $"Elected, with a dark bar: {count.Names(count.Elected)}.");
}
