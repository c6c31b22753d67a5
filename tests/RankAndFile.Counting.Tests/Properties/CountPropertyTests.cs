using System.Collections.Immutable;
using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Properties;

/// <summary>What must hold of every count, on thousands of small elections full of ties.</summary>
public sealed class CountPropertyTests
{
    private static readonly ulong _elections = Environment.GetEnvironmentVariable("RANKANDFILE_SOAK_MINUTES") is null ? 2_000UL : 200_000UL;

    public static TheoryData<string> RuleBookIds => [.. RuleBooks.All.Select(rules => rules.Id)];

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void The_order_of_papers_and_the_names_of_candidates_change_nothing(string id) => ForEach(id, (random, election) =>
    {
        var renamed = election.Contest with { Candidates = [.. election.Contest.Candidates.Select(c => c with { Name = $"Somebody {9 - c.Number.Number}" })] };

        Assert.Equal(
            Lines(election.CountedUnder(id)),
            Lines(new Election(renamed, random.Shuffled(election.Papers)).CountedUnder(id)));
    });

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void Every_line_balances_and_every_place_is_filled_or_vacant(string id) => ForEach(id, (_, election) =>
    {
        var count = election.CountedUnder(id);
        var votes = Votes.Of(id is "fptp" ? new(count.Papers.Valid.Count * count.Contest.VotesOnEachPaper) : count.Papers.Valid);

        Assert.All(Figures(count), line => Assert.Equal(votes, line.Total));
        Assert.Equal(int.Min(count.Contest.Places, count.Contest.Candidates.Length), count.Elected.Length);
        Assert.Equal(count.Elected.Length, count.Elected.Distinct().Count());
        Assert.Equal(count.Papers.Total.Count, count.Papers.Findings.Sum(found => found.Papers.Count));
    });

    [Fact]
    public void Under_ERS97_whatever_leaves_a_candidate_is_received_by_others_or_becomes_non_transferable() => ForEach("ers97", (_, election) =>
    {
        var count = election.CountedUnder("ers97");
        for (var at = 1; at < count.Stages.Length; at++)
        {
            foreach (var from in count.Stages[at].Happenings.OfType<PapersMoved>().GroupBy(moved => moved.From!.Value))
            {
                var left = count.Stages[at - 1].After.Of(from.Key) - count.Stages[at].After.Of(from.Key);
                Assert.Equal(left, from.Aggregate(Votes.Zero, (sum, moved) => moved.To.Aggregate(sum + moved.NonTransferableVotes, (votes, to) => votes + to.Votes)));
            }
        }
    });

    [Fact]
    public void A_line_that_does_not_balance_cannot_be_ended()
    {
        var sheet = new Sheet(Votes.Of(new(3)));
        sheet.Begin(StageKind.FirstPreferences, []);

        Assert.Throws<CountDoesNotBalanceException>(() => sheet.EndStage(new(null, [Votes.Of(new(2))], Votes.Zero, [])));
        Assert.Throws<CountDoesNotBalanceException>(() => sheet.EndStep(null, new(null, [Votes.Of(new(3))], Votes.Smallest(9), [])));
        sheet.EndStage(new(null, [Votes.Of(new(2))], Votes.Of(new(1)), []));
        Assert.Single(sheet.Stages);
    }

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void A_lot_changes_nothing_before_it_and_the_lots_already_drawn_still_hold(string id) => ForEach(id, (random, election) =>
    {
        var lots = ImmutableArray<Lot>.Empty;
        ImmutableArray<string> before = [];
        for (var draws = 0; draws < 50; draws++)
        {
            var outcome = election.Outcome(id, new Lots.Drawn(lots));
            var soFar = outcome switch
            {
                CountOutcome.LotNeeded needed => needed.SoFar,
                CountOutcome.Completed done => done.Transcript,
                _ => throw new InvalidOperationException(),
            };
            Assert.Equal(before, Lines(soFar).Take(before.Length));
            Assert.Equal(lots.Select(lot => (lot.Purpose, lot.Drawn)), soFar.Lots.Select(lot => (lot.Purpose, lot.Drawn)));
            if (outcome is not CountOutcome.LotNeeded lot)
            {
                return;
            }

            before = Lines(soFar);
            lots = lots.Add(new(soFar.Stages.Length + 1, lot.Purpose, lot.Tied, lot.Tied[random.Below(lot.Tied.Length)]));
        }

        Assert.Fail("The count never came to an end.");
    });

