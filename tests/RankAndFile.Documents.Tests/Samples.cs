using System.Collections.Immutable;

namespace RankAndFile.Documents.Tests;

/// <summary>Small transcripts made by hand: every kind of stage, step and happening, figures that balance.</summary>
internal static class Samples
{
    internal static IEnumerable<Transcript> All =>
        [Committee, Meek, GeneralSecretary, Executive, Guaranteed, Nobody];

    /// <summary>Two places by ERS97: a surplus, then an exclusion of two values.</summary>
    internal static Transcript Committee => new(
        "ers97",
        2,
        Standing("Branch committee 2026", 2, "Ann Smith", "Dilys Duke", "Prakash Prince", "Frank Freeman"),
        Read((PaperFinding.ReadInFull, 95), (PaperFinding.EndsAtGap, 5), (PaperFinding.Blank, 3), (PaperFinding.TwoFirstPreferences, 1)),
        [
            new(1, StageKind.FirstPreferences, [], Line("33.34", "0.00", "46.00", "22.00", "18.00", "14.00"), C(1), [], [],
            [
                new PapersMoved(null, TransferValue.Whole, [Got(1, 46, "46"), Got(2, 22, "22"), Got(3, 18, "18"), Got(4, 14, "14")], new(0), Votes.Zero, "5.1.3"),
                new QuotaSet(V("33.34"), V("100"), 3, "5.1.5"),
                new DeemedElected(new(1), V("46"), ElectedBecause.Quota, V("33.34"), "5.1.6"),
            ]),
            new(2, StageKind.Surplus, C(1), Line("33.34", "0.26", "33.34", "28.20", "21.10", "17.10"), [], [], [],
            [
                new SurplusValued(new(1), V("12.66"), new(46), new(40), TransferValue.Whole, T("0.31"), V("0.26"), "5.3.7"),
                new PapersMoved(new(1), T("0.31"), [Got(2, 20, "6.20"), Got(3, 10, "3.10"), Got(4, 10, "3.10")], new(6), V("0.26"), "5.3.8"),
            ]),
            new(3, StageKind.Exclusion, C(4), Line("33.34", "2.88", "33.34", "33.75", "30.03", "0.00"), C(2), C(4),
            [
                new(TransferValue.Whole, Line("33.34", "2.26", "33.34", "32.20", "29.10", "3.10"), []),
                new(T("0.31"), Line("33.34", "2.88", "33.34", "33.75", "30.03", "0.00"), C(2)),
            ],
            [
                new Excluded(new(4), V("17.10"), "5.2.5"),
                new PapersMoved(new(4), TransferValue.Whole, [Got(2, 4, "4"), Got(3, 8, "8")], new(2), V("2"), "5.4.6"),
                new PapersMoved(new(4), T("0.31"), [Got(2, 5, "1.55"), Got(3, 3, "0.93")], new(2), V("0.62"), "5.4.6"),
                new DeemedElected(new(2), V("33.75"), ElectedBecause.Quota, V("33.34"), "5.4.9"),
            ]),
        ],
        []);

    /// <summary>Two places by Meek's method: iterations instead of batches, keep values on every line.</summary>
    internal static Transcript Meek => new(
        "meek-nz",
        9,
        Standing("Trustees", 2, "Morgan", "Llŷr Ŵyn", "Khan"),
        Read((PaperFinding.ReadInFull, 10)),
        [
            new(1, StageKind.FirstPreferences, [], MeekLine("3.333333334", "0.000000000", ["1", "1", "1"], "5.000000000", "2.750000000", "2.250000000"), C(1), [],
            [new(null, MeekLine("3.333333334", "0.000000000", ["1", "1", "1"], "5.000000000", "2.750000000", "2.250000000"), C(1))],
            [
                new KeepValuesSet([KeepValue.All, KeepValue.All, KeepValue.All], C(1, 2, 3), "10"),
                new DeemedElected(new(1), V("5"), ElectedBecause.Quota, V("3.333333334"), "12"),
            ]),
            new(2, StageKind.Surplus, C(1),
                MeekLine("3.222222223", "0.333333333", ["0.666666667", "1", "1"], "3.333333335", "3.500000000", "2.833333332"), C(2), [],
            [new(null, MeekLine("3.222222223", "0.333333333", ["0.666666667", "1", "1"], "3.333333335", "3.500000000", "2.833333332"), C(2))],
            [
                new KeepValuesSet([K("0.666666667"), KeepValue.All, KeepValue.All], C(1), "17"),
                new DeemedElected(new(2), V("3.5"), ElectedBecause.Quota, V("3.222222223"), "12"),
            ]),
        ],
        []);

