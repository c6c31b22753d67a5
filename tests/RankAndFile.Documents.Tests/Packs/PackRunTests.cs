using RankAndFile.Documents.Packs;

namespace RankAndFile.Documents.Tests.Packs;

/// <summary>A run of packs, read back page by page.</summary>
public sealed class PackRunTests
{
    // s 51(2)(a), (c), 51(4)(a)
    [Fact]
    public void A_paper_states_scrutineer_address_date_number_and_candidates_in_the_order_drawn()
    {
        using var read = new Reading(Invented.Run(1_062_049, 1_062_049).Printed(Invented.Packs(1_062_049, 1_062_049)));

        var (letter, paper) = (read.Text(1), read.Text(3));

        Assert.Equal(4, read.Pages);
        Assert.Contains("No syntax or stream encoding errors found", read.Checked(), StringComparison.Ordinal);
        Assert.All(
            ["Honest Ballots Limited", "Freepost HONEST BALLOTS", "N1 9ZZ", "12 noon on Thursday 16 April 2026", PaperNumber.Of(1_062_049).ToString(), "Put a cross (X)"],
            said => Assert.Contains(said, paper, StringComparison.Ordinal));
        int[] order = [.. Invented.Paper.Candidates.Select(candidate => paper.IndexOf(candidate.Name, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.Contains("Gwenllïan Ŵyn", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("1062049", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Gwenllïan", paper, StringComparison.Ordinal);
        Assert.True(string.IsNullOrWhiteSpace(read.Text(2) + read.Text(4)), "The back of a sheet has words.");
    }

    [Fact]
    public void A_scanner_reads_the_number_from_every_page_of_a_paper()
    {
        var run = Invented.Run(700, 702) with { Papers = [Invented.Paper, Invented.LongPaper] };
        using var read = new Reading(run.Printed(
            new Pack(Invented.Member, [new(PaperNumber.Of(702), 0), new(PaperNumber.Of(700), 1)]), Pack.Of(PaperNumber.Of(701), Invented.Member)));

        var codes = Enumerable.Range(1, read.Pages).SelectMany(page => read.Codes(page).Select(code => PaperNumber.Read(code)!.Value.Value)).ToList();

        Assert.Equal([702, .. codes.Where(number => number is 700), 701], codes);
        Assert.True(codes.Count(number => number is 700) > 3, "The long paper has more pages than this.");
    }

    [Fact]
    public void Papers_of_a_contest_differ_in_nothing_but_the_number_where_the_window_shows_it()
    {
        using var read = new Reading(Invented.Run(31, 32).Printed(Invented.Packs(31, 32)));
        var band = EnvelopeWindow.OfTheNumber;
        bool InBand(Word word) => word.Left >= Points(band.Left) && word.Right <= Points(band.Right) && word.Top >= Points(band.Top) && word.Bottom <= Points(band.Bottom);

        var words = read.Words();
        var (one, other) = (words.Where(word => word.Page is 3).ToList(), words.Where(word => word.Page is 7).ToList());

        Assert.Equal(one.Where(word => !InBand(word)).Select(word => word with { Page = 0 }), other.Where(word => !InBand(word)).Select(word => word with { Page = 0 }));
        Assert.Equal(PaperNumber.Of(31).ToString(), one.Last(InBand).Text);
        Assert.Equal(PaperNumber.Of(32).ToString(), other.Last(InBand).Text);
    }

    [Theory]
    [InlineData(Print.Standard)]
    [InlineData(Print.Large)]
    public void Sixty_candidates_go_on_to_further_pages_and_none_is_cut_in_two(Print print)
    {
        var run = Invented.Run(9, 9) with { Papers = [Invented.LongPaper], Tongue = Tongue.Both };
        using var read = new Reading(run.Printed(Pack.Of(PaperNumber.Of(9), Invented.Member with { Print = print })));

        var words = read.Words();

        // Below this a mark beside a candidate could show in the window of the envelope.
        var rowsEnd = Points(Millimetres(242));

        for (var number = 1; number <= 60; number++)
        {
            var name = Assert.Single(words, word => word.Text == $"Candidate{number}");
            var branch = Assert.Single(words, word => word.Text == $"Branch{number}");
            Assert.Equal(name.Page, branch.Page);
            Assert.InRange(branch.Bottom, name.Bottom, rowsEnd);
        }

        Assert.All(words, word => Assert.InRange(word.Right, 0, Points(Millimetres(191))));
        Assert.All(words.Where(word => word.Text == PaperNumber.Of(9).ToString()).Select(word => word.Page).Distinct(), page => Assert.Contains("Honest Ballots Limited", read.Text(page), StringComparison.Ordinal));
    }

    [Fact]
    public void Large_print_has_no_letter_below_18_points_and_standard_none_below_12()
    {
        var run = Invented.Run(1, 2) with { Papers = [Invented.LongPaper], Tongue = Tongue.Both };
        using var read = new Reading(run.Printed(Pack.Of(PaperNumber.Of(1), Invented.Member), Pack.Of(PaperNumber.Of(2), Invented.Member with { Print = Print.Large })));
        var numbered = read.Words().Where(word => word.Text.Contains('-') && PaperNumber.Read(word.Text) is not null).ToLookup(word => word.Text, word => word.Page);

        Assert.Equal(2, numbered.Count);
        Assert.All(numbered[PaperNumber.Of(1).ToString()], page => Assert.True(read.Sizes(page)[0] >= 12, "Small letters on a paper."));
        Assert.All(numbered[PaperNumber.Of(2).ToString()], page => Assert.True(read.Sizes(page)[0] >= 18, "Small letters in large print."));
    }

    [Fact]
    public void Every_letter_of_English_and_Welsh_prints_and_can_be_copied()
    {
        const string Welsh = "AÂÁÀÄBCDEÊÉÈËFGHIÎÍÌÏJKLMNOÔÓÒÖPQRSTUÛÚÙÜVWŴẂẀẄXYŶÝỲŸZ";
        var all = $"{Welsh} {Welsh.ToLowerInvariant()} 0123456789 £&–—‘’“”…!?%()/;:,.";
        var paper = Invented.Paper with { Candidates = [new("Upper", all[..Welsh.Length]), new("Lower", all[(Welsh.Length + 1)..]), new("W\u0302yn i\u0308 Thi\u1EC7n Łódź Ελένη Жанна", null)] };
        using var read = new Reading((Invented.Run(1, 1) with { Papers = [paper] }).Printed(Invented.Packs(1, 1)));

        var text = string.Join(' ', read.Text(3).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains(all[..Welsh.Length], text, StringComparison.Ordinal);
        Assert.Contains(all[(Welsh.Length + 1)..], text, StringComparison.Ordinal);
        Assert.Contains("Ŵyn ï Thiện Łódź Ελένη Жанна", text, StringComparison.Ordinal);
        var fonts = read.Fonts().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.True(fonts.Count >= 3, "A file of the typeface is missing.");
        Assert.All(fonts, font => Assert.Contains("yes no  yes", font, StringComparison.Ordinal));
    }

    [Fact]
    public void A_specimen_says_so_across_every_page_and_its_number_is_never_a_real_one()
    {
        var run = Invented.Run(1, 1) with { Numbers = new(PaperNumber.Specimen(1), PaperNumber.Specimen(1)) };
        using var read = new Reading(run.Printed(Pack.Of(PaperNumber.Specimen(1), Invented.Member)));

        Assert.All([1, 3], page => Assert.Contains("SPECIMEN", read.Letters(page), StringComparison.Ordinal));
        Assert.Equal(PaperNumber.Specimen(1), PaperNumber.Read(Assert.Single(read.Codes(3))));
        Assert.Contains("no number of this run", run.Refused(Pack.Of(PaperNumber.Of(1), Invented.Member)), StringComparison.Ordinal);
        Assert.Contains("no number of this run", Invented.Run(1, 1).Refused(Pack.Of(PaperNumber.Specimen(1), Invented.Member)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_run_of_the_same_packs_makes_the_same_bytes()
    {
        var first = Invented.Run(1, 500).Printed(Invented.Packs(1, 500));

        Assert.Equal(first, Invented.Run(1, 500).Printed(Invented.Packs(1, 500)));
        Assert.True(first.Length < 1_400_000, "What packs share is in the file more than once.");
    }

    private static double Points(Pdf.Length length) => length.Thousandths / 1000.0;

    private static Pdf.Length Millimetres(int millimetres) => Pdf.Length.Millimetres(millimetres);
}
