using System.Collections.Immutable;
using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Guaranteed;

/// <summary>What is still feasible, against published tables and against trying every set of candidates.</summary>
public sealed class CompletionsTests
{
    /// <summary>
    /// Hill, Voting matters 9: 14 places, 7 to England, 6 to Scotland, 1 to Wales, and 7 to men and 7 to
    /// women, with three Scottish women standing. Of all tables EM EW SM SW WM WW exactly these eight.
    /// </summary>
    [Fact]
    public void Fourteen_places_for_three_nations_and_two_sexes_have_exactly_eight_feasible_tables()
    {
        string[] published =
        [
            "0 7 6 0 1 0", "1 6 5 1 1 0", "1 6 6 0 0 1", "2 5 4 2 1 0", "2 5 5 1 0 1", "3 4 3 3 1 0", "3 4 4 2 0 1", "4 3 3 3 0 1",
        ];
        int[] standing = [7, 7, 6, 3, 1, 1];

        var feasible = TablesOf(standing, places: 14).Where(table => HasNoShortfall(table, places: 14)).Select(table => string.Join(' ', table));

        Assert.Equal(published, feasible.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whoever_stands_beyond_a_table_s_reach_is_doomed_and_whoever_it_cannot_miss_is_guarded()
    {
        for (var seed = 0UL; seed < 3_000; seed++)
        {
            Walk(seed);
        }
    }

    [Fact]
    public void A_guarantee_with_too_few_candidates_leaves_as_many_places_vacant_and_no_more()
    {
        var contest = Of(places: 4, candidates: 6, new GuaranteedPlaces("Women", 3, Said.C(5)));

        var completions = new Completions(contest);

        Assert.Equal((2, 2, 0), (completions.Shortfall, completions.PlacesToFill, completions.TooFewCandidates));
        Assert.Equal(Said.C(5), completions.Guarded);
    }

    [Fact]
    public void Fifty_four_candidates_in_ten_overlapping_categories_are_answered_at_once()
    {
        var random = new RandomElections(54);
        var guarantees = Enumerable.Range(1, 10)
            .Select(n => new GuaranteedPlaces($"Category {n}", 2, [.. Enumerable.Range(1, 54).Where(_ => random.Below(5) is 0).Select(c => new CandidateNumber(c))]))
            .ToArray();

        Assert.Equal(0, new Completions(Of(places: 12, candidates: 54, [.. guarantees])).Shortfall);
    }

    /// <summary>Elects and excludes at random whom it may, and compares with all sets of candidates at every step.</summary>
    private static void Walk(ulong seed)
    {
        var random = new RandomElections(seed);
        var contest = Random(random);
        var completions = new Completions(contest);
        var (elected, continuing) = (new List<CandidateNumber>(), contest.Candidates.Select(c => c.Number).ToList());
        while (continuing.Count > 0 && elected.Count < completions.PlacesToFill)
        {
            var all = Sets(continuing, completions.PlacesToFill - elected.Count)
                .Where(set => MeetsAll(contest, [.. elected, .. set], contest.Places - completions.PlacesToFill)).ToList();
            Assert.NotEmpty(all);
            Assert.Equal(continuing.Where(c => all.All(set => !set.Contains(c))), completions.Doomed);
            Assert.Equal(continuing.Where(c => all.All(set => set.Contains(c))), completions.Guarded);
            var electable = continuing.Except(completions.Doomed).ToList();
            var excludable = continuing.Except(completions.Guarded).ToList();
            if (excludable.Count is 0 || (random.Below(2) is 0 && electable.Count > 0))
            {
                var one = electable[random.Below(electable.Count)];
                completions.Elected(one);
                elected.Add(one);
                continuing.Remove(one);
            }
            else
            {
                var one = excludable[random.Below(excludable.Count)];
                completions.Excluded(one);
                continuing.Remove(one);
            }
        }
    }

    private static Contest Random(RandomElections random)
    {
        var (candidates, categories) = (3 + random.Below(6), 1 + random.Below(3));
        var places = 1 + random.Below(candidates - 1);
        var guarantees = Enumerable.Range(1, categories).Select(n => new GuaranteedPlaces(
            $"Category {n}",
            1 + random.Below(places),
            [.. Enumerable.Range(1, candidates).Where(_ => random.Below(2) is 0).Select(c => new CandidateNumber(c))]));
        return Of(places, candidates, [.. guarantees]);
    }

    private static Contest Of(int places, int candidates, params ImmutableArray<GuaranteedPlaces> guarantees) =>
        new("Guarantees", places, [.. Enumerable.Range(1, candidates).Select(n => new Candidate(new(n), $"C{n}"))]) { Guarantees = guarantees };

    private static bool MeetsAll(Contest contest, List<CandidateNumber> body, int vacant) =>
        contest.Guarantees.All(guarantee => body.Count(guarantee.Members.Contains) + vacant >= guarantee.AtLeast);

    private static IEnumerable<List<CandidateNumber>> Sets(List<CandidateNumber> from, int size) =>
        Enumerable.Range(0, 1 << from.Count)
            .Where(bits => int.PopCount(bits) == size)
            .Select(bits => from.Where((_, index) => (bits >> index & 1) is 1).ToList());

    private static IEnumerable<int[]> TablesOf(int[] standing, int places)
    {
        var tables = new List<int[]> { Array.Empty<int>() };
        foreach (var most in standing)
        {
            tables = [.. tables.SelectMany(table => Enumerable.Range(0, most + 1).Select(number => (int[])[.. table, number]))];
        }

        return tables.Where(table => table.Sum() == places);
    }

    /// <summary>Whether the guarantees are met when just these stand.</summary>
    private static bool HasNoShortfall(int[] table, int places)
    {
        var kinds = table.SelectMany((number, kind) => Enumerable.Repeat(kind, number)).ToList();
        ImmutableArray<CandidateNumber> Of(Func<int, bool> isOf) =>
            [.. kinds.Select((kind, index) => (kind, index)).Where(c => isOf(c.kind)).Select(c => new CandidateNumber(c.index + 1))];
        return new Completions(CompletionsTests.Of(
            places,
            kinds.Count,
            new GuaranteedPlaces("England", 7, Of(kind => kind / 2 is 0)),
            new GuaranteedPlaces("Scotland", 6, Of(kind => kind / 2 is 1)),
            new GuaranteedPlaces("Wales", 1, Of(kind => kind / 2 is 2)),
            new GuaranteedPlaces("Men", 7, Of(kind => kind % 2 is 0)),
            new GuaranteedPlaces("Women", 7, Of(kind => kind % 2 is 1)))).Shortfall is 0;
    }
}
