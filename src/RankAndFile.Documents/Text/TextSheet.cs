using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The result sheet as text: header, blocks of stages, those elected.</summary>
internal sealed class TextSheet
{
    private const int PageWidth = 118;
    private const int LabelWidth = 22;

    private readonly Transcript _count;

    internal TextSheet(Transcript transcript) => _count = transcript with { Contest = Printed.Of(transcript.Contest) };

    internal void WriteTo(TextWriter to)
    {
        WriteHeader(to);
        if (_count.IsFirstPastThePost())
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
        to.WriteLine(_count.Contest.Title.Length is 0 ? "Result sheet" : $"{_count.Contest.Title}: result sheet");
        to.WriteLine();
        WriteLabelled("Counted under", _count.RuleBook() is { } rules ? $"{_count.Rules}: {rules.Title} ({rules.PublishedAs})" : _count.Rules, to);
        WriteLabelled("Places", Numerals.Grouped(_count.Contest.Places), to);
        foreach (var (label, words) in SheetNotes.Terms(_count))
        {
            WriteLabelled(label, words, to);
        }

        WriteLabelled("Papers", Numerals.Grouped(_count.Papers.Total), to);
        WriteLabelled("Invalid papers", WithReasons(_count.Papers.Invalid, _count.Papers.Findings.Where(found => !found.IsValid)), to);
        WriteLabelled(
            "Valid papers",
            WithReasons(_count.Papers.Valid, _count.Papers.Findings.Where(found => found.IsValid && found.Finding is not PaperFinding.ReadInFull)),
            to);
        WriteQuota(to);
        to.WriteLine();
    }

    private void WriteQuota(TextWriter to)
    {
        if (_count.Stages is [{ After.Quota: { } first }, ..] && _count.Stages[^1].After.Quota is { } last)
        {
            WriteLabelled("Quota", first == last ? _count.Figure(first) : $"{_count.Figure(first)} at the first stage, {_count.Figure(last)} at the last", to);
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
        if (_count.Stages is not [{ After: var figures }])
        {
            return;
        }

        var table = new StageTable(_count);
        var shares = _count.SharesOfVotes();
        var below = table.BelowTheCandidates(quota: false).Select(_ => "");
        var share = new TextColumn(
            ["Share of", shares[0].BaseInWords],
            [.. _count.Contest.Candidates.Select(candidate => table.IsShown(candidate.Number) ? shares[candidate.Number.Number - 1].Figure : ""), .. below],
            IsFigures: true);
        TextTable.Write([table.Names, table.Totals(["Votes"], figures, quota: false), share, table.Outcomes(quota: false)], to);
        to.WriteLine();
    }

    private void WriteStages(TextWriter to)
    {
        var table = new StageTable(_count);
        var outcomes = table.Outcomes();
        foreach (var block in TextTable.Blocks(_count.Stages.Select(table.Of), [table.NamesWithQuota, outcomes], PageWidth))
        {
            TextTable.Write([table.NamesWithQuota, .. block, outcomes], to);
            to.WriteLine();
        }
    }

    private void WriteFooter(TextWriter to)
    {
        to.WriteLine(_count.Elected.IsEmpty ? "Nobody is elected." : "Elected, in order of election");
        var place = 0;
        foreach (var (name, how) in SheetNotes.Elected(_count))
        {
            to.WriteLine($"{++place,4}  {name} ({how})");
        }

        foreach (var (label, words) in SheetNotes.Vacant(_count))
        {
            WriteLabelled(label, words, to);
        }

        foreach (var lot in SheetNotes.Lots(_count))
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
