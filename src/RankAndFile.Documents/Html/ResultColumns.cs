using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>One line of the count, as columns of the sheet: a stage, or a batch of one, with everybody's figures before and after.</summary>
internal sealed record ResultLine(Stage Stage, int? Step, TransferValue? Value, Figures? Before, Figures After, IReadOnlyList<CandidateNumber> Elected)
{
    internal bool IsFirst => Before is null;

    internal bool EndsStage => Step is null || Step == Stage.Steps.Length - 1;

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

    /// <summary>Divides the lines into blocks that each fit the width of a page.</summary>
    internal static IEnumerable<IReadOnlyList<ResultLine>> Blocks(Transcript count)
    {
        const int pageWidth = 10300;
        var figure = Lettering.Width(count.Figure(count.Stages[0].After.Total), 92) + 130;
        var names = Math.Clamp(count.Contest.Candidates.Max(candidate => Lettering.Width(candidate.Name, 100)), 1200, 2200) + 130;
        var block = new List<ResultLine>();
        var room = pageWidth - names;
        foreach (var line in Of(count))
        {
            if (line.Columns * figure > room && block.Count > 0)
            {
                yield return block;
                block = [];
                room = pageWidth - names;
            }

            block.Add(line);
            room -= line.Columns * figure;
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }
}