    /// <summary>One place by first past the post: the General Secretary election of 2017, as its totals were published.</summary>
    internal static Transcript GeneralSecretary => new(
        "fptp",
        0,
        Standing("General Secretary, Unite the Union, 2017", 1, "Len McCluskey", "Gerard Coyne", "Ian Allinson"),
        Read((PaperFinding.ReadInFull, 129_754)),
        [
            new(1, StageKind.FirstPreferences, [], Line(null, "0", "59067", "53544", "17143"), C(1), [], [],
            [
                new PapersMoved(null, TransferValue.Whole, [Got(1, 59067, "59067"), Got(2, 53544, "53544"), Got(3, 17143, "17143")], new(0), Votes.Zero, "2"),
                new DeemedElected(new(1), V("59067"), ElectedBecause.MostVotes, null, "3"),
            ]),
        ],
        []);

    /// <summary>Three places by first past the post, two votes a paper, a lot, and re-open nominations elected.</summary>
    internal static Transcript Executive => new(
        "fptp",
        0,
        Standing("Executive, \"North\" & West", 3, "Okafor", "=SUM(A1)", "Re-open nominations", "Price, Mair", "Withdrawn Will") with
        {
            VotesEach = 2,
            ReopenNominations = new(3),
            Withdrawn = C(5),
        },
        Read((PaperFinding.ReadInFull, 50), (PaperFinding.OverVoted, 2), (PaperFinding.OnlyWithdrawn, 1)),
        [
            new(1, StageKind.FirstPreferences, [], Line(null, "16", "30", "17", "20", "17", "0"), C(1, 3, 2), [], [],
            [
                new DeemedElected(new(1), V("30"), ElectedBecause.MostVotes, null, "3"),
                new DeemedElected(new(3), V("20"), ElectedBecause.MostVotes, null, "3"),
                new TieSettled(LotPurpose.Elect, C(2, 4), new(2), null, "4"),
                new DeemedElected(new(2), V("17"), ElectedBecause.MostVotes, null, "3"),
                new PlaceVacant(1, VacantBecause.ReopenNominations, "7"),
            ]),
        ],
        [new(1, LotPurpose.Elect, C(2, 4), new(2))]);

