using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>What a result sheet calls its stages, and what it writes beside a candidate.</summary>
internal static class StageWords
{
    internal static string TitleOf(this Transcript count, Stage stage) => stage.Kind switch
    {
        StageKind.FirstPreferences => count.IsFirstPastThePost() ? "Votes given" : "First preferences",
        StageKind.Surplus => $"Surplus of {count.Names(stage.Of)}",
        StageKind.Exclusion => $"Exclusion of {count.Names(stage.Of)}",
        StageKind.Completion => "Completion",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage.Kind, null),
    };

    /// <summary>What became of a candidate, in a few words.</summary>
    internal static string OutcomeOf(this Transcript count, CandidateNumber candidate)
    {
        if (!count.Contest.Stands(candidate))
        {
            return candidate == count.Contest.Vacancy?.Vacating ? "Vacating" : "Withdrawn";
        }

        if (count.Contest.Vacancy?.Sitting.Contains(candidate) is true)
        {
            return "Sitting";
        }

        // One stage is the whole of first past the post: its number would tell nothing.
        if (count.StageWhereElected(candidate) is { } elected)
        {
            return count.Stages.Length is 1 ? "Elected" : $"Elected, stage {elected.Number}";
        }

        return count.StageWhereExcluded(candidate) is { } excluded ? $"Excluded, stage {excluded.Number}" : "";
    }

    /// <summary>Whether a line still has something to say about a candidate: not where they left at an earlier stage without a vote.</summary>
    internal static bool IsOutOfItBefore(this Transcript count, CandidateNumber candidate, Stage stage) =>
        !count.Contest.Stands(candidate)
        || (stage.After.Of(candidate) == Votes.Zero && count.StageWhereExcluded(candidate) is { } left && left.Number < stage.Number);

    /// <summary>Where each paper has one vote and it is valid, no vote is left over.</summary>
    internal static bool HasNonTransferable(this Transcript count) =>
        !count.IsFirstPastThePost() || count.Contest.VotesOnEachPaper is not 1;

    internal static string NonTransferableName(this Transcript count) =>
        count.IsFirstPastThePost() ? "Votes not used" : "Non-transferable";

    internal static string PurposeInWords(LotPurpose purpose) => purpose switch
    {
        LotPurpose.Elect => "who is elected",
        LotPurpose.Surplus => "whose surplus is transferred",
        LotPurpose.Exclude => "who is excluded",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    internal static string Why(VacantBecause because) => because switch
    {
        VacantBecause.TooFewCandidates => "fewer candidates than places",
        VacantBecause.GuaranteeShortfall => "nobody could fill a guaranteed place",
        VacantBecause.ReopenNominations => "re-open nominations was elected",
        _ => throw new ArgumentOutOfRangeException(nameof(because), because, null),
    };
}
