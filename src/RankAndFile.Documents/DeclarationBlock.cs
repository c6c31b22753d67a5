using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>
/// What a declaration must tell: the votes of each candidate, papers spoiled, returned and
/// distributed (TULRCA 1992, s 52(1)), and shares and turnout, each with its base.
/// </summary>
/// <param name="Measure">What the candidates' figures are: votes, or first-preference votes.</param>
/// <param name="Spoiled">Invalid papers, those set aside before the papers were entered included.</param>
/// <param name="SetAside">Those of the spoiled papers that are not in the file of papers.</param>
/// <param name="Despatched">None where nobody has said how many papers were sent out.</param>
public sealed record DeclarationBlock(
    string Title,
    string Measure,
    ImmutableArray<DeclaredCandidate> Candidates,
    Papers Valid,
    Papers Spoiled,
    Papers SetAside,
    ImmutableArray<PapersFound> Reasons,
    Papers? Despatched)
{
    /// <summary>What shares of valid papers are shares of.</summary>
    public string ValidBase { get; init; } = "valid votes";

    /// <summary>What shares are shares of where the spoiled papers count in.</summary>
    public string ReturnedBase { get; init; } = "votes returned, spoiled papers included";

    public ImmutableArray<string> Elected { get; init; } = [];

    public int VacantPlaces { get; init; }

    public Papers Returned => Valid + Spoiled;

    /// <summary>The papers that came back, spoiled ones included, of those sent out.</summary>
    public Share? Turnout =>
        Despatched is { } despatched ? new(Returned.Count, despatched.Count, "papers despatched") : null;

    public Share SpoiledShare => new(Spoiled.Count, Returned.Count, ReturnedBase);

    public Share ShareOfValid(DeclaredCandidate candidate) => new(candidate.Votes, Valid.Count, ValidBase);

    public Share ShareOfReturned(DeclaredCandidate candidate) => new(candidate.Votes, Returned.Count, ReturnedBase);

    /// <summary>From a count.</summary>
    /// <param name="setAside">Spoiled papers that never came into the file.</param>
    public static DeclarationBlock Of(Transcript count, Papers setAside, Papers? despatched)
    {
        var figures = count.FirstPreferences();
        var several = count.IsFirstPastThePost() && count.Contest.VotesOnEachPaper is not 1;
        var block = new DeclarationBlock(
            count.Contest.Title,
            count.IsFirstPastThePost() ? "Votes" : "First preferences",
            [.. count.Contest.Candidates.Where(candidate => count.Contest.Stands(candidate.Number)).Select(candidate =>
                new DeclaredCandidate(candidate.Name, figures?.Of(candidate.Number).Whole() ?? 0, count.Elected.Contains(candidate.Number)))],
            count.Papers.Valid,
            count.Papers.Invalid + setAside,
            setAside,
            [.. count.Papers.Findings.Where(found => !found.IsValid && found.Papers > Papers.None)],
            despatched)
        {
            Elected = [.. count.Elected.Select(count.Contest.NameOf)],
            VacantPlaces = count.Vacant,
        };
        return several ? block with { ValidBase = "valid papers", ReturnedBase = "papers returned, spoiled ones included" } : block;
    }

    /// <summary>From a result that is known as totals only: one vote a paper, and most votes win the one place.</summary>
    public static DeclarationBlock OfTotals(string title, IEnumerable<(string Name, long Votes)> totals, Papers spoiled, Papers? despatched)
    {
        var all = totals.ToList();
        var most = all.Select(one => one.Votes).DefaultIfEmpty().Max();
        var isTied = all.Count(one => one.Votes == most) > 1;
        ImmutableArray<DeclaredCandidate> candidates =
            [.. all.Select(one => new DeclaredCandidate(one.Name, one.Votes, one.Votes == most && !isTied))];
        return new(title, "Votes", candidates, new(all.Sum(one => one.Votes)), spoiled, spoiled, [], despatched)
        {
            Elected = [.. candidates.Where(candidate => candidate.IsElected).Select(candidate => candidate.Name)],
        };
    }

    public void WriteText(TextWriter to) => new DeclarationText(this).WriteTo(to);
}

/// <summary>One line of a declaration.</summary>
public sealed record DeclaredCandidate(string Name, long Votes, bool IsElected);
