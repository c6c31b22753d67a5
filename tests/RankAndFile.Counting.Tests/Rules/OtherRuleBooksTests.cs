using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Rules;

/// <summary>Cases of the other rule books, and what all of them share: re-open nominations, vacant places, refusals.</summary>
public sealed class OtherRuleBooksTests
{
    public static TheoryData<string> ForSeveralPlaces => [.. RuleBooks.All.Select(rules => rules.Id).Where(id => id is not "av")];

    [Fact] // Rule 46: 100 / 3 = 33, and one
    public void The_Scottish_quota_ignores_decimals_and_adds_one() =>
        Assert.Equal("34.00000", Written(Election.Named("branch-committee").CountedUnder("scottish-stv")));

    [Fact] // Rule 48: a surplus of zero is no stage
    public void Votes_exactly_at_the_quota_make_no_stage()
    {
        var count = Election.Named("pathologies/votes-exactly-the-quota").CountedUnder("scottish-stv");
        var exactly = count.Stages[0].Elected.Where(c => count.Stages[0].After.Of(c) == count.Stages[0].After.Quota!.Value).ToList();

        Assert.NotEmpty(exactly);
        Assert.DoesNotContain(count.Stages, stage => stage.Kind is StageKind.Surplus && stage.Of.Intersect(exactly).Any());
    }

    [Fact]
    public void The_same_papers_elect_four_different_sets_under_four_rule_books()
    {
        var election = Election.Named("pathologies/four-rule-books-four-results");
        var elected = new[] { "ers97", "scottish-stv", "meek-nz", "fptp" }.Select(rules => election.CountedUnder(rules)).ToList();

        Assert.Equal(4, elected.Select(count => count.Elected.Order().Numbers()).Distinct().Count());
        Assert.All(elected, count => Assert.Empty(count.Lots));
    }

    [Fact] // Clause 23
    public void A_circle_of_keep_values_ends_with_the_lowest_excluded() =>
        Assert.Equal(7, Election.Named("pathologies/circle-of-keep-values").CountedUnder("meek-nz").Elected.Length);

    [Fact] // 2017: 59,067; 53,544; 17,143
    public void The_General_Secretary_election_of_2017_elects_the_first_with_59067()
    {
        var count = Election.Named("general-secretary-2017").CountedUnder("fptp");

        Assert.Equal("1", count.Elected.Numbers());
        Assert.Equal(["59067", "53544", "17143"], count.Stages[0].After.Votes.Select(count.Written));
    }

    [Theory]
    [MemberData(nameof(ForSeveralPlaces))]
    public void Two_stand_for_three_places_and_one_place_stays_vacant(string id)
    {
        var count = Election.Named("pathologies/a-place-nobody-can-fill").CountedUnder(id);

        Assert.Equal((2, 1), (count.Elected.Length, count.Vacant));
        Assert.Contains(count.Stages[0].Happenings, happening => happening is PlaceVacant { Because: VacantBecause.TooFewCandidates });
    }

    [Theory]
    [MemberData(nameof(ForSeveralPlaces))]
    public void Re_open_nominations_is_elected_once_passes_on_its_surplus_and_leaves_its_place_vacant(string id)
    {
        var election = Election.Blt("4 2\n60 4 1 0\n20 1 0\n15 2 0\n5 3 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"Re-open nominations\"\n");
        var count = (election with { Contest = election.Contest with { ReopenNominations = new(4), VotesEach = 1 } }).CountedUnder(id);

        Assert.Equal("4,1", count.Elected.Numbers());
        Assert.Equal("1", count.Holders.Numbers());
        Assert.Equal(1, count.Vacant);
        if (id is not "fptp")
        {
            Assert.Contains(count.Stages, stage => stage.Kind is StageKind.Surplus && stage.Of.Contains(new(4)));
        }
    }

    [Theory]
    [MemberData(nameof(ForSeveralPlaces))]
    public void Re_open_nominations_counts_like_any_candidate(string id)
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var election = new RandomElections(seed).Next();
            var ron = election.Contest with { ReopenNominations = new(1) };

            Assert.Equal(election.CountedUnder(id).Elected, (election with { Contest = ron }).CountedUnder(id).Elected);
        }
    }

    [Fact]
    public void The_alternative_vote_refuses_several_places_and_only_ERS97_fills_a_vacancy()
    {
        var contest = Election.Named("branch-committee").Contest;
        var vacancy = contest with { Vacancy = new(new(1), Said.C(4), []) };

        Assert.Equal("1", Count.RefusalToRun(RuleBooks.Find("av")!, contest)!.Because.Place);
        Assert.Equal(["ers97"], RuleBooks.All.Where(rules => Count.RefusalToRun(rules, vacancy) is null).Select(rules => rules.Id));
    }

    [Fact]
    public void A_contest_that_cannot_be_is_refused_with_the_place_that_says_so()
    {
        var contest = Election.Named("branch-committee").Contest;
        Contest[] wrong =
        [
            contest with { Places = 0 },
            contest with { Withdrawn = Said.C(6) },
            contest with { Guarantees = [new("Women", 3, Said.C(1, 4, 5))] },
            contest with { Guarantees = [new("Women", 1, Said.C(1))], ReopenNominations = new(1) },
            contest with { Vacancy = new(new(1), Said.C(1), []) },
            contest with { Vacancy = new(new(1), Said.C(2, 3), []) },
        ];

        Assert.All(wrong, contest => Assert.Equal("docs/contests.md", Count.RefusalToRun(RuleBooks.Find("ers97")!, contest)!.Because.Document));
        Assert.Null(Count.RefusalToRun(RuleBooks.Find("ers97")!, contest));
    }

    private static string Written(Transcript count) => count.Written(count.Stages[0].After.Quota!.Value);
}
