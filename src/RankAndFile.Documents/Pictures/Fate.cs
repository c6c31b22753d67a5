using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>What became of a candidate, and at which stage.</summary>
internal sealed record Fate(CandidateNumber Candidate, Ending Ending, Stage? At, Votes With)
{
    internal static Fate Of(Transcript count, CandidateNumber candidate)
    {
        if (!count.Contest.Stands(candidate))
        {
            return new(candidate, Ending.Withdrew, null, Votes.Zero);
        }

        if (count.StageWhereElected(candidate) is { } elected)
        {
            return new(candidate, Ending.Elected, elected, WhenElected(elected, candidate));
        }

        return count.StageWhereExcluded(candidate) is { } excluded
            ? new(candidate, Ending.Excluded, excluded, WhenExcluded(excluded, candidate))
            : new(candidate, Ending.NotElected, null, count.Stages.Length is 0 ? Votes.Zero : count.Stages[^1].After.Of(candidate));
    }

    /// <summary>The elected in order of election, then the others, those who lasted longest first.</summary>
    internal static IReadOnlyList<Fate> OfAll(Transcript count) =>
    [
        .. count.Contest.Candidates
            .Select(candidate => Of(count, candidate.Number))
            .OrderBy(fate => fate.Ending)
            .ThenBy(fate => count.Elected.IndexOf(fate.Candidate))
            .ThenByDescending(fate => fate.At?.Number)
            .ThenByDescending(fate => fate.With)
            .ThenBy(fate => fate.Candidate),
    ];

    internal bool IsElectedBy(Stage stage) => Ending is Ending.Elected && At!.Number <= stage.Number;

    internal bool IsElectedBefore(Stage stage) => Ending is Ending.Elected && At!.Number < stage.Number;

    internal bool IsOutBefore(Stage stage) => Ending is Ending.Withdrew || (Ending is Ending.Excluded && At!.Number < stage.Number);

    internal string InWords(Transcript count) => Ending switch
    {
        Ending.Withdrew when count.Contest.Vacancy?.Vacating == Candidate => "vacating",
        not Ending.Withdrew when count.Contest.Vacancy?.Sitting.Contains(Candidate) is true => "sits already",
        Ending.Elected when count.Stages.Length is 1 => "elected",
        Ending.Elected => $"elected, stage {At!.Number}",
        Ending.Excluded => $"excluded, stage {At!.Number}",
        Ending.Withdrew => "withdrawn",
        _ => "not elected",
    };

    private static Votes WhenElected(Stage stage, CandidateNumber candidate) =>
        stage.Happenings.OfType<DeemedElected>().FirstOrDefault(elected => elected.Candidate == candidate)?.With ?? stage.After.Of(candidate);

    private static Votes WhenExcluded(Stage stage, CandidateNumber candidate) =>
        stage.Happenings.OfType<Excluded>().FirstOrDefault(excluded => excluded.Candidate == candidate)?.With ?? stage.After.Of(candidate);
}

/// <summary>The ways a count can end for a candidate, in the order in which a sheet lists them.</summary>
internal enum Ending
{
    Elected,
    NotElected,
    Excluded,
    Withdrew,
}
