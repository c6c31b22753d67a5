using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Votes that are whole because every paper counts for one: first preferences and crosses.</summary>
internal static class VotesAsPapers
{
    private const long BillionthsOfAVote = 1_000_000_000;

    internal static long Whole(this Votes votes) => votes.Billionths / BillionthsOfAVote;

    /// <summary>Everybody's votes when the papers had been sorted once, before anything was transferred.</summary>
    internal static Figures? FirstPreferences(this Transcript count) => count.Stages switch
    {
        [] => null,
        [{ Steps: [var first, ..] }, ..] => first.After,
        [var stage, ..] => stage.After,
    };
}
