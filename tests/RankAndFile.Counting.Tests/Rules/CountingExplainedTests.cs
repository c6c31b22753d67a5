using System.Text.RegularExpressions;
using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Rules;

/// <summary>The page that explains a count says what the count says.</summary>
public sealed partial class CountingExplainedTests
{
    private static readonly string _page = Repository.Read("docs/counting-explained.md");
    private readonly Transcript _count = Election.Named("branch-committee").CountedUnder("ers97");

    [Fact]
    public void The_papers_on_the_page_are_those_of_the_election()
    {
        var election = Election.Named("branch-committee");
        var shown = PaperRow().Matches(_page).Select(row => (long.Parse(row.Groups["papers"].ValueSpan), string.Join(" ", row.Groups["name"].Captures.Select(c => c.Value.Trim()).Where(n => n.Length > 0))));
        var counted = RandomElections.PatternsOf(election.Papers).Select(pattern =>
            (pattern.Papers, string.Join(" ", pattern.Marks.Select(mark => election.Contest.NameOf(Mark.Candidate(mark))))));

        Assert.Equal(counted, shown);
    }

    [Fact]
    public void Every_figure_of_every_stage_on_the_page_is_that_of_the_count()
    {
        var stages = StageHeading().Split(_page)[1..];

        Assert.Equal(_count.Stages.Length, stages.Length);
        for (var number = 0; number < stages.Length; number++)
        {
            var stage = _count.Stages[number];
            var shown = FigureRow().Matches(stages[number]).Select(row => $"{row.Groups["name"]} {row.Groups["votes"]}");
            var counted = _count.Contest.Candidates.Select(c => $"{c.Name} {_count.Written(stage.After.Of(c.Number))}")
                .Append($"Non-transferable {_count.Written(stage.After.NonTransferable)}")
                .Append($"Quota {_count.Written(stage.After.Quota!.Value)}");
            Assert.Equal(counted, shown);
        }
    }

    [Fact]
    public void Who_is_elected_and_what_is_lost_are_as_the_page_says()
    {
        var valued = Assert.Single(_count.Stages[1].Happenings.OfType<SurplusValued>());

        Assert.Equal(("11.66", "0.29", "0.06", 40L), (_count.Written(valued.Surplus), valued.Value.ToString(2), _count.Written(valued.Lost), valued.Transferable.Count));
        Assert.Equal("1,4", _count.Elected.Numbers());
        Assert.Contains(_count.Stages[3].Happenings, happening => happening is TransfersStopped { Paragraph: "5.5.2" });
        var election = Election.Named("branch-committee");
        Assert.Contains(new(2), election.CountedUnder("fptp").Elected);
        Assert.Contains(new(2), (election with { Contest = election.Contest with { VotesEach = 1 } }).CountedUnder("fptp").Elected);
    }

    [GeneratedRegex(@"^\| (?<papers>\d+) \|(?:(?<name>[^|\n]*)\|)+$", RegexOptions.Multiline)]
    private static partial Regex PaperRow();

    [GeneratedRegex(@"^## Stage \d+.*$", RegexOptions.Multiline)]
    private static partial Regex StageHeading();

    [GeneratedRegex(@"^\| (?<name>[^|]+?) \| (?<votes>\d+\.\d\d) \|$", RegexOptions.Multiline)]
    private static partial Regex FigureRow();
}
