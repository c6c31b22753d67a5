using System.Collections.Immutable;

namespace RankAndFile.Documents;

/// <summary>
/// What the papers of the other candidates would have had to say for the second to draw level with the first,
/// where the most votes win and nobody has more than half. It invents no preference: nobody was asked for any.
/// </summary>
public sealed record SplitVote(DeclaredCandidate First, DeclaredCandidate Second, ImmutableArray<DeclaredCandidate> Others)
{
    /// <summary>None where somebody has more than half of the valid votes, where fewer than three stood, or where the first are equal.</summary>
    public static SplitVote? Of(DeclarationBlock result)
    {
        var ordered = result.Candidates.OrderByDescending(candidate => candidate.Votes).ToImmutableArray();
        return ordered is [var first, var second, _, ..] && first.Votes > second.Votes && first.Votes * 2 <= result.Valid.Count
            ? new(first, second, ordered[2..])
            : null;
    }

    public long Lead => First.Votes - Second.Votes;

    /// <summary>The papers that would be asked for a second preference. They are never fewer than the lead, since the first has no more than half.</summary>
    public long OthersVotes => Others.Sum(candidate => candidate.Votes);

    /// <summary>So many of them to the second, and every other to the first, none exhausted: then the second is level, or ahead by one.</summary>
    public long ToSecond => (OthersVotes + Lead + 1) / 2;

    public long ToFirst => OthersVotes - ToSecond;

    public Share ShareToSecond => new(ToSecond, OthersVotes, Base);

    public Share ShareToFirst => new(ToFirst, OthersVotes, Base);

    private string Base => Others is [var one] ? $"papers for {one.Name}" : $"papers for the other {Others.Length} candidates";
}
