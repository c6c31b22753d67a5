using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Web.Rules;

/// <summary>What an amendment may not do: give a number that people have quoted to another clause.</summary>
public static class Amendment
{
    private static readonly Source _because = Source.Docs("clauses.md", "A number keeps its clause");

    /// <param name="versions">All versions so far, the first one first.</param>
    public static Refusal? RefusalToBecome(ImmutableArray<NumberedClause> amended, IReadOnlyList<ImmutableArray<NumberedClause>> versions)
    {
        var now = amended.ToDictionary(clause => clause.Address);
        var present = versions[^1].ToDictionary(clause => clause.Address);
        if (amended.SequenceEqual(versions[^1]))
        {
            return new("Not a word differs from the version that stands.", _because);
        }

        var last = new Dictionary<string, NumberedClause>();
        foreach (var clause in versions.SelectMany(version => version))
        {
            last[clause.Address] = clause;
        }

        // Words that stood under one number alone, and have left it, show that clauses were numbered afresh.
        var left = versions[^1].Where(clause => clause.Words.Length > 0).GroupBy(clause => clause.Words).Where(same => same.Count() is 1)
            .Select(same => same.Single()).Where(clause => !(now.TryGetValue(clause.Address, out var stays) && stays.SaysTheSameAs(clause)))
            .ToDictionary(clause => clause.Words);
        foreach (var clause in amended.Where(clause => last.ContainsKey(clause.Address)))
        {
            if (!present.ContainsKey(clause.Address) && !last[clause.Address].SaysTheSameAs(clause))
            {
                return new($"Clause {clause.Number} was taken out earlier, and its address shows what it said. Give the new clause a number that none has had, such as {clause.Number}A.", _because);
            }

            if (left.TryGetValue(clause.Words, out var other) && other.Address != clause.Address)
            {
                return new($"Clause {clause.Number} has the words of {other.Number}. Whoever quoted {clause.Number} meant others: leave the numbers, and give what is new a number that none has had, such as 4A after 4.", _because);
            }
        }

        return null;
    }
}
