using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>What stands on each sheet of the workbook.</summary>
internal static class WorkbookPages
{
    internal static Worksheet ResultSheet(Transcript count)
    {
        var page = SheetPage.Of(count);
        var rules = count.RuleBook() is { } book ? $"{count.Rules}: {book.Title} ({book.PublishedAs})" : count.Rules;
        return new("Result sheet", HeadingRows: 3, FrozenColumns: 2, [["", count.Contest.Title], ["", $"Counted under {rules}"], .. page.Table, [], .. page.Footer]);
    }

    /// <summary>A row for everybody on every line of the count: for filters, pivots and other programs.</summary>
    internal static Worksheet Stages(Transcript count) => new(
        "Stages",
        HeadingRows: 1,
        FrozenColumns: 0,
        [
            ["Stage", "What it was", "Step", "Value", "Number", "Candidate", "Votes", "Keep value", "Here"],
            .. count.Stages.SelectMany(stage => RowsOf(count, stage)),
        ]);

    internal static Worksheet Elected(Transcript count)
    {
        var place = 0;
        return new(
            "Elected",
            HeadingRows: 1,
            FrozenColumns: 0,
            [
                ["Order", "Candidate", "How"],
                .. SheetNotes.Elected(count).Select(elected => Row(Cell.Of(++place), elected.Name, elected.How)),
                .. SheetNotes.Vacant(count).Select(vacant => Row("", vacant.Label, vacant.Words)),
                .. SheetNotes.Lots(count).Select(lot => Row("", "Lot", lot)),
            ]);
    }

    internal static Worksheet Papers(Transcript count) => new(
        "Papers",
        HeadingRows: 1,
        FrozenColumns: 0,
        [
            ["What", "Number"],
            .. SheetPage.PapersOf(count),
            [],
            Row("Places", Cell.Of(count.Contest.Places)),
            .. SheetNotes.Terms(count).Select(term => Row(term.Label, term.Words)),
        ]);

    private static IEnumerable<IReadOnlyList<Cell>> RowsOf(Transcript count, Stage stage)
    {
        if (stage.Steps.IsEmpty)
        {
            return Line(count, stage, step: null, stage.After, Cell.Empty, stage.Elected);
        }

        return stage.Steps.SelectMany((step, index) => Line(
            count, stage, index + 1, step.After, step.Value is { } value ? Cell.Of(value, count.Decimals) : Cell.Empty, step.Elected));
    }

    private static IEnumerable<IReadOnlyList<Cell>> Line(
        Transcript count, Stage stage, int? step, Figures after, Cell value, IReadOnlyCollection<CandidateNumber> elected)
    {
        Cell[] about = [Cell.Of(stage.Number), count.TitleOf(stage), step is { } number ? Cell.Of(number) : Cell.Empty, value];
        foreach (var candidate in count.Contest.Candidates)
        {
            var isExcludedHere = step is null or 1 && stage.Excluded.Contains(candidate.Number);
            var here = elected.Contains(candidate.Number) ? "Elected" : isExcludedHere ? "Excluded" : "";
            yield return
            [
                .. about,
                Cell.Of(candidate.Number.Number),
                candidate.Name,
                Cell.Of(after.Of(candidate.Number), count.Decimals),
                after.Keep.IsEmpty ? Cell.Empty : Cell.Of(after.Keep[candidate.Number.Number - 1]),
                here,
            ];
        }

        yield return [.. about, "", count.NonTransferableName(), Cell.Of(after.NonTransferable, count.Decimals)];
        if (after.Quota is { } quota)
        {
            yield return [.. about, "", "Quota", Cell.Of(quota, count.Decimals)];
        }
    }

    private static Cell[] Row(params Cell[] cells) => cells;
}
