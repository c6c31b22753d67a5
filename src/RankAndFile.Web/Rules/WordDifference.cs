using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DiffPlex;

namespace RankAndFile.Web.Rules;

/// <summary>What happened to words between two versions.</summary>
public enum Difference
{
    Same,
    TakenOut,
    PutIn,
}

/// <summary>Words that stand together and had the same happen to them.</summary>
public sealed record Stretch(Difference Difference, string Text);

/// <summary>A clause in two versions of its document. One that is in both is compared word by word.</summary>
public sealed record ClauseCompared(NumberedClause? Before, NumberedClause? After, ImmutableArray<Stretch> Stretches)
{
    public string Number => (After ?? Before!).Number;

    public string Address => (After ?? Before!).Address;
}

/// <summary>Compares versions by their words.</summary>
public static partial class WordDifference
{
    private static readonly Differ _differ = new();

    /// <summary>The clauses that differ, in the order of the later version; one that was taken out stands after the one it followed.</summary>
    public static ImmutableArray<ClauseCompared> Between(IReadOnlyList<NumberedClause> before, IReadOnlyList<NumberedClause> after)
    {
        var then = before.ToDictionary(clause => clause.Address);
        var now = after.ToDictionary(clause => clause.Address);
        var gone = new Dictionary<string, List<NumberedClause>>();
        var last = "";
        foreach (var clause in before)
        {
            if (now.ContainsKey(clause.Address))
            {
                last = clause.Address;
            }
            else
            {
                gone.TryAdd(last, []);
                gone[last].Add(clause);
            }
        }

        var all = ImmutableArray.CreateBuilder<ClauseCompared>();
        all.AddRange(TakenOutAfter(""));
        foreach (var clause in after)
        {
            if (!then.TryGetValue(clause.Address, out var old))
            {
                all.Add(new(null, clause, [new(Difference.PutIn, Whole(clause))]));
            }
            else if (Whole(old) != Whole(clause))
            {
                all.Add(new(old, clause, Between(Whole(old), Whole(clause))));
            }
            else if (old.Text != clause.Text)
            {
                // The same words, of which the software reads others.
                all.Add(new(old, clause, Between(old.Text, clause.Text)));
            }

            all.AddRange(TakenOutAfter(clause.Address));
        }

        return all.ToImmutable();

        IEnumerable<ClauseCompared> TakenOutAfter(string address) =>
            gone.GetValueOrDefault(address, []).Select(clause => new ClauseCompared(clause, null, [new(Difference.TakenOut, Whole(clause))]));
    }

    private static string Whole(NumberedClause clause) => RulesText.Printed(clause.Part.Length is 0 ? clause.Words : $"{clause.Part}\n\n{clause.Words}");

    /// <summary>Both texts at once: without what was put in it is the earlier one, without what was taken out the later.</summary>
    public static ImmutableArray<Stretch> Between(string before, string after)
    {
        var found = _differ.CreateCustomDiffs(before, after, ignoreWhiteSpace: false, text => [.. Pieces().Matches(text).Select(piece => piece.Value)]);
        var all = ImmutableArray.CreateBuilder<Stretch>();
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(Difference.Same, found.PiecesOld, at, block.DeleteStartA - at);
            Add(Difference.TakenOut, found.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(Difference.PutIn, found.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(Difference.Same, found.PiecesOld, at, found.PiecesOld.Length - at);
        return all.ToImmutable();

        void Add(Difference difference, string[] pieces, int from, int count)
        {
            if (count > 0)
            {
                all.Add(new(difference, string.Concat(pieces.Skip(from).Take(count))));
            }
        }
    }

    // A word, or what stands between two: so a full stop that comes later changes no word.
    [GeneratedRegex(@"\w+|\s+|[^\w\s]", RegexOptions.NonBacktracking)]
    private static partial Regex Pieces();
}
