using System.Xml.Linq;

namespace RankAndFile.Documents.Tests;

public sealed class PicturesTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly Dictionary<string, Action<Transcript, TextWriter>> _pictures = new()
    {
        ["votes"] = (count, to) => VotesAtEachStage.Write(count, to),
        ["flow"] = (count, to) => FlowOfPapers.Write(count, to),
        ["changes"] = (count, to) => GainsAndLosses.Write(count, to),
        ["bars"] = (count, to) => BarsOfVotes.Write(count, to),
    };

    public static TheoryData<string, string> EveryPictureOfEverySample
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (picture, sample) in _pictures.Keys.SelectMany(picture => Samples.All.Select(sample => (picture, sample))))
            {
                all.Add(picture, sample.Contest.Title);
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(EveryPictureOfEverySample))]
    public void A_picture_is_XML_with_a_name_and_a_description_and_loads_nothing(string picture, string sample)
    {
        var drawn = Drawn(picture, Samples.All.Single(count => count.Contest.Title == sample));

        Assert.Equal("img", drawn.Attribute("role")!.Value);
        Assert.NotEqual("", drawn.Element(_svg + "title")!.Value);
        Assert.NotEqual("", drawn.Element(_svg + "desc")!.Value);
        Assert.DoesNotContain(drawn.Descendants(), element => element.Name.LocalName is "script" or "image" or "use" or "a" or "style");
    }

    [Theory, MemberData(nameof(EveryPictureOfEverySample))]
    public void Everything_lies_on_the_paper(string picture, string sample)
    {
        var drawn = Drawn(picture, Samples.All.Single(count => count.Contest.Title == sample));
        var (width, height) = (Number(drawn, "width"), Number(drawn, "height"));

        Assert.All(drawn.Elements(_svg + "rect").Skip(1), bar =>
        {
            Assert.InRange(Number(bar, "x"), 0, width - Number(bar, "width"));
            Assert.InRange(Number(bar, "y"), 0, height - Number(bar, "height"));
        });
        Assert.All(drawn.Elements(_svg + "text"), text =>
        {
            Assert.InRange(Number(text, "x"), 0, width);
            Assert.InRange(Number(text, "y"), 0, height);
        });
    }

    [Fact]
    public void A_name_never_becomes_a_tag()
    {
        var count = Samples.Committee;
        var contest = count.Contest with { Candidates = [.. count.Contest.Candidates.Select(candidate => candidate with { Name = "<b>&\"" })] };

        Assert.All(_pictures.Keys, picture => Assert.Empty(Drawn(picture, count with { Contest = contest }).Descendants(_svg + "b")));
    }

    [Fact]
    public void What_leaves_a_candidate_reaches_somebody_or_is_non_transferable()
    {
        var count = Samples.Committee;

        var movements = count.Stages.ToDictionary(stage => stage.Number, stage => Movement.At(count, stage));

        Assert.Empty(movements[1]);
        Assert.Equal(Samples.V("12.66"), Sum(movements[2]));
        Assert.Equal(Samples.V("17.10"), Sum(movements[3]));
        Assert.Equal(Samples.V("0.26"), movements[2].Single(movement => movement.To is null).Votes);
    }

    [Fact]
    public void A_colour_must_be_a_colour() => Assert.Throws<ArgumentException>(() => new Ink("red\" onload=\"x"));

    private static Votes Sum(IEnumerable<Movement> movements) => movements.Aggregate(Votes.Zero, (sum, movement) => sum + movement.Votes);

    private static decimal Number(XElement element, string attribute) =>
        decimal.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static XElement Drawn(string picture, Transcript count) => XDocument.Parse(Written.By(to => _pictures[picture](count, to))).Root!;
}
