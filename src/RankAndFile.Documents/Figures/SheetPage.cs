using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The result sheet as rows of cells, for the spreadsheet forms of it.</summary>
internal sealed record SheetPage(
    IReadOnlyList<IReadOnlyList<Cell>> Header, IReadOnlyList<IReadOnlyList<Cell>> Table, IReadOnlyList<IReadOnlyList<Cell>> Footer)
{
    internal static SheetPage Of(Transcript count) => new([.. HeaderOf(count)], [.. TableOf(count)], [.. FooterOf(count)]);

    private static IEnumerable<IReadOnlyList<Cell>> HeaderOf(Transcript count)
    {
        yield return ["Contest", count.Contest.Title];
        yield return ["Counted under", count.Rules, count.RuleBook() is { } rules ? $"{rules.Title} ({rules.PublishedAs})" : ""];
        yield return ["Places", Cell.Of(count.Contest.Places)];
        foreach (var (label, words) in SheetNotes.Terms(count))
        {
            yield return [label, words];
        }

        foreach (var row in PapersOf(count))
        {
            yield return row;
        }
    }

    internal static IEnumerable<IReadOnlyList<Cell>> PapersOf(Transcript count)
    {
        yield return ["Papers", Cell.Of(count.Papers.Total)];
        yield return ["Invalid papers", Cell.Of(count.Papers.Invalid)];
        foreach (var found in count.Papers.Findings.Where(found => !found.IsValid))
        {
            yield return ["Invalid: " + PaperWords.Name(found.Finding), Cell.Of(found.Papers)];
        }

        yield return ["Valid papers", Cell.Of(count.Papers.Valid)];
        foreach (var found in count.Papers.Findings.Where(found => found.IsValid))
        {
            yield return ["Valid: " + PaperWords.Name(found.Finding), Cell.Of(found.Papers)];
        }
    }

    private static IEnumerable<IReadOnlyList<Cell>> TableOf(Transcript count)
    {
        yield return ["Number", "Candidate", .. count.Stages.SelectMany(stage => Headings(count, stage)), .. ShareHeading(count), "Outcome"];
        foreach (var candidate in count.Contest.Candidates)
        {
            yield return
            [
                Cell.Of(candidate.Number.Number),
                candidate.Name,
                .. count.Stages.SelectMany(stage => Cells(count, stage, candidate.Number)),
                .. ShareOf(count, candidate.Number),
                count.OutcomeOf(candidate.Number),
            ];
        }

        if (count.HasNonTransferable())
        {
            yield return Below(count.NonTransferableName(), stage =>
                [.. Change(count, stage, figures => figures.NonTransferable), Cell.Of(stage.After.NonTransferable, count.Decimals)]);
        }

        yield return Below("Total", stage => [.. Beside(count, stage), Cell.Of(stage.After.Total, count.Decimals)]);
        if (count.Stages.Any(stage => stage.After.Quota is not null))
        {
            yield return Below("Quota", stage =>
                [.. Beside(count, stage), stage.After.Quota is { } quota ? Cell.Of(quota, count.Decimals) : Cell.Empty]);
        }

        IReadOnlyList<Cell> Below(string label, Func<Stage, IEnumerable<Cell>> cells) =>
            ["", label, .. count.Stages.SelectMany(cells)];
    }

    private static IEnumerable<Cell> Headings(Transcript count, Stage stage)
    {
        if (count.IsFirstPastThePost())
        {
            yield return "Votes";
            yield break;
        }

        var title = $"Stage {stage.Number}: {count.TitleOf(stage)}";
        if (HasColumnBeside(count, stage))
        {
            yield return stage.After.Keep.IsEmpty ? $"{title}, change" : $"{title}, keep value";
        }

        yield return $"{title}, votes";
    }

    private static IEnumerable<Cell> Cells(Transcript count, Stage stage, CandidateNumber candidate)
    {
        IEnumerable<Cell> beside = stage.After.Keep.IsEmpty
            ? Change(count, stage, figures => figures.Of(candidate))
            : [Cell.Of(stage.After.Keep[candidate.Number - 1])];
        return beside.Append(Cell.Of(stage.After.Of(candidate), count.Decimals));
    }

    private static IEnumerable<Cell> ShareHeading(Transcript count) =>
        count.SharesOfVotes() is [var share, ..] ? [$"Per cent of {share.Whole.ToString(CultureInfo.InvariantCulture)} {share.Base}"] : [];

    private static IEnumerable<Cell> ShareOf(Transcript count, CandidateNumber candidate)
    {
        var shares = count.SharesOfVotes();
        return shares.Length is 0 ? []
            : count.Contest.Stands(candidate) && shares[candidate.Number - 1].Percentage is { } percentage ? [new Cell(percentage.Figure, 1)]
            : [Cell.Empty];
    }

    private static IEnumerable<Cell> Change(Transcript count, Stage stage, Func<Figures, Votes> figure) =>
        stage.After.Keep.IsEmpty && count.Before(stage) is { } before
            ? [Cell.Of(figure(stage.After) - figure(before), count.Decimals)]
            : Beside(count, stage);

    /// <summary>An empty cell where the stage has two columns and the row has one figure.</summary>
    private static IEnumerable<Cell> Beside(Transcript count, Stage stage) => HasColumnBeside(count, stage) ? [Cell.Empty] : [];

    private static bool HasColumnBeside(Transcript count, Stage stage) => !stage.After.Keep.IsEmpty || count.Before(stage) is not null;

    private static IEnumerable<IReadOnlyList<Cell>> FooterOf(Transcript count)
    {
        var place = 0;
        foreach (var (name, how) in SheetNotes.Elected(count))
        {
            yield return ["Elected", Cell.Of(++place), name, how];
        }

        foreach (var (label, words) in SheetNotes.Vacant(count))
        {
            yield return [label, words];
        }

        foreach (var lot in SheetNotes.Lots(count))
        {
            yield return ["Lot", lot];
        }
    }
}
