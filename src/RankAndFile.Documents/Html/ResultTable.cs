using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// The result sheet proper: a row a candidate, and for each stage what changed and the votes after
/// it. A long count is divided into blocks of stages, each with the names again.
/// </summary>
internal sealed class ResultTable(Transcript count)
{
    private const int MostRowsAtFullSize = 30;

    private readonly bool _hasNonTransferable = count.Stages.Any(stage => stage.After.NonTransferable > Votes.Zero);

    internal static string Title(Transcript count) => count.Stages.Length is 1 ? "The votes" : "Stage by stage";

    internal void Write(MarkupWriter html)
    {
        html.Line($"""<section id="sheet" aria-labelledby="sheet-title"><h2 id="sheet-title">{Title(count)}</h2>""");
        if (count.Stages.Length > 1)
        {
            html.Line($"""<p class="note">Under each stage stand the change and then the votes after it. Every column of votes adds up to the total.</p>""");
        }

        foreach (var block in count.Stages.Length > 0 ? ResultLine.Blocks(count) : [])
        {
            WriteBlock(block, html);
        }

        html.Line($"</section>");
    }

    private void WriteBlock(IReadOnlyList<ResultLine> block, MarkupWriter html)
    {
        var (first, last) = (block[0].Stage.Number, block[^1].Stage.Number);
        var stages = count.Stages.Length is 1 ? "The votes of each candidate"
            : first == last ? $"Stage {first} of {count.Stages.Length}"
            : $"Stages {first} to {last} of {count.Stages.Length}";
        html.Line($"""
            <div class="scroll" role="region" aria-label="{stages}" tabindex="0"><table class="{(count.Contest.Candidates.Length > MostRowsAtFullSize ? "sheet small" : "sheet")}">
            <caption>{stages}</caption>
            <thead>
            {Headings(block)}</thead>
            <tbody>
            """);
        foreach (var candidate in count.Contest.Candidates)
        {
            html.Line($"""<tr><th scope="row">{candidate.Name}</th>{Markup.Joined(block.Select(line => Cells(line, candidate.Number)))}</tr>""");
        }

        if (_hasNonTransferable)
        {
            html.Line($"""<tr class="aside"><th scope="row">{(count.IsFirstPastThePost() ? "Votes not used" : "Non-transferable")}</th>{Markup.Joined(block.Select(NonTransferable))}</tr>""");
        }

        html.Line($"""</tbody><tfoot><tr><th scope="row">Total</th>{Markup.Joined(block.Select(Total))}</tr>""");
        if (block.Any(line => line.After.Quota is not null))
        {
            html.Line($"""<tr><th scope="row">{English.Capital(count.QuotaWord())}</th>{Markup.Joined(block.Select(Quota))}</tr>""");
        }

        html.Line($"</tfoot></table></div>");
    }

    private Markup Headings(IReadOnlyList<ResultLine> block)
    {
        var hasBatches = block.Any(line => line.Value is not null);
        var rows = hasBatches ? 3 : 2;
        if (count.Stages.Length is 1)
        {
            return Markup.Of($"""<tr><th scope="col">Candidate</th><th scope="col" class="number">Votes</th></tr>{"\n"}""");
        }

        var stages = block.GroupBy(line => line.Stage.Number).Select(lines => StageHeading([.. lines]));
        var batches = block.Select(line => Markup.Of($"""<th scope="colgroup" colspan="{line.Columns}">{(line.Value is { } value ? $"worth {Numerals.Plain(value)}" : "")}</th>"""));
        var columns = block.Select(line => line.IsFirst
            ? Markup.Of($"""<th scope="col" class="number">Votes</th>""")
            : Markup.Of($"""<th scope="col" class="number">Change</th><th scope="col" class="number">Votes</th>"""));
        return Markup.Of($"""
            <tr><th scope="col" rowspan="{rows}">Candidate</th>{Markup.Joined(stages)}</tr>
            {(hasBatches ? Markup.Of($"<tr>{Markup.Joined(batches)}</tr>") : Markup.None)}
            <tr>{Markup.Joined(columns)}</tr>

            """);
    }

    private Markup StageHeading(IReadOnlyList<ResultLine> lines)
    {
        var stage = lines[0].Stage;
        var continued = lines[0].Step > 0 ? ", continued" : "";
        return Markup.Of($"""
            <th scope="colgroup" colspan="{lines.Sum(line => line.Columns)}" abbr="Stage {stage.Number}"><b>Stage {stage.Number}</b><br>{StageInWords.About(count, stage)}{continued}</th>
            """);
    }

    private Markup Cells(ResultLine line, CandidateNumber candidate)
    {
        var fate = Fate.Of(count, candidate);
        if (fate.IsOutBefore(line.Stage) && line.After.Of(candidate) == Votes.Zero)
        {
            return line.IsFirst ? Markup.Of($"""<td class="gone">{(fate.Ending is Ending.Withdrew ? "withdrawn" : "")}</td>""") : Markup.Of($"""<td class="change"></td><td></td>""");
        }

        var elected = line.Elected.Contains(candidate) ? Markup.Of($"""<span class="mark">elected</span>""") : Markup.None;
        var excluded = line.EndsStage && line.Stage.Excluded.Contains(candidate) ? Markup.Of($"""<span class="gone">excluded </span>""") : Markup.None;
        var votes = Markup.Of($"""<td{new Markup(line.HasElectedBy(candidate, fate) ? " class=\"holds\"" : "")}>{excluded}{count.Figure(line.After.Of(candidate))}{elected}{Keep(line, candidate)}</td>""");
        return line.IsFirst
            ? votes
            : Markup.Of($"""<td class="change">{count.Change(line.After.Of(candidate) - line.Before!.Of(candidate))}</td>{votes}""");
    }

    private static Markup Keep(ResultLine line, CandidateNumber candidate) =>
        line.After.Keep.Length > 0 && line.After.Keep[candidate.Number - 1] is var keep && keep != KeepValue.All && keep != KeepValue.Nothing
            ? Markup.Of($"""<span class="keep">keeps {keep.ToString()}</span>""")
            : Markup.None;

    private Markup NonTransferable(ResultLine line)
    {
        var votes = Markup.Of($"<td>{count.Figure(line.After.NonTransferable)}</td>");
        return line.IsFirst ? votes : Markup.Of($"""<td class="change">{count.Change(line.After.NonTransferable - line.Before!.NonTransferable)}</td>{votes}""");
    }

    private Markup Total(ResultLine line) => Figure(line, count.Figure(line.After.Total));

    private Markup Quota(ResultLine line) => Figure(line, line.After.Quota is { } quota ? count.Figure(quota) : "");

    private static Markup Figure(ResultLine line, string figure) =>
        line.IsFirst ? Markup.Of($"<td>{figure}</td>") : Markup.Of($"""<td class="change"></td><td>{figure}</td>""");
}
