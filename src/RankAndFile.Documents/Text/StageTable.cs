using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The figures of a count as columns of text: names, a column or two a stage, outcomes.</summary>
internal sealed class StageTable(Transcript count)
{
    private const int WidestName = 36;
    private const int NarrowestTitle = 12;

    internal TextColumn Names { get; } = NamesOf(count, quota: false);

    internal TextColumn NamesWithQuota { get; } = NamesOf(count, quota: true);

    private IEnumerable<CandidateNumber> Candidates => count.Contest.Candidates.Select(candidate => candidate.Number);

    internal bool IsShown(CandidateNumber candidate) => count.Contest.Stands(candidate);

    internal TextColumn Outcomes(bool quota = true) =>
        new([""], [.. Candidates.Select(count.OutcomeOf), .. BelowTheCandidates(quota).Select(_ => "")], IsFigures: false);

    /// <summary>The rows that follow those of the candidates.</summary>
    internal IEnumerable<string> BelowTheCandidates(bool quota) => Below(count, quota);

    internal TextColumn Totals(IReadOnlyList<string> heading, Figures after, bool quota, Func<CandidateNumber, bool>? isShown = null)
    {
        isShown ??= IsShown;
        var candidates = Candidates.Select(candidate => isShown(candidate) ? count.Figure(after.Of(candidate)) : "");
        var below = new List<string> { count.Figure(after.Total) };
        if (count.HasNonTransferable())
        {
            below.Insert(0, count.Figure(after.NonTransferable));
        }

        if (quota)
        {
            below.Add(after.Quota is { } figure ? count.Figure(figure) : "");
        }

        return new(heading, [.. candidates, .. below], IsFigures: true);
    }

    /// <summary>One stage: its title, then what changed and what everybody has, or by Meek's method what everybody keeps.</summary>
    internal TextColumn Of(Stage stage)
    {
        bool IsShownHere(CandidateNumber candidate) => !count.IsOutOfItBefore(candidate, stage);
        var votes = Totals(["Votes"], stage.After, quota: true, IsShownHere);
        var beside = stage.After.Keep.IsEmpty ? Changes(stage, IsShownHere) : Keeps(stage, IsShownHere);
        TextColumn[] parts = beside is null ? [votes] : [beside, votes];
        var wide = parts.Sum(part => part.Width) + (2 * (parts.Length - 1));
        return TextColumn.Joined([$"Stage {stage.Number}", .. TextTable.Wrapped(count.TitleOf(stage), wide > NarrowestTitle ? wide : NarrowestTitle)], parts);
    }

    private TextColumn? Changes(Stage stage, Func<CandidateNumber, bool> isShown)
    {
        if (count.Before(stage) is not { } before)
        {
            return null;
        }

        var candidates = Candidates.Select(candidate =>
            isShown(candidate) ? count.Change(stage.After.Of(candidate) - before.Of(candidate)) : "");
        return new(["Change"], [.. candidates, count.Change(stage.After.NonTransferable - before.NonTransferable), "", ""], IsFigures: true);
    }

    private TextColumn Keeps(Stage stage, Func<CandidateNumber, bool> isShown) => new(
        ["Keep value"],
        [.. Candidates.Select(candidate => isShown(candidate) ? stage.After.Keep[candidate.Number - 1].ToString() : ""), "", "", ""],
        IsFigures: true);

    private static List<string> Below(Transcript count, bool quota)
    {
        List<string> below = count.HasNonTransferable() ? [count.NonTransferableName(), "Total"] : ["Total"];
        if (quota)
        {
            below.Add("Quota");
        }

        return below;
    }

    private static TextColumn NamesOf(Transcript count, bool quota) => new(
        [""],
        [.. count.Contest.Candidates.Select(candidate => Shortened(candidate.Name)), .. Below(count, quota)],
        IsFigures: false);

    // The full name stands in the list of the elected, in the CSV and in the workbook.
    private static string Shortened(string name) => name.Length <= WidestName ? name : string.Concat(name.AsSpan(0, WidestName - 1), "…");
}
