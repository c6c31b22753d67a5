using System.Globalization;
using RankAndFile.Documents.Packs;

namespace RankAndFile.Documents.Tests.Packs;

/// <summary>The number on a paper and its check digit.</summary>
public sealed class PaperNumberTests
{
    private static readonly long[] _some = [1, 7, 42, 1_000, 90_817, 1_062_049, PaperNumber.Greatest];

    [Fact]
    public void A_number_is_read_as_it_is_printed_and_as_it_is_scanned() => Assert.All(_some, value =>
    {
        Assert.Equal(PaperNumber.Of(value), PaperNumber.Read(PaperNumber.Of(value).Scanned));
        Assert.Equal(PaperNumber.Of(value), PaperNumber.Read($" {PaperNumber.Of(value)} "));
        Assert.Equal(PaperNumber.Specimen(value), PaperNumber.Read(PaperNumber.Specimen(value).ToString()));
    });

    // The digits of the Damm algorithm's published example: 572 has check digit 4.
    [Fact]
    public void The_check_digit_is_the_published_one() => Assert.Equal("572-4", PaperNumber.Of(572).ToString());

    [Fact]
    public void Any_wrong_digit_and_any_two_neighbours_exchanged_are_caught()
    {
        foreach (var scanned in _some.SelectMany(value => new[] { PaperNumber.Of(value).Scanned, PaperNumber.Specimen(value).Scanned }))
        {
            for (var at = 0; at < scanned.Length; at++)
            {
                Assert.DoesNotContain(Enumerable.Range('0', 10).Select(digit => (char)digit).Where(digit => digit != scanned[at] && char.IsAsciiDigit(scanned[at])),
                    digit => PaperNumber.Read($"{scanned[..at]}{digit}{scanned[(at + 1)..]}") is not null);
                if (at + 1 < scanned.Length && scanned[at] != scanned[at + 1])
                {
                    Assert.Null(PaperNumber.Read($"{scanned[..at]}{scanned[at + 1]}{scanned[at]}{scanned[(at + 2)..]}"));
                }
            }
        }
    }

    [Fact]
    public void A_specimen_never_reads_as_a_real_number_even_without_its_S()
    {
        for (var value = 1; value <= 20_000; value++)
        {
            Assert.Null(PaperNumber.Read(PaperNumber.Specimen(value).Scanned[1..]));
            Assert.Null(PaperNumber.Read("S" + PaperNumber.Of(value).Scanned));
        }

        Assert.NotEqual(PaperNumber.Of(5), PaperNumber.Specimen(5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("4")]
    [InlineData("05724")]
    [InlineData("57x4")]
    [InlineData("٥٧٢٤")]
    [InlineData("12345678901234")]
    public void What_is_no_number_of_a_paper_is_not_read(string scanned) => Assert.Null(PaperNumber.Read(scanned));

    [Fact]
    public void There_is_no_number_nought_and_none_that_would_not_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PaperNumber.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PaperNumber.Of(PaperNumber.Greatest + 1));
        Assert.Equal(10, PaperNumber.Of(PaperNumber.Greatest).Scanned.Length);
        Assert.Equal("999999999", PaperNumber.Greatest.ToString(CultureInfo.InvariantCulture));
    }
}
