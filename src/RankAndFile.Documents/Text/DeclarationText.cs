using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>The declaration block as text.</summary>
internal sealed class DeclarationText(DeclarationBlock block)
{
    private const int PageWidth = 100;
    private const int BaseWidth = 24;

    internal void WriteTo(TextWriter to)
    {
        foreach (var line in TextTable.Wrapped(Printed.Of(block.Title), PageWidth))
        {
            to.WriteLine(line);
        }

        to.WriteLine();
        TextTable.Write([Names(), Figures(), OfReturned(), OfValid(), Outcomes()], to);
        to.WriteLine();
        WriteSpoiled(to);
        WriteTurnout(to);
        to.WriteLine(block.Elected.IsEmpty ? "Nobody is elected." : $"Elected: {string.Join(", ", block.Elected.Select(Printed.Of))}.");
        if (block.VacantPlaces > 0)
        {
            to.WriteLine($"Vacant places: {block.VacantPlaces}.");
        }
    }

    private TextColumn Names() =>
        new([""], [.. block.Candidates.Select(candidate => Printed.Of(candidate.Name)), "Valid papers", "Spoiled papers", "Papers returned"], IsFigures: false);

    private TextColumn Figures() => new(
        [block.Measure],
        [
            .. block.Candidates.Select(candidate => Numerals.Grouped(candidate.Votes)),
            Numerals.Grouped(block.Valid),
            Numerals.Grouped(block.Spoiled),
            Numerals.Grouped(block.Returned),
        ],
        IsFigures: true);

    private TextColumn OfReturned() => new(
        Base(block.SpoiledShare),
        [
            .. block.Candidates.Select(candidate => block.ShareOfReturned(candidate).Figure),
            new Share(block.Valid.Count, block.Returned.Count, block.ReturnedBase).Figure,
            block.SpoiledShare.Figure,
            "",
        ],
        IsFigures: true);

    private TextColumn OfValid() => new(
        Base(new(0, block.Valid.Count, block.ValidBase)),
        [.. block.Candidates.Select(candidate => block.ShareOfValid(candidate).Figure), "", "", ""],
        IsFigures: true);

    private TextColumn Outcomes() =>
        new([""], [.. block.Candidates.Select(candidate => candidate.IsElected ? "Elected" : ""), "", "", ""], IsFigures: false);

    private static List<string> Base(Share share) => [.. TextTable.Wrapped($"Share of {share.BaseInWords}", BaseWidth)];

    private void WriteSpoiled(TextWriter to)
    {
        foreach (var found in block.Reasons)
        {
            to.WriteLine($"Spoiled, {PaperWords.Name(found.Finding)}: {Numerals.Grouped(found.Papers)}.");
        }

        if (block.SetAside > Papers.None && !block.Reasons.IsEmpty)
        {
            to.WriteLine($"Spoiled, set aside before the papers were entered: {Numerals.Grouped(block.SetAside)}.");
        }
    }

    private void WriteTurnout(TextWriter to)
    {
        if (block.Turnout is { } turnout)
        {
            to.WriteLine($"Turnout: {turnout.Figure}, that is {Numerals.Grouped(turnout.Part)} papers returned, spoiled ones included, of {turnout.BaseInWords}.");
        }
    }
}
