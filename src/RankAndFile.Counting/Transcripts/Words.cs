namespace RankAndFile.Counting;

/// <summary>The words that a file has for the members of an enum. They are for ever: renaming a member changes no file.</summary>
internal sealed class Words<T>(params (T Member, string Word)[] all)
    where T : struct, Enum
{
    internal string Of(T member)
    {
        foreach (var (candidate, word) in all)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, member))
            {
                return word;
            }
        }

        throw new InvalidOperationException($"{typeof(T).Name} {member} has no word.");
    }

    internal bool TryFind(string word, out T member)
    {
        foreach (var (candidate, itsWord) in all)
        {
            if (itsWord == word)
            {
                member = candidate;
                return true;
            }
        }

        member = default;
        return false;
    }

    public override string ToString() => string.Join(", ", all.Select(pair => pair.Word));
}

/// <summary>The words of the transcript's file.</summary>
internal static class TranscriptWords
{
    internal static Words<StageKind> StageKinds { get; } = new(
        (StageKind.FirstPreferences, "first-preferences"),
        (StageKind.Surplus, "surplus"),
        (StageKind.Exclusion, "exclusion"),
        (StageKind.Completion, "completion"));

    internal static Words<LotPurpose> LotPurposes { get; } = new(
        (LotPurpose.Elect, "elect"),
        (LotPurpose.Surplus, "surplus"),
        (LotPurpose.Exclude, "exclude"));

    internal static Words<PaperFinding> Findings { get; } = new(
        (PaperFinding.ReadInFull, "read-in-full"),
        (PaperFinding.EndsAtGap, "ends-at-gap"),
        (PaperFinding.EndsAtRepetition, "ends-at-repetition"),
        (PaperFinding.Blank, "blank"),
        (PaperFinding.NoFirstPreference, "no-first-preference"),
        (PaperFinding.TwoFirstPreferences, "two-first-preferences"),
        (PaperFinding.OverVoted, "over-voted"),
        (PaperFinding.OnlyWithdrawn, "only-withdrawn"));

    internal static Words<ElectedBecause> ElectedBecauses { get; } = new(
        (ElectedBecause.Quota, "quota"),
        (ElectedBecause.MustFillAPlace, "must-fill-a-place"),
        (ElectedBecause.PlacesLeft, "places-left"),
        (ElectedBecause.MostVotes, "most-votes"),
        (ElectedBecause.Majority, "majority"));

    internal static Words<VacantBecause> VacantBecauses { get; } = new(
        (VacantBecause.TooFewCandidates, "too-few-candidates"),
        (VacantBecause.GuaranteeShortfall, "guarantee-shortfall"),
        (VacantBecause.ReopenNominations, "reopen-nominations"));
}
