using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>What any contest must satisfy before its papers can be counted at all.</summary>
public static class ContestRules
{
    /// <summary>The reason no rule book could count this contest, or null.</summary>
    public static Refusal? Refusal(Contest contest) =>
        OfPlaces(contest) ?? OfCandidates(contest) ?? OfGuarantees(contest) ?? OfVacancy(contest);

    private static Refusal? OfPlaces(Contest contest) =>
        contest.Places >= 1 ? null : No($"A contest has at least one place, and this one has {contest.Places}.", "places");

    private static Refusal? OfCandidates(Contest contest)
    {
        if (contest.Candidates.IsEmpty || contest.Candidates.Length > Mark.MostCandidates)
        {
            return No($"A contest has from 1 to {Mark.MostCandidates:N0} candidates, and this one has {contest.Candidates.Length}.", "candidates");
        }

        for (var index = 0; index < contest.Candidates.Length; index++)
        {
            if (contest.Candidates[index].Number.Index != index)
            {
                return No("Candidates are numbered 1, 2, 3 and so on in the order of the ballot paper.", "candidates");
            }
        }

        return OfNumbers(contest, contest.Withdrawn, "withdrawn")
            ?? (contest.ReopenNominations is { } ron ? OfNumbers(contest, [ron], "re-open nominations") : null);
    }

    private static Refusal? OfGuarantees(Contest contest)
    {
        foreach (var guarantee in contest.Guarantees)
        {
            if (guarantee.AtLeast < 1 || guarantee.AtLeast > contest.Places)
            {
                return No($"At least {guarantee.AtLeast} of {contest.Places} places cannot be guaranteed to {guarantee.Category}.", "guaranteed places");
            }

            if (contest.ReopenNominations is { } ron && guarantee.Members.Contains(ron))
            {
                return No($"Re-open nominations belongs to no category, and is named under {guarantee.Category}.", "guaranteed places");
            }

            if (OfNumbers(contest, guarantee.Members, guarantee.Category) is { } refusal)
            {
                return refusal;
            }
        }

        return contest.Guarantees.Length > 64 ? No("At most 64 categories can have guaranteed places.", "guaranteed places") : null;
    }

    private static Refusal? OfVacancy(Contest contest)
    {
        if (contest.Vacancy is not { } vacancy)
        {
            return null;
        }

        if (vacancy.Sitting.Contains(vacancy.Vacating) || vacancy.Sitting.Intersect(vacancy.NowWithdrawn).Any())
        {
            return No("A member who sits on cannot also be vacating or withdrawn.", "casual vacancy");
        }

        if (vacancy.Sitting.Distinct().Count() != contest.Places - 1)
        {
            return No($"Of {contest.Places} places one is vacant, so the number of those who sit on is {contest.Places - 1}; named: {vacancy.Sitting.Distinct().Count()}.", "casual vacancy");
        }

        return OfNumbers(contest, [vacancy.Vacating, .. vacancy.Sitting, .. vacancy.NowWithdrawn], "casual vacancy");
    }

    private static Refusal? OfNumbers(Contest contest, ImmutableArray<CandidateNumber> numbers, string where)
    {
        var unknown = numbers.Where(c => c.Index < 0 || c.Index >= contest.Candidates.Length).ToList();
        return unknown.Count is 0
            ? null
            : No($"There is no candidate {unknown[0]} among the {contest.Candidates.Length} of this contest.", where);
    }

    private static Refusal No(string reason, string section) => new(reason, Source.Docs("contests.md", section));
}
