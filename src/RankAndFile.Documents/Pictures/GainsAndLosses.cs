using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// The picture that stands in for the flow of papers in a count by Meek's method, where no paper
/// moves from pile to pile: what each candidate gained and lost at each stage.
/// </summary>
public static class GainsAndLosses
{
    private const int MostRowsToAPage = 22;

    /// <summary>Writes the picture as one SVG drawing.</summary>
    public static void Write(Transcript count, TextWriter output, Ink? ink = null) =>
        output.Write((count.Stages.Length < 2 ? Drawing.OfNothing(count) : Draw(count, Fate.OfAll(count), "changes", ink ?? Ink.Red)).Text);

    /// <summary>The same picture as drawings that each fit on a page.</summary>
    internal static IEnumerable<Markup> Pages(Transcript count, Ink ink)
    {
        var rows = Fate.OfAll(count);
        var pages = (rows.Count + MostRowsToAPage - 1) / MostRowsToAPage;
        return rows.Chunk((rows.Count + pages - 1) / pages).Select((part, at) => Draw(count, part, $"changes-{at + 1}", ink));
    }

    private static Markup Draw(Transcript count, IReadOnlyList<Fate> rows, string id, Ink ink)
    {
        var stages = count.Stages.Skip(1).ToList();
        var strips = new Strips(count, rows, stages);
        strips.DrawFrame("Gained (above the line) and lost (below) at each stage", ink, strips.RowHeight / 2);
        var most = stages.SelectMany(stage => count.Contest.Candidates.Select(candidate => Size(Change(count, stage, candidate.Number)))).Max();
        var scale = new Scale(most, (strips.RowHeight / 2) - 40);
        for (var row = 0; row < rows.Count; row++)
        {
            DrawChanges(count, strips, scale, row, rows[row], ink);
        }

        return strips.Drawing.Finished(
            id,
            $"Gains and losses at each stage: {count.Title()}",
            $"A row for each of {Numerals.InWords(rows.Count)} candidates, a bar a stage: above the line what they gained, below it what they lost. "
            + "By Meek's method papers do not move from pile to pile, so the picture cannot say from whom a gain came. The table below gives the figures.");
    }

    private static void DrawChanges(Transcript count, Strips strips, Scale scale, int row, Fate fate, Ink ink)
    {
        var line = strips.BaseOf(row, strips.RowHeight / 2);
        for (var at = 0; at < strips.Stages.Count; at++)
        {
            var stage = strips.Stages[at];
            var change = Change(count, stage, fate.Candidate);
            if (change == Votes.Zero)
            {
                continue;
            }

            var high = Math.Max(scale.Of(Size(change)), 5);
            strips.Drawing.Rectangle(
                strips.XOf(at),
                change > Votes.Zero ? line - high : line,
                strips.Bar,
                high,
                fate.IsElectedBy(stage) ? ink.Strong : Ink.Band,
                $"{count.Name(fate.Candidate)}, stage {stage.Number}: {count.Change(change)}");
        }
    }

    internal static Votes Change(Transcript count, Stage stage, CandidateNumber candidate) =>
        stage.After.Of(candidate) - (count.Before(stage)?.Of(candidate) ?? Votes.Zero);

    private static Votes Size(Votes change) => change < Votes.Zero ? Votes.Zero - change : change;
}
