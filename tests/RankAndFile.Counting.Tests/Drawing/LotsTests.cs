using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Drawing;

public sealed partial class LotsTests
{
    private const string Seed = "brass harbour/4 2 6 1 1 3";

    [Fact]
    public void The_digests_on_the_page_about_lots_are_those_the_command_draws_by()
    {
        var shown = Shown().Matches(Repository.Read("docs/lots.md")).Select(m => (int.Parse(m.Groups["candidate"].ValueSpan), m.Groups["digest"].Value)).ToList();
        var lots = new LotsFromSeed(Seed);

        Assert.Equal([3, 5], shown.Select(s => s.Item1));
        Assert.All(shown, s => Assert.Equal(s.Item2, lots.DigestFor(LotPurpose.Exclude, Said.C(3, 5), new(s.Item1))));
        Assert.Equal(shown.MinBy(s => s.Item2, StringComparer.Ordinal).Item1, lots.Draw(LotPurpose.Exclude, Said.C(3, 5))!.Value.Number);
    }

    [Fact]
    public void A_digest_is_SHA_256_of_seed_purpose_tied_and_candidate_on_four_lines()
    {
        var byHand = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("Tŷ 7/1 1\nelect\n2,10,11\n10")));

        Assert.Equal(byHand, new LotsFromSeed("Tŷ 7/1 1").DigestFor(LotPurpose.Elect, Said.C(2, 10, 11), new(10)));
    }

    [Fact]
    public void Over_many_seeds_a_lot_falls_on_each_of_three_about_as_often()
    {
        var drawn = Enumerable.Range(0, 3_000).CountBy(n => new LotsFromSeed($"{n}").Draw(LotPurpose.Surplus, Said.C(1, 2, 3))!.Value.Number);

        Assert.All(drawn, candidate => Assert.InRange(candidate.Value, 900, 1_100));
    }

    [Fact]
    public void An_order_drawn_in_advance_falls_on_the_first_named_and_then_goes_by_the_ballot_paper()
    {
        var lots = new Counting.Lots.InOrder(Said.C(4, 1));

        Assert.Equal(4, lots.Draw(LotPurpose.Elect, Said.C(1, 2, 4))!.Value.Number);
        Assert.Equal(2, lots.Draw(LotPurpose.Elect, Said.C(2, 3))!.Value.Number);
    }

    [Fact] // ERS97 5.6.3
    public void A_lot_stands_on_a_recount_if_the_tie_is_still_there_at_another_stage()
    {
        var lots = new Counting.Lots.Drawn([new(4, LotPurpose.Exclude, Said.C(2, 5), new(5))]);

        Assert.Equal(5, lots.Draw(LotPurpose.Exclude, Said.C(2, 5))!.Value.Number);
        Assert.Null(lots.Draw(LotPurpose.Elect, Said.C(2, 5)));
        Assert.Null(lots.Draw(LotPurpose.Exclude, Said.C(2, 3, 5)));
    }

    [GeneratedRegex(@"exclude 3,5 (?<candidate>\d) \| sha256sum\n(?<digest>[0-9a-f]{64})")]
    private static partial Regex Shown();
}
