using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Votes that are whole because every paper counts for one: first preferences and crosses.</summary>
internal static class VotesAsPapers
{
    private const long BillionthsOfAVote = 1_000_000_000;

    /// <summary>Under first past the post, every candidate's share; else none, because votes that move have none.</summary>
    internal static ImmutableArray<Share> SharesOfVotes(this Transcript count)
    {
        if (!count.IsFirstPastThePost() || count.Stages is not [{ After: var figures }])
        {
            return [];
        }

        // With several votes a paper, a share of the votes would not tell how many voted for somebody.
        var of = count.Contest.VotesOnEachPaper is 1 ? "valid votes" : "valid papers";
        return [.. figures.Votes.Select(votes => new Share(votes.Whole(), count.Papers.Valid.Count, of))];
    }

    internal static long Whole(this Votes votes) => votes.Billionths / BillionthsOfAVote;

    /// <summary>Everybody's votes when the papers had been sorted once, before anything was transferred.</summary>
    internal static Figures? FirstPreferences(this Transcript count) => count.Stages switch
    {
        [] => null,
        [{ Steps: [var first, ..] }, ..] => first.After,
        [var stage, ..] => stage.After,
    };
}
