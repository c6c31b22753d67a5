using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>What a reader looks for first: who is elected, which places are vacant, and how many papers there were.</summary>
internal static class OutcomeSection
{
    internal static void Write(Transcript count, MarkupWriter html)
    {
        html.Line($"""<section id="elected" aria-labelledby="elected-title"><h2 id="elected-title">Elected</h2>""");
        if (count.NewHolders().Count is 0)
        {
            html.Line($"""<p class="outcome">Nobody is elected.</p>""");
        }
        else
        {
            html.Line($"""<ol class="outcome">""");
            foreach (var candidate in count.NewHolders())
            {
                html.Line($"""<li><strong>{count.Name(candidate)}</strong> <span class="how">{How(count, candidate)}</span></li>""");
            }

            html.Line($"</ol>");
        }

        foreach (var open in Opening.StillOpen(count))
        {
            html.Line($"<p>{open}</p>");
        }

        html.Line($"</section>");
    }

    internal static void WritePapers(Transcript count, MarkupWriter html)
    {
        var papers = count.Papers;
        html.Line($"""
            <section id="papers" aria-labelledby="papers-title"><h2 id="papers-title">The papers</h2>
            <table class="papers">
            <caption>How the papers were read</caption>
            <thead><tr><th scope="col">Papers</th><th scope="col" class="number">Number</th></tr></thead>
            <tbody>
            <tr><th scope="row">Valid</th><td>{Numerals.Grouped(papers.Valid)}</td></tr>
            {Findings(papers, valid: true)}<tr><th scope="row">Invalid</th><td>{Numerals.Grouped(papers.Invalid)}</td></tr>
            {Findings(papers, valid: false)}</tbody>
            <tfoot><tr><th scope="row">All papers</th><td>{Numerals.Grouped(papers.Total)}</td></tr></tfoot>
            </table></section>
            """);
    }

    /// <summary>Why a paper was invalid is always told; how far a valid one was read, only where some could not be read to the end.</summary>
    private static Markup Findings(PapersRead papers, bool valid)
    {
        var found = papers.Findings.Where(finding => finding.IsValid == valid && finding.Papers > Papers.None).ToList();
        return valid && found.Count < 2
            ? Markup.None
            : Markup.Joined(found.Select(finding => Markup.Of(
                $"""<tr class="part"><th scope="row">of these, {PaperWords.Name(finding.Finding)}</th><td>{Numerals.Grouped(finding.Papers)}</td></tr>{"\n"}""")));
    }

    private static string How(Transcript count, CandidateNumber candidate)
    {
        var fate = Fate.Of(count, candidate);
        var stage = count.Stages.Length is 1 ? "" : $" at stage {fate.At!.Number}";
        return $"with {count.Votes(fate.With)}{stage}";
    }
}
