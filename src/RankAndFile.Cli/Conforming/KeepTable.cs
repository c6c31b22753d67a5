using RankAndFile.Counting;

namespace RankAndFile.Cli.Conforming;

/// <summary>
/// A table of the last iteration of a count by Meek's method: <c>quota Q nt N random_used B</c>, then
/// the votes and the keep value in per cent of each candidate.
/// </summary>
internal static class KeepTable
{
    internal static void Compare(string table, Comparison with)
    {
        var after = with.Count.Stages[^1].After;
        var number = 0;
        foreach (var line in table.AsSpan().EnumerateLines())
        {
            number++;
            if (number is 1)
            {
                CompareHead(line, after, with);
            }
            else if (!line.IsWhiteSpace())
            {
                CompareCandidate(line, number, after, with);
            }
        }
    }

    private static void CompareHead(ReadOnlySpan<char> head, Figures after, Comparison with)
    {
        with.Votes(1, "quota", TableText.Behind(head, "quota"), after.Quota ?? Votes.Zero);
        with.Votes(1, "non-transferable", TableText.Behind(head, "nt"), after.NonTransferable);
        with.Number(1, "lots used (1) or not (0)", TableText.Behind(head, "random_used") is "True" ? 1 : 0, with.Count.Lots.IsEmpty ? 0 : 1);
    }

    private static void CompareCandidate(ReadOnlySpan<char> line, int number, Figures after, Comparison with)
    {
        with.Line();
        var candidate = number - 2;
        if (candidate >= after.Votes.Length)
        {
            with.Number(number, "candidates", number - 1, after.Votes.Length);
            return;
        }

        var space = line.IndexOf(' ');
        with.Votes(number, $"votes of {with.Named(candidate)}", line[..space], after.Votes[candidate]);
        with.Votes(number, $"per cent kept by {with.Named(candidate)}", line[(space + 1)..].Trim(' '), PerCent(after.Keep[candidate]));
    }

    /// <summary>A hundred times the keep value, by moving its point two figures on.</summary>
    private static Votes PerCent(KeepValue keep)
    {
        var written = keep.ToString();
        var point = written.IndexOf('.', StringComparison.Ordinal);
        var moved = string.Concat(written.AsSpan(0, point), written.AsSpan(point + 1, 2), ".", written.AsSpan(point + 3));
        return Votes.TryParse(moved, out var perCent) ? perCent : throw new InvalidOperationException($"{written} is no keep value.");
    }
}
