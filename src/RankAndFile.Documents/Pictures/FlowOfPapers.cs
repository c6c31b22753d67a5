using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// The picture of the flow of papers: a lane a candidate, a column a stage, and ribbons as thick as
/// the votes that moved. The elected stand above, the non-transferable at the foot.
/// </summary>
public static class FlowOfPapers
{
    private const int Head = 560;
    private const int Node = 70;
    private const int Widest = 1900;
    private const int Narrowest = 1050;
    private const int HeightOfAPage = 6000;

    /// <summary>Writes the whole picture as one SVG drawing, as wide as its stages make it.</summary>
    public static void Write(Transcript count, TextWriter output, Ink? ink = null) =>
        output.Write((count.Stages.IsEmpty ? Drawing.OfNothing(count) : Draw(count, count.Stages, "flow", ink ?? Ink.Red)).Text);

    /// <summary>The same picture in drawings that each fit on a page; each begins with the column that the last one ended with.</summary>
    internal static IEnumerable<Markup> Pages(Transcript count, Ink ink)
    {
        var onAPage = ((Strips.Width - NameWidth(count)) / Narrowest) - 1;
        var gaps = Math.Max(count.Stages.Length - 1, 1);
        var pages = (gaps + onAPage - 1) / onAPage;
        var size = (gaps + pages - 1) / pages;
        for (var page = 0; page < pages; page++)
        {
            yield return Draw(count, [.. count.Stages.Skip(page * size).Take(size + 1)], $"flow-{page + 1}", ink);
        }
    }

    private static Markup Draw(Transcript count, IReadOnlyList<Stage> columns, string id, Ink ink)
    {
        var left = NameWidth(count) + 150;
        var pitch = Math.Clamp((Strips.Width - left) / columns.Count, Narrowest, Widest);
        var lanes = new Lanes(count, Fate.OfAll(count), Head, HeightOfAPage);
        var drawing = new Drawing(left + (columns.Count * pitch), lanes.Foot + 60);
        var flow = new Flow(count, lanes, drawing, ink);
        drawing.Text(0, 160, "The flow of papers", 120, bold: true);
        for (var at = 0; at < columns.Count; at++)
        {
            var x = left + (at * pitch);
            flow.DrawHeading(columns[at], x, pitch);
            if (at > 0)
            {
                flow.DrawBetween(columns[at], x - pitch + Node, x);
            }
        }

        for (var at = 0; at < columns.Count; at++)
        {
            flow.DrawColumn(columns[at], left + (at * pitch), Node, isFirst: at is 0);
        }

        flow.DrawNames(NameWidth(count));
        return drawing.Finished(id, $"The flow of papers: {count.Title()}", Description(columns));
    }

    private static int NameWidth(Transcript count) =>
        Math.Clamp(count.Contest.Candidates.Max(candidate => Lettering.BoldWidth(candidate.Name, 100)), 900, 2000);

    private static string Description(IReadOnlyList<Stage> columns) =>
        $"Columns are the stages {columns[0].Number} to {columns[^1].Number}. Each candidate has a lane whose thickness is their votes; "
        + "ribbons between the columns are votes that were moved, and the lowest lane holds those that became non-transferable. "
        + "The table below the picture names every movement.";
}
