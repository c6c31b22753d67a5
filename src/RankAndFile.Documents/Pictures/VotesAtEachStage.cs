using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// The picture of everybody's votes at each stage, against the quota: a strip of bars a candidate, on
/// one scale, the elected first. It holds one candidate or forty, three stages or two hundred.
/// </summary>
public static class VotesAtEachStage
{
    private const int MostRowsToAPage = 22;

    /// <summary>Writes the picture as one SVG drawing.</summary>
    public static void Write(Transcript count, TextWriter output, Ink? ink = null) =>
        output.Write((count.Stages.IsEmpty ? Drawing.OfNothing(count) : Draw(count, Fate.OfAll(count), "votes", ink ?? Ink.Red)).Text);

    /// <summary>The same picture as drawings that each fit on a page.</summary>
    internal static IEnumerable<Markup> Pages(Transcript count, Ink ink)
    {
        var rows = Fate.OfAll(count);
        var pages = (rows.Count + MostRowsToAPage - 1) / MostRowsToAPage;
        var size = (rows.Count + pages - 1) / pages;
        return rows.Chunk(size).Select((part, at) => Draw(count, part, $"votes-{at + 1}", ink));
    }

    private static Markup Draw(Transcript count, IReadOnlyList<Fate> rows, string id, Ink ink)
    {
        var strips = new Strips(count, rows, count.Stages);
        var labels = strips.RowHeight >= 400 && strips.Pitch >= LabelWidth(count, strips);
        var most = count.Stages.SelectMany(stage => stage.After.Votes.Append(stage.After.Quota ?? Votes.Zero)).Max();
        var scale = new Scale(most, strips.RowHeight - (labels ? 210 : 80));
        strips.DrawFrame("Votes at each stage", ink);
        DrawQuotaKey(count, strips);
        for (var row = 0; row < rows.Count; row++)
        {
            DrawBars(count, strips, scale, row, rows[row], ink);
            DrawQuota(strips, scale, row, rows[row]);
            if (labels)
            {
                DrawFigures(strips, scale, row, rows[row]);
            }
        }

        return strips.Drawing.Finished(id, $"Votes at each stage: {count.Title()}", Description(count, rows));
    }

    private static int LabelWidth(Transcript count, Strips strips) =>
        count.Stages.SelectMany(stage => stage.After.Votes).Max(votes => Lettering.Width(strips.Whole(votes), 90)) + 60;

    private static void DrawBars(Transcript count, Strips strips, Scale scale, int row, Fate fate, Ink ink)
    {
        for (var at = 0; at < strips.Stages.Count; at++)
        {
            var stage = strips.Stages[at];
            if (fate.IsOutBefore(stage))
            {
                return;
            }

            var (x, foot, votes) = (strips.XOf(at), strips.BaseOf(row), stage.After.Of(fate.Candidate));
            var (high, elected) = (scale.Of(votes), fate.IsElectedBy(stage));
            if (fate.Ending is Ending.Excluded && fate.At == stage)
            {
                strips.Drawing.Cross(x + (strips.Bar / 2), foot - high - (votes > Votes.Zero ? 175 : 60), Math.Min(70, strips.Bar), Ink.Grey);
            }

            if (votes > Votes.Zero)
            {
                strips.Drawing.Rectangle(
                    x, foot - Math.Max(high, 5), strips.Bar, Math.Max(high, 5), elected ? ink.Strong : Ink.Band,
                    $"{count.Name(fate.Candidate)}, stage {stage.Number}: {count.Figure(votes)}");
            }
        }
    }

    private static void DrawFigures(Strips strips, Scale scale, int row, Fate fate)
    {
        for (var at = 0; at < strips.Stages.Count; at++)
        {
            var votes = strips.Stages[at].After.Of(fate.Candidate);
            if (votes > Votes.Zero)
            {
                var above = ClearOfTheQuota(strips, scale, row, at, strips.BaseOf(row) - scale.Of(votes) - 30);
                strips.Drawing.Text(strips.XOf(at) + (strips.Bar / 2), above, strips.Whole(votes), 90, Ink.Black, Anchor.Middle, halo: true);
            }
        }
    }

    /// <summary>A figure that the broken line would run through stands above the line instead.</summary>
    private static int ClearOfTheQuota(Strips strips, Scale scale, int row, int at, int foot)
    {
        const int figure = 85;
        if (strips.Stages[at].After.Quota is not { } quota)
        {
            return foot;
        }

        var line = strips.BaseOf(row) - scale.Of(quota);
        return line > foot - figure && line < foot + 20 ? line - 25 : foot;
    }

    private static void DrawQuota(Strips strips, Scale scale, int row, Fate fate)
    {
        var line = strips.Stages
            .Select((stage, at) => (stage.After.Quota, At: at))
            .Where(each => each.Quota is not null && !fate.IsOutBefore(strips.Stages[each.At]))
            .SelectMany(each => new[]
            {
                (strips.XOf(each.At), strips.BaseOf(row) - scale.Of(each.Quota!.Value)),
                (strips.XOf(each.At + 1), strips.BaseOf(row) - scale.Of(each.Quota!.Value)),
            })
            .ToList();
        if (line.Count > 0)
        {
            strips.Drawing.Through(line, Ink.Black, 10, "4 2.5");
        }
    }

    private static void DrawQuotaKey(Transcript count, Strips strips)
    {
        if (count.Stages[0].After.Quota is not { } first)
        {
            return;
        }

        var last = count.Stages[^1].After.Quota ?? first;
        var word = count.QuotaWord();
        var words = first == last ? $"{word} {strips.Whole(first)}" : $"{word} {strips.Whole(first)}, at the end {strips.Whole(last)}";
        var start = strips.Left + Lettering.Width("Votes at each stage", 120) + 400;
        strips.Drawing.Line(start, 120, start + 300, 120, Ink.Black, 10, "4 2.5");
        strips.Drawing.Text(start + 360, 160, words, Strips.Small);
    }

    private static string Description(Transcript count, IReadOnlyList<Fate> rows)
    {
        var elected = rows.Where(row => row.Ending is Ending.Elected).Select(row => count.Name(row.Candidate)).ToList();
        var words = $"A row of bars for each of {Numerals.InWords(rows.Count)} candidates, one bar a stage, on one scale, with the {count.QuotaWord()} as a broken line. ";
        words += elected.Count is 0 ? "None of these was elected." : $"Elected: {English.Listed(elected)}; their bars are dark from the stage of election on.";
        return Strips.ShowsWholeVotes(count) ? words + " The figures leave out what is behind the point." : words;
    }
}
