using RankAndFile.Documents.Packs;
using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Tests.Packs;

/// <summary>What shows in the window of the envelope.</summary>
public sealed class EnvelopeTests
{
    private static readonly Recipient[] _people =
    [
        Invented.Member,
        new("Li Na", ["1 High St", "Ely", "CB7 4AA"]),
        new("Professor Dame Ann-Marie Featherstonehaugh-Cholmondeley of Llanfairpwllgwyngyll", ["c/o The Old Laundry and Dye Works Cottage, Behind the Railway", "Flat 17b", "Building 4", "27 Upper Lower Long Street", "Little Snoring on the Marsh", "Near Fakenham", "Norfolk", "NR21 0AA"]),
        new("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" + "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", ["", "  ", "X"]),
    ];

    public static TheoryData<bool> Envelopes => [true, false];

    [Theory]
    [MemberData(nameof(Envelopes))]
    public void The_whole_address_and_nothing_else_shows_in_the_window(bool dl)
    {
        var run = Invented.Run(1, _people.Length) with { Window = dl ? EnvelopeWindow.Dl : EnvelopeWindow.C5, Tongue = Tongue.Both };
        Pack[] packs = [.. _people.Select((person, at) => Pack.Of(PaperNumber.Of(at + 1), person))];
        using var read = new Reading(run.Printed(packs));
        var words = read.Words();
        var (sure, may) = (run.Window.AlwaysShows, run.Window.MayShow);
        var letters = words.Where(word => word.Text is "1/1").Select(word => word.Page).ToList();

        Assert.Equal(_people.Length, letters.Count);
        foreach (var (person, page) in _people.Zip(letters))
        {
            var shown = words.Where(word => word.Page == page && word.Right > Points(may.Left) && word.Left < Points(may.Right) && word.Bottom > Points(may.Top) && word.Top < Points(may.Bottom)).ToList();
            Assert.Equal(
                Letters(string.Concat([person.Name, .. person.Address])),
                Letters(string.Concat(shown.Select(word => word.Text))));
            Assert.All(shown, word =>
            {
                // The reader tells the height of a line, not that of its letters; three points of it are air.
                Assert.InRange(word.Left, Points(sure.Left) - 0.1, Points(sure.Right));
                Assert.InRange(word.Right, Points(sure.Left), Points(sure.Right) + 0.1);
                Assert.InRange(word.Top, Points(sure.Top) - 3, Points(sure.Bottom));
                Assert.InRange(word.Bottom, Points(sure.Top), Points(sure.Bottom) + 3);
            });
        }
    }

    [Fact]
    public void What_always_shows_is_what_shows_wherever_the_page_slides()
    {
        Assert.Equal(Area.Millimetres(20, 57, 100, 81), EnvelopeWindow.Dl.AlwaysShows);
        Assert.Equal(Area.Millimetres(10, 46, 110, 92), EnvelopeWindow.Dl.MayShow);
        Assert.Equal(Area.Millimetres(20, 67, 91, 88), EnvelopeWindow.C5.AlwaysShows);
        Assert.Equal(Area.Millimetres(1, 53, 110, 102), EnvelopeWindow.C5.MayShow);
    }

    [Fact]
    public void The_page_about_packs_says_the_same()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Repository, "docs/ballot-packs.md"));

        Assert.All(
            [$"`{PaperNumber.Of(1_062_049)}`", $"`{PaperNumber.Of(1_062_049).Scanned}`", $"`{PaperNumber.Specimen(17)}`", "20–100 mm, 57–81 mm | 10–110 mm, 46–92 mm", "20–91 mm, 67–88 mm | 1–110 mm, 53–102 mm"],
            said => Assert.Contains(said, page, StringComparison.Ordinal));
        Assert.Contains("20 to 100 mm from the left edge and 18 to 42 mm\nfrom the foot", page, StringComparison.Ordinal);
        Assert.Equal(Area.Millimetres(20, 255, 100, 279), EnvelopeWindow.OfTheNumber);
    }

    [Fact]
    public void An_address_that_no_window_can_show_is_told_before_and_refused()
    {
        var run = Invented.Run(1, 1);
        var nowhere = new Recipient("Ann Weaver", [.. Enumerable.Repeat("An address line that is as long as the window of the envelope is wide", 20)]);

        Assert.False(run.FitsTheWindow(nowhere));
        Assert.True(run.FitsTheWindow(Invented.Member));
        Assert.Equal("The name and address of pack 1 do not fit the window of the envelope. Shorten them.", run.Refused(Pack.Of(PaperNumber.Of(1), nowhere)));
    }

    [Fact]
    public void A_name_with_letters_that_the_typeface_lacks_is_told()
    {
        var outcome = Invented.Run(1, 2).Write([Invented.Packs(1, 1).Single(), Pack.Of(PaperNumber.Of(2), new("李娜", ["Ely"]))], Stream.Null);

        Assert.Equal([2], Assert.IsType<PackRunOutcome.Printed>(outcome).NotAllLetters);
    }

    [Fact]
    public void A_mail_house_gets_rows_without_any_number_of_a_paper_and_without_formulas()
    {
        using var csv = new StringWriter();
        Pack[] packs =
        [
            Pack.Of(PaperNumber.Of(8_765_432), new("=HYPERLINK(\"x\")", ["-1 The Street", "Ely, \"Cambs\""])),
            Pack.Of(PaperNumber.Of(8_765_433), new("Ŵyn", [.. Enumerable.Range(1, 9).Select(line => $"L{line}")], Print.Large)),
        ];

        MailHouseCsv.Write(Invented.Run(8_765_432, 8_765_433), packs, csv);

        Assert.Equal(
            """"
            run,pack,print,papers,name,address_1,address_2,address_3,address_4,address_5,address_6,address_7
            1,1,standard,1,"'=HYPERLINK(""x"")",'-1 The Street,"Ely, ""Cambs""",,,,,
            1,2,large,1,Ŵyn,L1,L2,L3,L4,L5,L6,"L7, L8, L9"

            """".ReplaceLineEndings("\r\n"),
            csv.ToString());
    }

    // Where lines were joined there is a comma more; words broken over lines have none.
    private static string Letters(string text) => string.Concat(text.Where(letter => letter is not ',' && !char.IsWhiteSpace(letter)));

    private static double Points(Length length) => length.Thousandths / 1000.0;
}