    /// <summary>Guaranteed places, a casual vacancy and the happenings that the others have not.</summary>
    internal static Transcript Guaranteed => new(
        "ers97+guaranteed",
        2,
        Standing("Delegates", 2, "A", "B", "C", "D", "E") with
        {
            Guarantees = [new("Women", 1, C(2, 4))],
            Vacancy = new(new(5), C(1), C(3)),
        },
        Read((PaperFinding.ReadInFull, 12), (PaperFinding.EndsAtRepetition, 1), (PaperFinding.NoFirstPreference, 2)),
        [
            new(1, StageKind.FirstPreferences, [], Line("4.34", "0.00", "4.00", "4.00", "3.00", "2.00", "0.00"), [], [], [],
            [
                new QuotaSet(V("4.34"), V("13"), 3, "5.1.5"),
                new SurplusesDeferred(V("0.30"), V("1"), C(3, 4), "5.2.2(a)"),
            ]),
            new(2, StageKind.Exclusion, C(3, 4), Line("4.34", "0.00", "7.00", "6.00", "0.00", "0.00", "0.00"), C(2), C(3, 4),
            [new(TransferValue.Whole, Line("4.34", "0.00", "7.00", "6.00", "0.00", "0.00", "0.00"), C(2))],
            [
                new Doomed(C(3), "G2"),
                new Guarded(C(2), "G3"),
                new ExcludedTogether(C(3, 4), V("5"), V("0.30"), new(1), "5.2.2(b)"),
                new TieSettled(LotPurpose.Exclude, C(1, 2), new(1), 1, "5.6.1"),
                new NoneElected(C(1, 2), 1, "5.6.2"),
                new Excluded(new(3), V("3"), "5.2.5"),
                new Excluded(new(4), V("2"), "5.2.5"),
                new DeemedElected(new(2), V("6"), ElectedBecause.Majority, V("6.505"), "5.4.9"),
                new TransfersStopped("5.5.2"),
                new FormallyExcluded(C(1), "5.5.2"),
            ]),
            new(3, StageKind.Completion, [], Line("4.34", "0.00", "7.00", "6.00", "0.00", "0.00", "0.00"), [], C(1), [],
            [new Excluded(new(1), V("7"), "5.5.1")]),
        ],
        [new(2, LotPurpose.Surplus, C(1, 2), new(1))]);

    /// <summary>Nobody marked a paper, and nobody stands for one of two places.</summary>
    internal static Transcript Nobody => new(
        "av",
        0,
        Standing("", 1, "Nobody") with { Withdrawn = C(1) },
        Read(),
        [new(1, StageKind.FirstPreferences, [], Line("0", "0", "0"), [], [], [], [new PlaceVacant(1, VacantBecause.TooFewCandidates, "9")])],
        []);

    /// <summary>More stages than a page has room for, and a name longer than its column.</summary>
    internal static Transcript Long => Committee with
    {
        Contest = Standing(
            "National Executive Council, constituency of the North East, Yorkshire and the Humber", 2, "Ann Smith", "Dilys Duke",
            "Prakash Prince of the Amalgamated Society of Locomotive Engineers and Firemen", "Frank Freeman"),
        Stages = [.. Enumerable.Range(1, 12).Select(number => number is 1
            ? Committee.Stages[0]
            : new Stage(number, StageKind.Surplus, C((number % 4) + 1), Line("33.34", $"{number}.00", "33.34", "33.66", $"{33 - number}.00", "0.00"), [], [], [], []))],
    };

    internal static Contest Standing(string title, int places, params string[] names) =>
        new(title, places, [.. names.Select((name, index) => new Candidate(new(index + 1), name))]);

    internal static PapersRead Read(params (PaperFinding Finding, long Papers)[] findings)
    {
        var found = findings.Select(finding => new PapersFound(finding.Finding, new(finding.Papers))).ToImmutableArray();
        return new(new(found.Sum(one => one.Papers.Count)), new(found.Where(one => one.IsValid).Sum(one => one.Papers.Count)), found);
    }

    internal static ImmutableArray<CandidateNumber> C(params int[] numbers) => [.. numbers.Select(number => new CandidateNumber(number))];

    internal static Votes V(string text) => Votes.TryParse(text, out var votes) ? votes : throw new ArgumentException(text);

    internal static TransferValue T(string text) => TransferValue.TryParse(text, out var value) ? value : throw new ArgumentException(text);

    internal static KeepValue K(string text) => KeepValue.TryParse(text, out var keep) ? keep : throw new ArgumentException(text);

    internal static Figures Line(string? quota, string nonTransferable, params string[] votes) =>
        new(quota is null ? null : V(quota), [.. votes.Select(V)], V(nonTransferable), []);

    private static Figures MeekLine(string quota, string nonTransferable, string[] keep, params string[] votes) =>
        Line(quota, nonTransferable, votes) with { Keep = [.. keep.Select(K)] };

    private static Receipt Got(int candidate, long papers, string votes) => new(new(candidate), new(papers), V(votes));
}
