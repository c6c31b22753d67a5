using RankAndFile.Counting;

namespace RankAndFile.Cli.Asking;

/// <summary>Finds rule books by their ids.</summary>
internal static class RulesAsked
{
    /// <summary>Takes <c>ers97+guaranteed</c> for <c>ers97</c> too: the name a count goes by when places are guaranteed.</summary>
    internal static RuleBook? Find(string id) =>
        RuleBooks.Find(id.EndsWith(RuleBooks.Guaranteed, StringComparison.Ordinal) ? id[..^RuleBooks.Guaranteed.Length] : id);

    internal static string WhyNot(string id) => $"--rules: found {id}, expected {Ids}";

    internal static string Ids => string.Join(", ", RuleBooks.All.SkipLast(1).Select(rules => rules.Id)) + $" or {RuleBooks.All[^1].Id}";
}
