using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Votes and shares of each candidate, spoiled papers and turnout; every share under the name of its base.</summary>
internal static class DeclarationSection
{
    internal static void Write(DeclarationBlock declared, MarkupWriter html)
    {
        html.Line($"""
            <section id="declaration" aria-labelledby="declaration-title"><h2 id="declaration-title">Votes and turnout</h2>
            <div class="scroll" role="region" aria-label="Votes and shares" tabindex="0"><table>
            <caption>{declared.Measure} and shares</caption>
            <thead><tr><th scope="col">Candidate</th><th scope="col" class="number">{declared.Measure}</th><th scope="col" class="number">% of {declared.ValidBase}</th><th scope="col" class="number">% of {declared.ReturnedBase}</th></tr></thead>
            <tbody>
            """);
        foreach (var candidate in declared.Candidates)
        {
            var elected = candidate.IsElected ? Markup.Of($""" <span class="elected">elected</span>""") : Markup.None;
            html.Line($"""<tr><th scope="row">{candidate.Name}{elected}</th><td>{Numerals.Grouped(candidate.Votes)}</td><td>{declared.ShareOfValid(candidate).Figure}</td><td>{declared.ShareOfReturned(candidate).Figure}</td></tr>""");
        }

        html.Line($"""
            </tbody></table></div>
            <dl>
            <dt>Valid papers</dt><dd>{Numerals.Grouped(declared.Valid)}</dd>
            <dt>Spoiled papers</dt><dd>{Numerals.Grouped(declared.Spoiled)} ({declared.SpoiledShare.ToString()}){SetAside(declared)}</dd>
            <dt>Returned</dt><dd>{Numerals.Grouped(declared.Returned)}</dd>
            {Despatched(declared)}</dl></section>
            """);
    }

    private static string SetAside(DeclarationBlock declared) => declared.SetAside == Papers.None || declared.SetAside == declared.Spoiled
        ? ""
        : $"; {Numerals.Grouped(declared.SetAside)} of them were set aside before the papers were entered";

    private static Markup Despatched(DeclarationBlock declared) => declared is { Despatched: { } despatched, Turnout: { } turnout }
        ? Markup.Of($"""
            <dt>Despatched</dt><dd>{Numerals.Grouped(despatched)}</dd>
            <dt>Turnout</dt><dd>{turnout.ToString()}</dd>

            """)
        : Markup.None;
}
