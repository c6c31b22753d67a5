using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// The result sheet as one HTML file: it loads nothing, runs nothing, reads well aloud and on a
/// telephone, and prints on A4 across.
/// </summary>
public static class HtmlSheet
{
    /// <param name="declaration">What the scrutineer declares, where it is known; else the sheet leaves it out.</param>
    public static void Write(Transcript count, DeclarationBlock? declaration, TextWriter output, Ink? ink = null)
    {
        var html = new MarkupWriter(output);
        var title = count.Title();
        html.Line($"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Result: {title}</title>
            <style>
            {Stylesheet.In(ink ?? Ink.Red)}</style>
            </head>
            <body>
            <header>
            <p class="kind">Result sheet</p>
            <h1>{title}</h1>
            <p>{Places(count)}, counted by {count.RuleBookInASentence()}{(count.Contest.Guarantees.IsEmpty ? "" : " with guaranteed places")}.</p>
            {Contents(count, declaration is not null)}</header>
            <main>
            """);
        html.Line($"""<div class="front">""");
        OutcomeSection.Write(count, html);
        OutcomeSection.WritePapers(count, html);
        html.Line($"</div>");
        if (declaration is not null)
        {
            DeclarationSection.Write(declaration, html);
        }

        new ResultTable(count).Write(html);
        PicturesSection.Write(count, html, ink ?? Ink.Red);
        WriteExplanation(count, html);
        WriteLots(count, html);
        WriteHowItWasCounted(count, html);
        html.Line($"""
            </main>
            </body>
            </html>
            """);
    }

    private static string Places(Transcript count)
    {
        var (places, standing) = (count.Contest.Places, count.NumberStanding());
        return $"{English.Capital(Numerals.InWords(places))} {English.Plural(places, "place")}, "
            + $"{Numerals.InWords(standing)} {English.Plural(standing, "candidate")}";
    }

    private static Markup Contents(Transcript count, bool isDeclared)
    {
        (string Id, string Title)[] sections =
        [
            ("elected", "Elected"), ("papers", "The papers"), ("declaration", "Votes and turnout"), ("sheet", ResultTable.Title(count)), ("pictures", "Pictures"),
            ("explanation", "In plain words"), ("lots", "Lots"), ("rules", "How it was counted"),
        ];
        var links = sections
            .Where(section => section.Id switch { "lots" => !count.Lots.IsEmpty, "declaration" => isDeclared, _ => true })
            .Select(section => Markup.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>"));
        return Markup.Of($"<nav aria-label=\"On this page\"><ul>{Markup.Joined(links)}</ul></nav>\n");
    }

    private static void WriteExplanation(Transcript count, MarkupWriter html)
    {
        html.Line($"""<section id="explanation" aria-labelledby="explanation-title"><h2 id="explanation-title">In plain words</h2>""");
        foreach (var passage in Explanation.Of(count).Passages)
        {
            html.Line($"<h3>{passage.Heading}</h3>");
            foreach (var sentence in passage.Sentences)
            {
                html.Line(sentence.Paragraph is null
                    ? Markup.Of($"<p>{sentence.Words}</p>")
                    : Markup.Of($"""<p>{sentence.Words} <span class="cited">({sentence.Paragraph})</span></p>"""));
            }
        }

        html.Line($"</section>");
    }

    private static void WriteLots(Transcript count, MarkupWriter html)
    {
        if (count.Lots.IsEmpty)
        {
            return;
        }

        html.Line($"""
            <section id="lots" aria-labelledby="lots-title"><h2 id="lots-title">Lots</h2>
            <div class="scroll" role="region" aria-label="Lots drawn" tabindex="0"><table>
            <caption>The lots that the count needed, in the order it needed them</caption>
            <thead><tr><th scope="col">Stage</th><th scope="col">To decide</th><th scope="col">Between</th><th scope="col">It fell on</th></tr></thead>
            <tbody>
            """);
        foreach (var lot in count.Lots)
        {
            html.Line($"""<tr><th scope="row">{lot.Stage}</th><td class="words">{StageWords.PurposeInWords(lot.Purpose)}</td><td class="words">{count.Names(lot.Tied)}</td><td class="words">{count.Name(lot.Drawn)}</td></tr>""");
        }

        html.Line($"</tbody></table></div></section>");
    }

    private static void WriteHowItWasCounted(Transcript count, MarkupWriter html)
    {
        html.Line($"""
            <section id="rules" aria-labelledby="rules-title"><h2 id="rules-title">How it was counted</h2>
            <dl>
            <dt>Rules</dt><dd>{count.RuleBookTitle()} <span class="cited">({count.Rules})</span></dd>
            """);
        if (count.RuleBook() is { } rules)
        {
            html.Line($"""
                <dt>Published as</dt><dd>{rules.PublishedAs}</dd>
                <dt>Every paragraph accounted for in</dt><dd>{rules.Ledger}</dd>
                """);
        }

        foreach (var guarantee in count.Contest.Guarantees)
        {
            html.Line($"<dt>Guaranteed places</dt><dd>At least {guarantee.AtLeast} for {guarantee.Category}: {count.Names(guarantee.Members, "or")}</dd>");
        }

        html.Line($"""
            <dt>Figures</dt><dd>{(count.Decimals is 0 ? "Whole votes." : $"Votes to {Numerals.InWords(count.Decimals)} decimals, as the rules have them. Every column adds up to {Total(count)}.")}</dd>
            </dl></section>
            """);
    }

    private static string Total(Transcript count) => count.Stages.Length is 0 ? "nothing" : count.Votes(count.Stages[0].After.Total);
}
