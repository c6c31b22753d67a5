using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>One line of the count, as columns of the sheet: a stage, or a batch of one, with everybody's figures before and after.</summary>
internal sealed record ResultLine(Stage Stage, int? Step, TransferValue? Value, Figures? Before, Figures After, IReadOnlyList<CandidateNumber> Elected)
{
    private const int Letters = 120;
    private const int Padding = 130;

    internal bool IsFirst => Before is null;

    internal bool EndsStage => Step is null || Step == Stage.Steps.Length - 1;

    /// <summary>Whether the candidate has been elected on this line or an earlier one, batches of the same stage included.</summary>
    internal bool HasElectedBy(CandidateNumber candidate, Fate fate) =>
        fate.IsElectedBefore(Stage)
        || Elected.Contains(candidate)
        || Stage.Steps.Take(Step ?? 0).Any(step => step.Elected.Contains(candidate));

    /// <summary>A column of change and one of votes; at first preferences there is nothing to have changed.</summary>
    internal int Columns => IsFirst ? 1 : 2;

    /// <summary>
    /// Every batch of an exclusion has a line of its own, since candidates may be elected after each.
    /// The iterations of a count by Meek's method have none: only the last says what came of them.
    /// </summary>
    internal static IEnumerable<ResultLine> Of(Transcript count)
    {
        Figures? before = null;
        foreach (var stage in count.Stages)
        {
            var batches = stage.Steps.All(step => step.Value is not null) ? stage.Steps.Length : 0;
            for (var at = 0; at < Math.Max(batches, 1); at++)
            {
                var step = batches > 0 ? stage.Steps[at] : null;
                var after = step?.After ?? stage.After;
                yield return new(stage, step is null ? null : at, step?.Value, before, after, step is null ? stage.Elected : step.Elected);
                before = after;
            }
        }
    }

    /// <summary>Divides the lines into blocks that each fit the width of a page, on paper and on a screen.</summary>
    internal static IEnumerable<IReadOnlyList<ResultLine>> Blocks(Transcript count)
    {
        const int pageWidth = 10700;
        var names = Math.Clamp(count.Contest.Candidates.Max(candidate => Lettering.Width(candidate.Name, Letters)), 1280, 1760) + Padding;
        var block = new List<ResultLine>();
        var room = pageWidth - names;
        foreach (var line in Of(count))
        {
            var width = line.WidthIn(count);
            if (width > room && block.Count > 0)
            {
                yield return block;
                block = [];
                room = pageWidth - names;
            }

            block.Add(line);
            room -= width;
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private int WidthIn(Transcript count)
    {
        var votes = count.Contest.Candidates.Max(candidate =>
            Lettering.Width(count.Figure(After.Of(candidate.Number)), Letters)
            + (EndsStage && Stage.Excluded.Contains(candidate.Number) ? Lettering.Width("excluded ", Letters) : 0));
        var total = Lettering.Width(count.Figure(After.Total), Letters);
        var change = Before is null ? 0 : Padding + count.Contest.Candidates.Max(candidate =>
            Lettering.Width(count.Change(After.Of(candidate.Number) - Before.Of(candidate.Number)), Letters));
        return Math.Max(votes, total) + Padding + Math.Max(change, Before is null ? 0 : Lettering.Width("Change", Letters) + Padding);
    }
}
