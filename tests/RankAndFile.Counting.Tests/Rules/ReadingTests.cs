using System.Collections.Immutable;
using RankAndFile.Counting.Tests.Elections;

namespace RankAndFile.Counting.Tests.Rules;

/// <summary>Papers as people mark them: docs/rules/reading-papers.md, paragraph by paragraph.</summary>
public sealed class ReadingTests
{
    private const ushort Gap = Mark.Gap;

    [Fact] // R2
    public void A_paper_without_a_mark_is_blank()
    {
        Assert.Equal(("", PaperFinding.Blank), Read([]));
        Assert.Equal(("", PaperFinding.Blank), Read([Gap, Gap]));
        Assert.Equal(("", PaperFinding.Blank), Read([], HowPapersAreRead.ByVotes));
    }

    [Fact] // R3
    public void Without_a_1_there_is_no_first_preference()
    {
        Assert.Equal(("", PaperFinding.NoFirstPreference), Read([Gap, 2, 3]));
        Assert.Equal(("", PaperFinding.NoFirstPreference), Read([Cross(2), Cross(3)]));
        Assert.Equal(("", PaperFinding.NoFirstPreference), Read([Gap, 2, 3], HowPapersAreRead.ByPreferenceOrOnlyMark));
    }

    [Fact] // R4
    public void Two_firsts_are_invalid()
    {
        Assert.Equal(("", PaperFinding.TwoFirstPreferences), Read([1, Same(2), 3]));
        Assert.Equal(("", PaperFinding.TwoFirstPreferences), Read([1, Same(2), 3], HowPapersAreRead.ByPreferenceOrOnlyMark));
        Assert.Equal(("", PaperFinding.TwoFirstPreferences), Read([1, Same(2), 3], HowPapersAreRead.ByVotes, votes: 2));
    }

    [Theory] // R5; ERS97 6.9, 6.24
    [InlineData(HowPapersAreRead.ByPreference, "", PaperFinding.NoFirstPreference)]
    [InlineData(HowPapersAreRead.ByPreferenceOrOnlyMark, "3", PaperFinding.ReadInFull)]
    public void A_lone_mark_without_a_1_is_valid_under_ERS97_only(HowPapersAreRead how, string read, PaperFinding finding)
    {
        Assert.Equal((read, finding), Read([Gap, 3], how));
        Assert.Equal((read, finding), Read([Cross(3)], how));
    }

    [Fact]
    public void Only_ERS97_reads_a_lone_mark() =>
        Assert.Equal(["ers97"], RuleBooks.All.Where(rules => rules.HowPapersAreRead is HowPapersAreRead.ByPreferenceOrOnlyMark).Select(rules => rules.Id));

    [Fact] // R6, R7
    public void A_paper_ends_at_a_missing_number_but_a_cross_beside_numbers_is_no_preference()
    {
        Assert.Equal(("1,2", PaperFinding.EndsAtGap), Read([1, 2, Gap, 3]));
        Assert.Equal(("1,2", PaperFinding.ReadInFull), Read([1, 2, Gap]));
        Assert.Equal(("1,2", PaperFinding.ReadInFull), Read([1, 2, Cross(4)]));
    }

    [Fact] // R8, R9
    public void A_paper_ends_at_a_number_against_two_or_a_candidate_marked_again()
    {
        Assert.Equal(("1", PaperFinding.EndsAtRepetition), Read([1, 2, Same(3), 4]));
        Assert.Equal(("1,2", PaperFinding.EndsAtRepetition), Read([1, 2, 1, 3]));
    }

    [Fact] // R10
    public void More_crosses_than_votes_are_over_voted()
    {
        Assert.Equal(("2", PaperFinding.ReadInFull), Read([Cross(2)], HowPapersAreRead.ByVotes));
        Assert.Equal(PaperFinding.OverVoted, Read([Cross(2), Cross(3)], HowPapersAreRead.ByVotes).Finding);
        Assert.Equal(("2,3", PaperFinding.ReadInFull), Read([Cross(2), Cross(3)], HowPapersAreRead.ByVotes, votes: 2));
        Assert.Equal(PaperFinding.OverVoted, Read([1, Same(2), Same(3)], HowPapersAreRead.ByVotes, votes: 2).Finding);
    }

    [Fact] // R11
    public void First_past_the_post_takes_the_first_so_many_of_a_ranking()
    {
        Assert.Equal(("4,2", PaperFinding.ReadInFull), Read([4, 2, 3, 1], HowPapersAreRead.ByVotes, votes: 2));
        Assert.Equal(("4", PaperFinding.EndsAtGap), Read([4, Gap, 3], HowPapersAreRead.ByVotes, votes: 2));
        Assert.Equal(("", PaperFinding.NoFirstPreference), Read([Gap, 3], HowPapersAreRead.ByVotes));
    }

    [Fact] // R12
    public void Crosses_and_numbers_on_one_paper_are_all_crosses_where_votes_are_counted() =>
        Assert.Equal(PaperFinding.OverVoted, Read([1, Cross(3)], HowPapersAreRead.ByVotes).Finding);

    [Fact] // R13
    public void The_withdrawn_are_passed_over_after_reading_and_nothing_left_is_invalid()
    {
        Assert.Equal(("2", PaperFinding.ReadInFull), Read([1, 2], withdrawn: 1));
        Assert.Equal(("", PaperFinding.OnlyWithdrawn), Read([1], withdrawn: 1));
        Assert.Equal(("", PaperFinding.TwoFirstPreferences), Read([1, Same(2)], withdrawn: 1));
        Assert.Equal(("2,3", PaperFinding.ReadInFull), Read([1, 2, 3], HowPapersAreRead.ByVotes, votes: 2, withdrawn: 1));
    }

    [Fact] // R1
    public void Papers_are_counted_by_finding_and_the_findings_add_up()
    {
        var papers = RandomElections.Gather([([1, 2], 5), ([], 3), ([1, Same(2)], 2), ([1, Gap, 2], 1)]);

        var (_, read) = Reading.Of(papers, Contest(1, null), HowPapersAreRead.ByPreference);

        Assert.Equal((11L, 6L, 5L), (read.Total.Count, read.Valid.Count, read.Invalid.Count));
        Assert.Equal(
            [(PaperFinding.ReadInFull, 5L), (PaperFinding.EndsAtGap, 1L), (PaperFinding.Blank, 3L), (PaperFinding.TwoFirstPreferences, 2L)],
            read.Findings.Select(found => (found.Finding, found.Papers.Count)));
    }

    private static ushort Cross(ushort candidate) => (ushort)(candidate | Mark.Unnumbered);

    private static ushort Same(ushort candidate) => (ushort)(candidate | Mark.SharesItsNumber);

    private static (string Preferences, PaperFinding Finding) Read(
        ImmutableArray<ushort> marks, HowPapersAreRead how = HowPapersAreRead.ByPreference, int votes = 1, int? withdrawn = null)
    {
        var (valid, read) = Reading.Of(RandomElections.Gather([(marks, 1)]), Contest(votes, withdrawn), how);
        var preferences = valid.Bundles is 0 ? [] : valid.PreferencesOf(0).ToArray().Select(index => CandidateNumber.At(index));
        return (preferences.Numbers(), Assert.Single(read.Findings).Finding);
    }

    private static Contest Contest(int votes, int? withdrawn) =>
        new("Reading", 1, [.. Enumerable.Range(1, 4).Select(n => new Candidate(new(n), $"C{n}"))])
        {
            VotesEach = votes,
            Withdrawn = withdrawn is { } gone ? Said.C(gone) : [],
        };
}
