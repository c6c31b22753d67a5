using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>
/// The whole count, stage by stage, as it was done. It is never changed after it is made, and every
/// result sheet, picture and declaration is drawn from it alone.
/// </summary>
/// <param name="Rules">The rule book's id, with <c>+guaranteed</c> where places were guaranteed.</param>
/// <param name="Decimals">The decimals that the rule book's figures have.</param>
/// <param name="Contest">What was decided, with who had withdrawn.</param>
/// <param name="Papers">How the papers were read.</param>
/// <param name="Stages">The stages in order.</param>
/// <param name="Lots">The lots that the count needed, in the order it needed them.</param>
public sealed record Transcript(
    string Rules,
    int Decimals,
    Contest Contest,
    PapersRead Papers,
    ImmutableArray<Stage> Stages,
    ImmutableArray<Lot> Lots)
{
    /// <summary>Those elected, in order of election. The line re-open nominations is among them if it was elected.</summary>
    public ImmutableArray<CandidateNumber> Elected => [.. Stages.SelectMany(stage => stage.Elected)];

    /// <summary>Those who hold a place: the elected without re-open nominations.</summary>
    public ImmutableArray<CandidateNumber> Holders => [.. Elected.Where(candidate => candidate != Contest.ReopenNominations)];

    /// <summary>Places that nobody holds: guarantees that could not be met, too few candidates, re-open nominations.</summary>
    public int Vacant => Contest.Vacancy is { } vacancy
        ? 1 - Holders.Except(vacancy.Sitting).Count()
        : Contest.Places - Holders.Length;

    public Stage? StageWhereElected(CandidateNumber candidate) => Stages.FirstOrDefault(stage => stage.Elected.Contains(candidate));

    public Stage? StageWhereExcluded(CandidateNumber candidate) => Stages.FirstOrDefault(stage => stage.Excluded.Contains(candidate));

    /// <summary>Written exactly as a result sheet shows it.</summary>
    public string Written(Votes votes) => votes.ToString(Decimals);
}

/// <summary>Everybody's figures at the end of a stage or of one step of it. Votes and keep values stand in the order of the ballot paper.</summary>
/// <param name="Quota">None under first past the post.</param>
/// <param name="Votes">The votes of every candidate, the withdrawn included as zero.</param>
/// <param name="NonTransferable">Votes that no candidate has, from the beginning, losses by rounding included.</param>
/// <param name="Keep">What every candidate keeps of a paper; only by Meek's method, else empty.</param>
public sealed record Figures(Votes? Quota, ImmutableArray<Votes> Votes, Votes NonTransferable, ImmutableArray<KeepValue> Keep)
{
    public Votes Of(CandidateNumber candidate) => Votes[candidate.Index];

    /// <summary>Must equal the total valid vote on every line: ERS97 5.3.11 and 5.4.15.</summary>
    public Votes Total => Votes.Aggregate(NonTransferable, (sum, votes) => sum + votes);
}

public enum StageKind
{
    FirstPreferences,
    Surplus,
    Exclusion,

    /// <summary>The last places are filled, or the last candidates shut out, without moving a paper.</summary>
    Completion,
}

/// <summary>One stage of the count: what it was about, what happened, and everybody's figures after it.</summary>
/// <param name="Of">Whose surplus, or who was excluded; ascending.</param>
/// <param name="Elected">Those newly elected, in order of votes.</param>
/// <param name="Excluded">Those newly excluded; ascending.</param>
/// <param name="Steps">The value batches of an ERS97 exclusion, the iterations of a Meek stage; else empty.</param>
public sealed record Stage(
    int Number,
    StageKind Kind,
    ImmutableArray<CandidateNumber> Of,
    Figures After,
    ImmutableArray<CandidateNumber> Elected,
    ImmutableArray<CandidateNumber> Excluded,
    ImmutableArray<Step> Steps,
    ImmutableArray<Happening> Happenings);

/// <summary>A part of a stage after which candidates may be elected.</summary>
/// <param name="Value">The value of the batch, or none where the step is an iteration.</param>
public sealed record Step(TransferValue? Value, Figures After, ImmutableArray<CandidateNumber> Elected);
