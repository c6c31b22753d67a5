using System.Collections.Immutable;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>What a member says on a ballot.</summary>
public abstract record Vote
{
    private Vote()
    {
    }

    /// <summary>Nothing is marked.</summary>
    public sealed record Blank : Vote;

    /// <summary>The member chose to spoil the ballot.</summary>
    public sealed record Spoiled : Vote;

    /// <summary>What came out of the opening is no vote in this contest: sealed by a program that does not keep to the rules.</summary>
    public sealed record Malformed : Vote;

    /// <summary>Candidates by their numbers on the paper: in the order of preference, or, where places are marked, ascending.</summary>
    public sealed record Marked(ImmutableArray<int> Candidates) : Vote
    {
        public bool Equals(Marked? other) => other is not null && Candidates.AsSpan().SequenceEqual(other.Candidates.AsSpan());

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var candidate in Candidates)
            {
                hash.Add(candidate);
            }

            return hash.ToHashCode();
        }
    }
}

/// <summary>How candidates are marked.</summary>
public enum Marking
{
    /// <summary>In the order of preference, as many as the member likes.</summary>
    Ranking,

    /// <summary>One mark each, for as many as there are places.</summary>
    Marks,
}
