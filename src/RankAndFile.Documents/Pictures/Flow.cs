using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Draws the parts of the picture of flow: the columns, what stays in its lane, and what moves to another.</summary>
internal sealed class Flow(Transcript count, Lanes lanes, Drawing drawing, Ink ink)
{
    private const int Label = 90;

    internal void DrawHeading(Stage stage, int x, int pitch)
    {
        drawing.Text(x, 330, $"{Numerals.Grouped(stage.Number)}", 120, bold: true);
        drawing.Text(x, 450, Lettering.Fitted(StageInWords.About(count, stage), Label, pitch - 80), Label, Ink.Grey);
    }

    internal void DrawNames(int width)
    {
        foreach (var fate in lanes.Order)
        {
            var elected = fate.Ending is Ending.Elected;
            drawing.Text(0, lanes.TopOf(fate.Candidate) + 90, Lettering.Fitted(count.Name(fate.Candidate), 100, width), 100, elected ? ink.Strong : Ink.Black, bold: elected);
        }

        drawing.Text(0, lanes.NonTransferable + 90, "non-transferable", 100, Ink.Grey);
    }

    /// <summary>A column: how many votes each has after the stage, told where it has changed.</summary>
    internal void DrawColumn(Stage stage, int x, int wide, bool isFirst)
    {
        var before = count.Before(stage);
        foreach (var fate in lanes.Order)
        {
            var votes = stage.After.Of(fate.Candidate);
            var top = lanes.TopOf(fate.Candidate);
            if (votes > Votes.Zero)
            {
                drawing.Rectangle(x, top, wide, Math.Max(lanes.ThicknessOf(votes), 5), fate.IsElectedBy(stage) ? ink.Strong : Ink.Black);
            }

            var changed = isFirst || before is null || before.Of(fate.Candidate) != votes;
            if (votes > Votes.Zero && changed)
            {
                drawing.Text(x + wide + 30, top + 85, Whole(votes), Label, Ink.Black, halo: true);
            }

            DrawMark(fate, stage, x, top, wide, votes);
        }

        DrawNonTransferable(stage, x, wide, isFirst || before?.NonTransferable != stage.After.NonTransferable);
    }

    /// <summary>What lies between two columns: the votes that stayed, and the ribbons that went.</summary>
    internal void DrawBetween(Stage stage, int x1, int x2)
    {
        var before = count.Before(stage)!;
        var movements = Movement.At(count, stage);
        var (leaves, arrives) = (new Dictionary<CandidateNumber, int>(), new Dictionary<int, int>());
        foreach (var fate in lanes.Order)
        {
            var stays = Lesser(before.Of(fate.Candidate), stage.After.Of(fate.Candidate));
            var thick = lanes.ThicknessOf(stays);
            var top = lanes.TopOf(fate.Candidate);
            leaves[fate.Candidate] = top + thick;
            arrives[fate.Candidate.Number] = top + thick;
            if (stays > Votes.Zero)
            {
                drawing.Ribbon(x1, top, x2, top, thick, fate.IsElectedBefore(stage) ? ink.Strong : Ink.Band, "0.4");
            }
        }

        var lost = lanes.ThicknessOf(before.NonTransferable);
        arrives[0] = lanes.NonTransferable + lost;
        if (before.NonTransferable > Votes.Zero)
        {
            drawing.Ribbon(x1, lanes.NonTransferable, x2, lanes.NonTransferable, lost, Ink.Band, "0.25");
        }

        foreach (var movement in movements.OrderBy(movement => lanes.TopOf(movement.From)).ThenBy(movement => lanes.TopOf(movement.To)))
        {
            DrawMovement(movement, stage, (x1, x2), leaves, arrives);
        }
    }

    private void DrawMovement(Movement movement, Stage stage, (int From, int To) x, Dictionary<CandidateNumber, int> leaves, Dictionary<int, int> arrives)
    {
        var thick = lanes.ThicknessOf(movement.Votes);
        var to = movement.To?.Number ?? 0;
        var fill = stage.Kind is StageKind.Surplus ? ink.Strong : Ink.Black;
        var title = $"Stage {stage.Number}: {count.Votes(movement.Votes)} from {count.Name(movement.From)} to {Receiver(count, movement)}";
        drawing.Ribbon(x.From, leaves[movement.From], x.To, arrives[to], thick, movement.To is null ? Ink.Band : fill, movement.To is null ? "0.5" : "0.6", title);
        leaves[movement.From] += thick;
        arrives[to] += thick;
    }

    internal static string Receiver(Transcript count, Movement movement) =>
        movement.To is { } to ? count.Name(to) : "nobody: non-transferable";

    private void DrawMark(Fate fate, Stage stage, int x, int top, int wide, Votes votes)
    {
        if (fate.At != stage)
        {
            return;
        }

        if (fate.Ending is Ending.Elected)
        {
            drawing.Tick(x + wide + 60 + Lettering.Width(Whole(votes), Label), top + 85, 80, ink.Strong);
        }
        else
        {
            var past = votes > Votes.Zero ? wide + 110 + Lettering.Width(Whole(votes), Label) : wide / 2;
            drawing.Cross(x + past, top + 55, 70, Ink.Grey);
        }
    }

    private void DrawNonTransferable(Stage stage, int x, int wide, bool changed)
    {
        var votes = stage.After.NonTransferable;
        if (votes > Votes.Zero)
        {
            drawing.Rectangle(x, lanes.NonTransferable, wide, Math.Max(lanes.ThicknessOf(votes), 5), Ink.Band);
            if (changed)
            {
                drawing.Text(x + wide + 30, lanes.NonTransferable + 85, Whole(votes), Label, Ink.Grey, halo: true);
            }
        }
    }

    private string Whole(Votes votes) => Strips.ShowsWholeVotes(count) ? Numerals.Grouped(votes.IgnoringDecimals(), 0) : count.Figure(votes);

    private static Votes Lesser(Votes left, Votes right) => left < right ? left : right;
}
