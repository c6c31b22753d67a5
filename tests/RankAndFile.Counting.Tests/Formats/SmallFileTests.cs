using RankAndFile.Counting.Formats;
using static RankAndFile.Counting.Tests.Formats.Written;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>The files that say which places are guaranteed and which lots were drawn.</summary>
public sealed class SmallFileTests
{
    private static readonly Contest _contest = new("Executive", 3, [new(new(1), "Adam"), new(new(2), "Smith, John"), new(new(3), "Siân"), new(new(4), "Cy")]);

    [Fact]
    public void Guaranteed_places_stand_a_category_a_line()
    {
        var guarantees = Guarantees("# agreed at conference\n2 Women: 3, Smith, John ,1 # three\n\n\t1 Young members:4\r\n");
        Assert.Equal(["2 Women: 1,2,3", "1 Young members: 4"], guarantees);
    }

    [Theory]
    [InlineData("4 Women: 1", "line 2, column 1: found “4 Women: 1”, expected a number of guaranteed places from 1 to 3")]
    [InlineData("Women: 1", "line 2, column 1: found “Women: 1”, expected a number of guaranteed places from 1 to 3")]
    [InlineData("2 Women", "line 2, column 8: found the end of the line, expected : and the members of the category")]
    [InlineData("2 : 1", "line 2, column 2: found “ : 1”, expected the name of a category, each once")]
    [InlineData("2 men: 1", "line 2, column 2: found “ men: 1”, expected the name of a category, each once")]
    [InlineData("2 Women:", "line 2, column 9: found the end of the line, expected a candidate’s number or name, each once, with commas between them")]
    [InlineData("2 Women: 1, 5", "line 2, column 13: found “5”, expected a candidate’s number or name, each once, with commas between them")]
    [InlineData("2 Women: 1, Adam", "line 2, column 13: found “Adam”, expected a candidate’s number or name, each once, with commas between them")]
    [InlineData("2 Women: Ann, 1", "line 2, column 10: found “Ann, 1”, expected a candidate’s number or name, each once, with commas between them")]
    public void A_guarantee_that_cannot_be_read(string line, string error) =>
        Assert.Equal([error], Assert.IsType<LinesRead<GuaranteedPlaces>.Refused>(GuaranteeFile.Read(Bytes("1 Men: 2\n" + line), _contest)).Errors.Select(each => each.ToString()));

    [Fact]
    public void Lots_drawn_before_witnesses_stand_a_lot_a_line()
    {
        var lots = Assert.IsType<LinesRead<Lot>.Accepted>(LotsFile.Read(
            Bytes("# Friday, before A. Able and B. Baker\nexclude 3, 1: 1\nstage 4 elect 2,4: Smith, John # dice\nstage 5: surplus Siân,Adam:3\n"), _contest)).Lines;
        Assert.Equal(
            ["0 Exclude 1,3: 1", "4 Elect 2,4: 2", "5 Surplus 1,3: 3"],
            lots.Select(lot => $"{lot.Stage} {lot.Purpose} {string.Join(',', lot.Tied)}: {lot.Drawn}"));
    }

    [Theory]
    [InlineData("drop 1,2: 1", "line 2, column 1: found “drop 1,2: 1”, expected elect, surplus or exclude")]
    [InlineData("stage x elect 1,2: 1", "line 2, column 7: found “x elect 1,2: 1”, expected the number of the stage")]
    [InlineData("elect 1,2", "line 2, column 10: found the end of the line, expected : and the candidate who was drawn")]
    [InlineData("elect 1: 1", "line 2, column 6: found “ 1: 1”, expected two candidates or more who are tied")]
    [InlineData("elect 1,2: 3", "line 2, column 11: found “ 3”, expected one of those who are tied")]
    [InlineData("elect 1,2: 1,2", "line 2, column 11: found “ 1,2”, expected one of those who are tied")]
    [InlineData("elect 1,9: 1", "line 2, column 9: found “9: 1”, expected a candidate’s number or name, each once, with commas between them")]
    [InlineData("elect 4,3: 4", "line 2, column 1: found “elect 4,3: 4”, expected a tie for which no lot has been drawn above")]
    public void A_lot_that_cannot_be_read(string line, string error) =>
        Assert.Equal([error], Assert.IsType<LinesRead<Lot>.Refused>(LotsFile.Read(Bytes("elect 3,4: 3\n" + line), _contest)).Errors.Select(each => each.ToString()));

    [Fact]
    public void Noise_is_read_or_refused() =>
        Soak.Run(seed =>
        {
            var chance = new Random(seed);
            var bytes = Noise.Mutated(chance, "2 Women: 1, Siân # x\n1 Men: 2\nstage 4 elect 2,4: 2\nexclude Adam,3:3\n"u8.ToArray());
            Assert.NotNull(GuaranteeFile.Read(new MemoryStream(bytes), _contest));
            Assert.NotNull(LotsFile.Read(new MemoryStream(bytes), _contest));
        });

    private static IEnumerable<string> Guarantees(string text) =>
        Assert.IsType<LinesRead<GuaranteedPlaces>.Accepted>(GuaranteeFile.Read(Bytes(text), _contest))
            .Lines.Select(each => $"{each.AtLeast} {each.Category}: {string.Join(',', each.Members)}");
}
