using System.Collections.Immutable;

using RankAndFile.Counting.Rules;

namespace RankAndFile.Counting;

/// <summary>The rule books that votes can be counted under.</summary>
public static class RuleBooks
{
    public static ImmutableArray<RuleBook> All { get; } =
        [FirstPastThePost.RuleBook, AlternativeVote.RuleBook, Ers97.RuleBook, ScottishStv.RuleBook, MeekNz.RuleBook];

    /// <summary>What a rule book's id is followed by where places are guaranteed.</summary>
    public const string Guaranteed = "+guaranteed";

    /// <summary>The rule book of that id, or null.</summary>
    public static RuleBook? Find(string id) => All.FirstOrDefault(rules => rules.Id == id);
}
