using System.Collections.Immutable;
using System.Globalization;

namespace RankAndFile.Counting;

/// <summary>A candidate's number on the ballot paper; the first is 1.</summary>
public readonly record struct CandidateNumber(int Number) : IComparable<CandidateNumber>
{
    /// <summary>The number before the first, counting from nothing: where a candidate stands in a row of figures.</summary>
    internal int Index => Number - 1;

    internal static CandidateNumber At(int index) => new(index + 1);

    public int CompareTo(CandidateNumber other) => Number.CompareTo(other.Number);

    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Somebody who stands, as the ballot paper names them.</summary>
public sealed record Candidate(CandidateNumber Number, string Name);

/// <summary>
/// What is being decided: so many places among these candidates, in the order of the ballot paper.
/// </summary>
public sealed record Contest(string Title, int Places, ImmutableArray<Candidate> Candidates)
{
    /// <summary>Those who have withdrawn: every paper passes them over, and they have no vote.</summary>
    public ImmutableArray<CandidateNumber> Withdrawn { get; init; } = [];

    /// <summary>The line <em>re-open nominations</em>, if the ballot paper has one. It counts like a candidate; its place stays vacant.</summary>
    public CandidateNumber? ReopenNominations { get; init; }

    /// <summary>Under first past the post: how many votes each paper has. As many as places, unless the rules set another number.</summary>
    public int? VotesEach { get; init; }

    /// <summary>Places that must go to members of a category: minimums, which may overlap.</summary>
    public ImmutableArray<GuaranteedPlaces> Guarantees { get; init; } = [];

    /// <summary>Set when the papers are counted again to fill one vacancy: ERS97 7.1.</summary>
    public CasualVacancy? Vacancy { get; init; }

    public int VotesOnEachPaper => VotesEach ?? Places;

    /// <summary>Whether papers may go to this candidate at all.</summary>
    public bool Stands(CandidateNumber candidate) =>
        !Withdrawn.Contains(candidate)
        && Vacancy?.Vacating != candidate
        && Vacancy?.NowWithdrawn.Contains(candidate) is not true;

    /// <summary>The candidate's name, or a word for them where the ballot paper has no such number.</summary>
    public string NameOf(CandidateNumber candidate) =>
        candidate.Index >= 0 && candidate.Index < Candidates.Length ? Candidates[candidate.Index].Name : $"candidate {candidate}";
}

/// <summary>So many of those elected must belong to a category: the reserved seats of a union's executive.</summary>
public sealed record GuaranteedPlaces(string Category, int AtLeast, ImmutableArray<CandidateNumber> Members);

/// <summary>A member of the body has left; the others sit on. The papers are counted again for one place: ERS97 7.1.</summary>
/// <param name="NowWithdrawn">Candidates of then who do not wish to stand now. Unlike those withdrawn before the election, their papers stay in the total valid vote.</param>
public sealed record CasualVacancy(
    CandidateNumber Vacating, ImmutableArray<CandidateNumber> Sitting, ImmutableArray<CandidateNumber> NowWithdrawn);
