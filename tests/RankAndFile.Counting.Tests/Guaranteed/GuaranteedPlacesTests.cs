using System.Collections.Immutable;
using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Guaranteed;

/// <summary>Guaranteed places in real and random contests, under every rule book.</summary>
public sealed class GuaranteedPlacesTests
{
    public static TheoryData<string> RuleBookIds => [.. RuleBooks.All.Select(rules => rules.Id)];

    /// <summary>London and Eastern 2014: the votes of three open candidates and of one for the guaranteed place.</summary>
    [Fact]
    public void London_and_Eastern_2014_elects_7152_6562_and_5024_but_not_6125()
    {
        var election = Election.Blt("4 3\n7152 1 0\n6562 2 0\n6125 3 0\n5024 4 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"\n\"London & Eastern 2014\"\n");
        var contest = election.Contest with { Guarantees = [new("Black, Asian and ethnic minority", 1, Said.C(4))] };

        var count = (election with { Contest = contest }).CountedUnder("fptp");

        Assert.Equal("fptp+guaranteed", count.Rules);
        Assert.Equal("1,2,4", count.Elected.Numbers());
        Assert.Equal(["7152", "6562", "5024"], count.Elected.Select(c => count.Written(count.Stages[0].After.Of(c))));
    }

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void Every_guarantee_that_can_be_met_is_met(string id)
    {
        for (var seed = 0UL; seed < 2_000; seed++)
        {
            var random = new RandomElections(seed);
            var election = random.Next(places: id is "av" ? 1 : null);
            var contest = election.Contest with { Guarantees = Guarantees(random, election.Contest) };
            var vacant = contest.Places - new Completions(contest).PlacesToFill;

            var count = (election with { Contest = contest }).CountedUnder(id);

            Assert.Equal(contest.Places - vacant, count.Elected.Length);
            Assert.All(contest.Guarantees, guarantee => Assert.True(
                count.Elected.Count(guarantee.Members.Contains) + vacant >= guarantee.AtLeast, $"Seed {seed}: {guarantee.Category}"));
            Assert.Empty(count.Elected.Intersect(count.Stages.SelectMany(s => s.Happenings).OfType<Doomed>().SelectMany(d => d.Candidates)));
        }
    }

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void A_guarantee_that_the_plain_count_meets_anyway_without_dooming_or_guarding_anyone_changes_nothing(string id)
    {
        for (var seed = 0UL; seed < 1_000; seed++)
        {
            var election = new RandomElections(seed).Next(places: id is "av" ? 1 : null);
            var everybody = election.Contest with { Guarantees = [new("Everybody", 1, [.. election.Contest.Candidates.Select(c => c.Number)])] };

            Assert.Equal(election.CountedUnder(id).Elected, (election with { Contest = everybody }).CountedUnder(id).Elected);
        }
    }

    private static ImmutableArray<GuaranteedPlaces> Guarantees(RandomElections random, Contest contest) =>
    [
        .. Enumerable.Range(0, 1 + random.Below(3)).Select(n => new GuaranteedPlaces(
            $"Category {n}",
            1 + random.Below(contest.Places),
            [.. contest.Candidates.Select(c => c.Number).Where(_ => random.Below(2) is 0)])),
    ];
}
