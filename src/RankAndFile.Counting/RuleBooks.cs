using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>The rule books that votes can be counted under.</summary>
public static class RuleBooks
{
    public static ImmutableArray<RuleBook> All { get; } = [];

    /// <summary>The rule book of that id, or null.</summary>
    public static RuleBook? Find(string id) => All.FirstOrDefault(rules => rules.Id == id);
}