    [Theory]
    [MemberData(nameof(RuleBookIds))]
    public void Withdrawing_a_candidate_equals_deleting_them_from_every_paper(string id) => ForEach(id, plain: true, (random, election) =>
    {
        var gone = new CandidateNumber(1 + random.Below(election.Contest.Candidates.Length));
        var withdrawn = new Election(election.Contest with { Withdrawn = [gone] }, election.Papers).CountedUnder(id);
        var deleted = new Election(Without(gone, election.Contest), Without(gone, election.Papers)).CountedUnder(id);

        Assert.Equal(Lines(deleted), Lines(withdrawn, without: gone));
    });

    [Fact]
    public void For_one_place_and_without_ties_the_alternative_vote_and_ERS97_elect_the_same()
    {
        var compared = 0;
        for (var seed = 0UL; seed < _elections; seed++)
        {
            var election = new RandomElections(seed).Next(places: 1);
            var (av, ers) = (election.CountedUnder("av"), election.CountedUnder("ers97"));
            if (!Ties(av) && !Ties(ers))
            {
                Assert.Equal(av.Elected, ers.Elected);
                compared++;
            }
        }

        Assert.True(compared > 200, $"Only {compared} elections had no tie.");
    }

    private static bool Ties(Transcript count) =>
        count.Papers.Valid == Papers.None || count.Stages.SelectMany(stage => stage.Happenings).Any(h => h is TieSettled or NoneElected);

    private static void ForEach(string id, Action<RandomElections, Election> holds) => ForEach(id, plain: false, holds);

    private static void ForEach(string id, bool plain, Action<RandomElections, Election> holds)
    {
        for (var seed = 0UL; seed < _elections; seed++)
        {
            var random = new RandomElections(seed);
            var election = random.Next(places: id is "av" ? 1 : null, plain);
            try
            {
                holds(random, election);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
            }
        }
    }

    private static IEnumerable<Figures> Figures(Transcript count) =>
        count.Stages.SelectMany(stage => stage.Steps.Select(step => step.After).Append(stage.After));

    /// <summary>Everything a count came to, line by line, in words that do not depend on names or on the order of papers.</summary>
    private static ImmutableArray<string> Lines(Transcript count, CandidateNumber? without = null)
    {
        string Number(CandidateNumber c) => (c.Number - (without is { } gone && c.Number > gone.Number ? 1 : 0)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string Numbers(IEnumerable<CandidateNumber> candidates) => string.Join(',', candidates.Select(Number));
        string Line(Figures figures, IEnumerable<CandidateNumber> elected) =>
            $"{figures.Quota} | {string.Join(' ', figures.Votes.Where((_, index) => index != without?.Index))} | {figures.NonTransferable} | {Numbers(elected)}";
        return
        [
            .. count.Stages.SelectMany(stage => stage.Steps.Select(step => Line(step.After, step.Elected)).Append(
                $"{stage.Number} {stage.Kind} {Numbers(stage.Of)} {Numbers(stage.Excluded)} {Line(stage.After, stage.Elected)}")),
        ];
    }

    private static Contest Without(CandidateNumber gone, Contest contest) => contest with
    {
        Candidates = [.. contest.Candidates.Where(c => c.Number != gone).Select((c, index) => c with { Number = new(index + 1) })],
    };

    private static MarkedPapers Without(CandidateNumber gone, MarkedPapers papers) =>
        RandomElections.Gather(RandomElections.PatternsOf(papers).Select(pattern =>
            (pattern.Marks.Where(mark => mark != gone.Number).Select(mark => mark > gone.Number ? (ushort)(mark - 1) : mark).ToImmutableArray(), pattern.Papers)));
}
