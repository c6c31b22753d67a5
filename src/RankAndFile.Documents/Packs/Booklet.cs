using RankAndFile.Counting;
using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>What a candidate handed in, in their own words, unchanged (s 48(4)).</summary>
/// <param name="Text">Paragraphs end where a line ends.</param>
/// <param name="Photograph">A JPEG; without one the same space says that there is none.</param>
public sealed record CandidateAddress(string Name, string Text, byte[]? Photograph = null);

/// <summary>
/// The election addresses of a contest, sent with the voting papers (s 48(1)): each candidate from a new
/// page, with the same letters, sizes and space for a photograph, in the order drawn.
/// </summary>
public sealed record Booklet
{
    public required string Union { get; init; }

    public required Said Election { get; init; }

    public required Said Contest { get; init; }

    public required IReadOnlyList<CandidateAddress> Addresses { get; init; }

    public Tongue Tongue { get; init; }

    public Print Print { get; init; }

    /// <summary>Why this cannot be printed, or null.</summary>
    public Refusal? RefusalToPrint() => Addresses switch
    {
        { Count: 0 } => new("A booklet has the address of at least one candidate.", PackRun.Act1992("s 48(1)")),
        _ when Addresses.FirstOrDefault(address => address.Photograph is { } bytes && Jpeg.Read(bytes) is null) is { } wrong =>
            new($"The photograph of {wrong.Name} is no JPEG in colour or grey.", Source.Docs("ballot-packs.md", "The booklet of addresses")),
        _ => null,
    };

    /// <summary>Writes the booklet, with its structure for reading machines, or says why not.</summary>
    public Refusal? Write(Stream to)
    {
        if (RefusalToPrint() is { } refusal)
        {
            return refusal;
        }

        using var file = new PdfFile(to, new($"{Union}: {Tongue.Line(Contest)}. {Tongue.Line(PackWords.Addresses)}", Tongue.Code()));
        new BookletPages(this, file).Write();
        file.Finish();
        return null;
    }
}

/// <summary>The pages of a booklet.</summary>
internal sealed class BookletPages(Booklet booklet, PdfFile file)
{
    private static readonly Length _top = Length.Millimetres(20);
    private static readonly Length _foot = Length.Millimetres(278);
    private static readonly Length _photographWide = Length.Millimetres(35);
    private static readonly Length _photographHigh = Length.Millimetres(45);

    private readonly Sizes _sizes = Sizes.Of(booklet.Print);

    internal void Write()
    {
        var candidates = booklet.Addresses.Select(Candidate).ToList();
        var front = Front(candidates, 0);
        List<Content> all = [.. Front(candidates, front.Count), .. candidates.SelectMany(pages => pages)];
        for (var page = 0; page < all.Count; page++)
        {
            var number = booklet.Tongue.Line(PackWords.PageOf(page + 1, all.Count));
            all[page].BeginOrnament();
            all[page].Text(PageFlow.Right - _sizes.Words.Width(number), Length.Millimetres(288), number, _sizes.Words);
            all[page].End();
            file.Page(all[page]);
        }

        // Printed on both sides, the last sheet has a back too.
        if (all.Count % 2 is 1)
        {
            file.Page();
        }
    }

    private IReadOnlyList<Content> Front(List<IReadOnlyList<Content>> candidates, int pagesBefore)
    {
        var flow = new PageFlow(_top, _top, _foot);
        Say(flow, PackWords.Addresses, new(_sizes.Title, Weight.Bold), "H1");
        flow.Paragraph(booklet.Union, _sizes.Words, "P");
        Say(flow, booklet.Election, _sizes.Words, "P");
        flow.Skip(PageFlow.Gap);
        Say(flow, booklet.Contest, new(_sizes.Heading, Weight.Bold), "P");
        flow.Skip(PageFlow.Gap);
        Say(flow, PackWords.OrderDrawn, _sizes.Words, "P");
        flow.Skip(PageFlow.Gap / 2);
        Say(flow, PackWords.OwnWords, _sizes.Words, "P");
        flow.Skip(PageFlow.Gap);
        var page = pagesBefore + 1;
        for (var place = 0; place < candidates.Count; place++)
        {
            Listed(flow, booklet.Addresses[place].Name, page);
            page += candidates[place].Count;
        }

        return flow.Pages;
    }

    private void Listed(PageFlow flow, string name, int page)
    {
        var number = page.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var right = PageFlow.Right - Length.Millimetres(20);
        flow.Keep(PageFlow.HeightOf(name, _sizes.Words, right - PageFlow.Left) + PageFlow.Gap);
        var top = flow.At;
        flow.Paragraph(name, _sizes.Words, "P", right: right);
        flow.Page.Begin("P");
        flow.Page.Text(PageFlow.Right - _sizes.Words.Width(number), top + _sizes.Words.Baseline, number, _sizes.Words);
        flow.Page.End();
        flow.Skip(PageFlow.Gap / 2);
    }

    private IReadOnlyList<Content> Candidate(CandidateAddress address)
    {
        var flow = new PageFlow(_top, _top, _foot);
        var slot = new Area(PageFlow.Right - _photographWide, _top, _photographWide, _photographHigh);
        var beside = slot.Left - PageFlow.Gap;
        flow.Paragraph(address.Name, new(_sizes.Title, Weight.Bold), "H2", right: beside);
        Photograph(flow.Page, address, slot);
        flow.Skip(Length.Longer(Length.Zero, slot.Bottom - flow.At) + (PageFlow.Gap * 2));
        if (string.IsNullOrWhiteSpace(address.Text))
        {
            Say(flow, PackWords.NoAddress, _sizes.Words, "P");
        }

        foreach (var paragraph in address.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            flow.Paragraph(paragraph, _sizes.Words, "P");
            flow.Skip(PageFlow.Gap / 2);
        }

        return flow.Pages;
    }

    private void Photograph(Content page, CandidateAddress address, Area slot)
    {
        if (address.Photograph is not { } bytes || Jpeg.Read(bytes) is not { } picture)
        {
            page.BeginOrnament();
            page.Frame(slot, 500, 60);
            page.End();
            page.Begin("P");
            var (setting, at) = (new Setting(12), slot.Top + (slot.Height / 2) - Length.Points(10));
            foreach (var line in booklet.Tongue.Says(PackWords.NoPhotograph).SelectMany(words => setting.Broken(words, slot.Width - Length.Points(8))))
            {
                page.Text(slot.Left + ((slot.Width - setting.Width(line)) / 2), at + setting.Baseline, line, setting, 30);
                at += setting.Leading;
            }

            page.End();
            return;
        }

        // The whole photograph, as large as the space lets it, in the middle.
        var isWide = (long)picture.Width * slot.Height.Thousandths > (long)picture.Height * slot.Width.Thousandths;
        var wide = isWide ? slot.Width : new Length((int)((long)slot.Height.Thousandths * picture.Width / picture.Height));
        var high = isWide ? new Length((int)((long)slot.Width.Thousandths * picture.Height / picture.Width)) : slot.Height;
        page.Begin("Figure", booklet.Tongue.Line(PackWords.Photograph(address.Name)));
        page.Picture(file.Share(picture), new(slot.Left + ((slot.Width - wide) / 2), slot.Top + ((slot.Height - high) / 2), wide, high));
        page.End();
    }

    private void Say(PageFlow flow, Said words, Setting setting, string role)
    {
        foreach (var (paragraph, isSecond) in booklet.Tongue.Says(words).Select((paragraph, at) => (paragraph, at > 0)))
        {
            flow.Paragraph(paragraph, setting, role, isSecond ? Tongue.Welsh.Code() : null);
        }
    }
}
