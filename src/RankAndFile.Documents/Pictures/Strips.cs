using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// A row a candidate and a column a stage: the frame of the pictures that have to hold forty
/// candidates and as many stages. Names stand at the rows, so nothing needs a legend.
/// </summary>
internal sealed class Strips
{
    internal const int Width = 10400;
    internal const int Head = 500;
    internal const int Small = 110;

    private const int Gap = 100;
    private const int Outcome = 1650;
    private const int Widest = 1300;
    private const int NarrowestWithNumber = 160;
    private const int NarrowestWithWords = 900;

    private readonly Transcript _count;
    private readonly IReadOnlyList<Fate> _rows;
    private readonly int _figureWidth;

    internal Strips(Transcript count, IReadOnlyList<Fate> rows, IReadOnlyList<Stage> stages)
    {
        (_count, _rows, Stages) = (count, rows, stages);
        var names = count.Contest.Candidates.Max(candidate => Lettering.BoldWidth(candidate.Name, 120));
        NameWidth = Math.Clamp(names, 800, 2300);
        _figureWidth = count.Contest.Candidates.Max(candidate =>
            Math.Max(Lettering.BoldWidth(Whole(Fate.Of(count, candidate.Number).With), Small), 500));
        RowHeight = Math.Clamp(5600 / rows.Count, 240, 840);
        Left = NameWidth + _figureWidth + (2 * Gap);
        Pitch = Math.Min((Width - _figureWidth - Outcome - Left) / stages.Count, Widest);
        Right = Left + (Pitch * stages.Count);
        Drawing = new(Right + _figureWidth + Outcome, Head + (rows.Count * RowHeight) + 60);
    }

    internal Drawing Drawing { get; }

    internal IReadOnlyList<Stage> Stages { get; }

    internal int NameWidth { get; }

    internal int RowHeight { get; }

    internal int Left { get; }

    internal int Right { get; }

    /// <summary>The width of a stage.</summary>
    internal int Pitch { get; }

    internal int Bar => Pitch > 120 ? Pitch - (Pitch / 6) : Pitch - 10;

    internal int TopOf(int row) => Head + (row * RowHeight);

    internal int BaseOf(int row, int raised = 30) => TopOf(row) + RowHeight - raised;

    internal int XOf(int stage) => Left + (stage * Pitch);

    /// <summary>Figures with more than two decimals are too long for a picture: it shows whole votes, and says so.</summary>
    internal static bool ShowsWholeVotes(Transcript count) => count.Decimals > 2;

    internal string Whole(Votes votes) => ShowsWholeVotes(_count) ? Numerals.Grouped(votes.IgnoringDecimals(), 0) : _count.Figure(votes);

    /// <param name="raised">How far above the foot of its row the line stands from which the bars are drawn.</param>
    internal void DrawFrame(string strips, Ink ink, int raised = 30)
    {
        Drawing.Text(Left - Gap, 430, "first", Small, Ink.Grey, Anchor.End);
        Drawing.Text(Right + Gap + _figureWidth, 430, "votes then", Small, Ink.Grey, Anchor.End);
        Drawing.Text(Left, 160, strips, 120, bold: true);
        DrawStageNumbers();
        for (var row = 0; row < _rows.Count; row++)
        {
            var middle = TopOf(row) + (RowHeight / 2) + 40;
            var fate = _rows[row];
            var elected = fate.Ending is Ending.Elected;
            Drawing.Line(0, TopOf(row), Drawing.Width, TopOf(row), Ink.Rule, 5);
            Drawing.Text(0, middle, Lettering.Fitted(_count.Name(fate.Candidate), 120, NameWidth), 120, bold: elected);
            Drawing.Text(Left - Gap, middle, Whole(_count.Stages[0].After.Of(fate.Candidate)), Small, Ink.Black, Anchor.End);
            Drawing.Line(Left, BaseOf(row, raised), XOf(Stages.Count), BaseOf(row, raised), Ink.Grey, 5);
            Drawing.Text(Right + Gap + _figureWidth, middle, Whole(fate.With), Small, Ink.Black, Anchor.End, bold: elected);
            DrawOutcome(fate, middle, ink);
        }
    }

    private void DrawOutcome(Fate fate, int middle, Ink ink)
    {
        var at = Right + (2 * Gap) + _figureWidth;
        if (fate.Ending is Ending.Elected)
        {
            Drawing.Tick(at, middle, 90, ink.Strong);
        }
        else if (fate.Ending is Ending.Excluded)
        {
            Drawing.Cross(at + 45, middle - 40, 70, Ink.Grey);
        }

        Drawing.Text(at + 140, middle, fate.InWords(_count), Small, fate.Ending is Ending.Elected ? ink.Strong : Ink.Grey, bold: fate.Ending is Ending.Elected);
    }

    private void DrawStageNumbers()
    {
        var every = Pitch >= NarrowestWithNumber ? 1 : Pitch * 5 >= NarrowestWithNumber ? 5 : 20;
        for (var at = 0; at < Stages.Count; at++)
        {
            var stage = Stages[at];
            if (at is 0 || stage.Number % every is 0)
            {
                Drawing.Text(XOf(at) + (Bar / 2), 330, Numerals.Grouped(stage.Number), Small, Ink.Black, Anchor.Middle);
            }

            if (Pitch >= NarrowestWithWords)
            {
                Drawing.Text(XOf(at) + (Bar / 2), 450, Lettering.Fitted(StageInWords.About(_count, stage), 90, Pitch - 60), 90, Ink.Grey, Anchor.Middle);
            }
        }
    }
}
