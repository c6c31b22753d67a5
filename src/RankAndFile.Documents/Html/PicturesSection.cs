using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The pictures of a count, each with its figures in a table beside it.</summary>
internal static class PicturesSection
{
    internal static void Write(Transcript count, MarkupWriter html, Ink ink)
    {
        html.Line($"""<section id="pictures" aria-labelledby="pictures-title"><h2 id="pictures-title">Pictures</h2>""");
        if (count.Stages.Length is 0)
        {
            html.Line($"<p>Nothing was counted.</p></section>");
            return;
        }

        if (count.IsFirstPastThePost())
        {
            WriteFigure("Votes", [BarsOfVotes.Draw(count, ink)], "The votes of each candidate", VotesTable(count), html);
        }
        else
        {
            WriteFigure("Votes at each stage", VotesAtEachStage.Pages(count, ink), VotesCaption(count), VotesTable(count), html);
            WriteMovement(count, html, ink);
        }

        html.Line($"</section>");
    }

    private static void WriteMovement(Transcript count, MarkupWriter html, Ink ink)
    {
        if (!count.Stages.Skip(1).Any(stage => HasMoved(count, stage)))
        {
            html.Line($"<p>No paper moved after the first preferences, so there is no flow to draw.</p>");
        }
        else if (count.IsByKeepValues())
        {
            WriteFigure(
                "Gains and losses",
                GainsAndLosses.Pages(count, ink),
                "What each candidate gained and lost at each stage. By Meek's method no paper moves from one pile to another: everybody elected keeps a part of it. So the picture cannot say from whom a gain came.",
                ChangesTable(count),
                html);
        }
        else
        {
            WriteFigure("The flow of papers", FlowOfPapers.Pages(count, ink), FlowCaption(count), MovementsTable(count), html);
        }
    }

    private static bool HasMoved(Transcript count, Stage stage) =>
        count.Before(stage) is { } before && !before.Votes.SequenceEqual(stage.After.Votes);

    private static string VotesCaption(Transcript count)
    {
        var whole = Strips.ShowsWholeVotes(count) ? " The figures in the picture leave out what is behind the point." : "";
        return $"Votes at each stage, all on one scale. A dark bar: elected. A cross: excluded. The broken line: the {count.QuotaWord()}.{whole}";
    }

    private static string FlowCaption(Transcript count)
    {
        var whole = Strips.ShowsWholeVotes(count) ? " The figures in the picture leave out what is behind the point." : "";
        return $"The flow of papers from stage to stage: each lane is as thick as the votes in it, each ribbon as the votes that moved. A tick: elected. A cross: excluded. A figure stands where the votes have changed.{whole}";
    }

    private static void WriteFigure(string name, IEnumerable<Markup> drawings, string caption, Markup table, MarkupWriter html)
    {
        html.Line($"<figure><figcaption>{caption}</figcaption>");
        foreach (var (at, drawing) in drawings.Index())
        {
            html.Line($"""<div class="scroll" role="region" aria-label="{name}, picture {at + 1}" tabindex="0">{drawing}</div>""");
        }

        html.Line($"<details><summary>{name}: the figures as a table</summary>{table}</details></figure>");
    }

    private static Markup VotesTable(Transcript count)
    {
        var last = count.Stages[^1].After;
        var rows = Fate.OfAll(count).Select(fate => Markup.Of($"""
            <tr><th scope="row">{count.Name(fate.Candidate)}</th><td>{count.Figure(count.Stages[0].After.Of(fate.Candidate))}</td><td>{count.Figure(fate.With)}</td><td>{count.Figure(last.Of(fate.Candidate))}</td><td class="words">{fate.InWords(count)}</td></tr>

            """));
        return Table(
            "Votes at the beginning, when it was decided, and at the end",
            ["Candidate", "First", "Then", "At the end", "Outcome"],
            rows);
    }

    private static Markup MovementsTable(Transcript count) => Table(
        "Every movement of papers",
        ["Stage", "From", "To", "Papers", "Votes"],
        count.Stages.SelectMany(stage => Movement.At(count, stage).Select(movement => Markup.Of($"""
            <tr><th scope="row">{stage.Number}</th><td class="words">{count.Name(movement.From)}</td><td class="words">{Flow.Receiver(count, movement)}</td><td>{Numerals.Grouped(movement.Papers)}</td><td>{count.Figure(movement.Votes)}</td></tr>

            """))));

    private static Markup ChangesTable(Transcript count) => Table(
        "Every gain and loss",
        ["Stage", "Candidate", "Change", "Votes after"],
        count.Stages.Skip(1).SelectMany(stage => count.Contest.Candidates
            .Where(candidate => GainsAndLosses.Change(count, stage, candidate.Number) != Votes.Zero)
            .Select(candidate => Markup.Of($"""
                <tr><th scope="row">{stage.Number}</th><td class="words">{candidate.Name}</td><td>{count.Change(GainsAndLosses.Change(count, stage, candidate.Number))}</td><td>{count.Figure(stage.After.Of(candidate.Number))}</td></tr>

                """))));

    private static Markup Table(string caption, string[] columns, IEnumerable<Markup> rows) => Markup.Of($"""
        <div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table>
        <caption>{caption}</caption>
        <thead><tr>{Markup.Joined(columns.Select(column => Markup.Of($"<th scope=\"col\">{column}</th>")))}</tr></thead>
        <tbody>
        {Markup.Joined(rows)}</tbody></table></div>
        """);
}
