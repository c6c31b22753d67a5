using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The result sheet as text: header, blocks of stages, those elected.</summary>
internal sealed class TextSheet(Transcript count)
{
    private const int PageWidth = 118;
    private const int LabelWidth = 22;

    internal void WriteTo(TextWriter to)
    {
        WriteHeader(to);
        if (count.IsFirstPastThePost())
        {
            WriteVotes(to);
        }
        else
        {
            WriteStages(to);
        }

        WriteFooter(to);
    }

    private void WriteHeader(TextWriter to)
    {
        to.WriteLine(count.Contest.Title.Length is 0 ? "Result sheet" : $"{count.Contest.Title}: result sheet");
        to.WriteLine();
        WriteLabelled("Counted under", count.RuleBook() is { } rules ? $"{count.Rules}: {rules.Title} ({rules.PublishedAs})" : count.Rules, to);
        WriteLabelled("Places", Numerals.Grouped(count.Contest.Places), to);
        foreach (var (label, words) in SheetNotes.Terms(count))
        {
            WriteLabelled(label, words, to);
        }

        WriteLabelled("Papers", Numerals.Grouped(count.Papers.Total), to);
        WriteLabelled("Invalid papers", WithReasons(count.Papers.Invalid, count.Papers.Findings.Where(found => !found.IsValid)), to);
        WriteLabelled(
            "Valid papers",
            WithReasons(count.Papers.Valid, count.Papers.Findings.Where(found => found.IsValid && found.Finding is not PaperFinding.ReadInFull)),
            to);
        WriteQuota(to);
        to.WriteLine();
    }

    private void WriteQuota(TextWriter to)
    {
        if (count.Stages is [{ After.Quota: { } first }, ..] && count.Stages[^1].After.Quota is { } last)
        {
            WriteLabelled("Quota", first == last ? count.Figure(first) : $"{count.Figure(first)} at the first stage, {count.Figure(last)} at the last", to);
        }
    }

    private static string WithReasons(Papers papers, IEnumerable<PapersFound> findings)
    {
        var reasons = findings.Where(found => found.Papers > Papers.None)
            .Select(found => $"{PaperWords.Name(found.Finding)} {Numerals.Grouped(found.Papers)}");
        return string.Join("; ", reasons) is { Length: > 0 } all ? $"{Numerals.Grouped(papers)}: {all}" : Numerals.Grouped(papers);
    }

    private void WriteVotes(TextWriter to)
    {
        var table = new StageTable(count);
        if (count.Stages is not [{ After: var figures }])
        {
            return;
        }

        // With several votes a paper, a share of votes would tell nothing about how many voted for somebody.
        var of = count.Contest.VotesOnEachPaper is 1 ? "valid votes" : "valid papers";
        var shares = count.Contest.Candidates
            .Select(candidate => table.IsShown(candidate.Number)
                ? new Share(figures.Of(candidate.Number).Whole(), count.Papers.Valid.Count, of).Figure
                : "");
        TextTable.Write(
            [
                table.Names,
                table.Totals(["Votes"], figures, quota: false),
                new(["Share of", $"{Numerals.Grouped(count.Papers.Valid)} {of}"], [.. shares, .. table.BelowTheCandidates(quota: false).Select(_ => "")], IsFigures: true),
                table.Outcomes(quota: false),
            ],
            to);
        to.WriteLine();
    }

    private void WriteStages(TextWriter to)
    {
        var table = new StageTable(count);
        var outcomes = table.Outcomes();
        foreach (var block in TextTable.Blocks(count.Stages.Select(table.Of), [table.NamesWithQuota, outcomes], PageWidth))
        {
            TextTable.Write([table.NamesWithQuota, .. block, outcomes], to);
            to.WriteLine();
        }
    }

    private void WriteFooter(TextWriter to)
    {
        to.WriteLine(count.Elected.IsEmpty ? "Nobody is elected." : "Elected, in order of election");
        var place = 0;
        foreach (var (name, how) in SheetNotes.Elected(count))
        {
            to.WriteLine($"{++place,4}  {name} ({how})");
        }

        foreach (var (label, words) in SheetNotes.Vacant(count))
        {
            WriteLabelled(label, words, to);
        }

        foreach (var lot in SheetNotes.Lots(count))
        {
            WriteLabelled("Lot", lot, to);
        }
    }

    private static void WriteLabelled(string label, string words, TextWriter to)
    {
        var before = label.PadRight(LabelWidth);
        foreach (var line in TextTable.Wrapped(words, PageWidth - LabelWidth))
        {
            to.WriteLine((before + line).TrimEnd());
            before = new string(' ', LabelWidth);
        }
    }
}
