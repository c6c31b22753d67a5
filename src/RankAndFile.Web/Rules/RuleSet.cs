using System.Collections.Immutable;

namespace RankAndFile.Web.Rules;

/// <summary>Rules to start from: a text of ours, by clause, with its parameters.</summary>
public sealed record RuleSet(string Id, string Text)
{
    public static ImmutableArray<RuleSet> All { get; } = [.. new[] { "general-secretary", "executive-council", "branch-officers", "society" }.Select(Read)];

    public static RuleSet? Find(string? id) => All.FirstOrDefault(rules => rules.Id == id);

    private static RuleSet Read(string id)
    {
        using var text = new StreamReader(typeof(RuleSet).Assembly.GetManifestResourceStream($"rulesets/{id}.txt")!);
        return new(id, text.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
