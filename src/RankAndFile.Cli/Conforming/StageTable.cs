using RankAndFile.Counting;

namespace RankAndFile.Cli.Conforming;

/// <summary>
/// A table with a line a stage (<c>quota Q lots N</c> at its head) or a line a value batch
/// (<c>candidates C seats S lots N elected(in order) …</c>), held against a count.
/// </summary>
internal static class StageTable
{
    internal static void Compare(string table, Comparison with)
    {
        var byBatches = table.StartsWith("candidates", StringComparison.Ordinal);
        var lines = CountLine.AllOf(with.Count, byBatches);
        var (number, last, at) = (0, 0, -1);
        var elected = new List<CandidateNumber>();
        foreach (var line in table.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (number is 1)
            {
                CompareHead(line, with);
                continue;
            }

            with.Line();
            if (!line.StartsWith("fill", StringComparison.Ordinal))
            {
                CompareElected(with, last, elected, lines, at);
                at++;
            }

            last = number;
            if (!CompareLine(line, number, byBatches, lines, at, elected, with))
            {
                return;
            }
        }

        CompareElected(with, last, elected, lines, at);
        with.Number(last, "lines", at + 1, lines.Count);
    }

    private static void CompareHead(ReadOnlySpan<char> head, Comparison with)
    {
        var count = with.Count;
        if (TableText.Behind(head, "quota") is { IsEmpty: false } quota)
        {
            with.Votes(1, "quota", quota, count.Stages[0].After.Quota ?? Votes.Zero);
        }

        if (TableText.Behind(head, "lots") is { IsEmpty: false } lots)
        {
            with.Number(1, "lots", lots, count.Lots.Length);
        }

        if (head.StartsWith("candidates", StringComparison.Ordinal))
        {
            with.Number(1, "candidates", TableText.Behind(head, "candidates"), count.Contest.Candidates.Length);
            with.Number(1, "places", TableText.Behind(head, "seats"), count.Contest.Places);
            with.InOrder(1, "elected, in order", TableText.Behind(head, "elected(in order)"), count.Elected);
        }
    }

    /// <returns>False where the table and the count do different things from here on: further lines would tell nothing.</returns>
    private static bool CompareLine(
        ReadOnlySpan<char> line, int number, bool byBatches, List<CountLine> lines, int at, List<CandidateNumber> elected, Comparison with)
    {
        var happened = TableText.NextColumn(ref line);
        if (at >= lines.Count || !Happened(happened, lines[at]))
        {
            with.Differs(number, "what happened", happened.ToString(), at >= lines.Count ? "the end of the count" : $"{lines[at].What} {string.Join(',', lines[at].Of)}");
            return false;
        }

        var after = lines[at].After;
        with.VotesOfAll(number, TableText.NextColumn(ref line), after.Votes);
        with.Votes(number, "non-transferable", TableText.Without(TableText.NextColumn(ref line), "nt"), after.NonTransferable);
        if (byBatches)
        {
            with.Votes(number, "quota", TableText.Without(TableText.NextColumn(ref line), "quota"), after.Quota ?? Votes.Zero);
        }

        elected.AddRange(TableText.Candidates(TableText.Without(TableText.NextColumn(ref line), "elected")));
        return true;
    }

    /// <summary>Whether the table's word for a line, with the candidates it names as a set, is this line of the count.</summary>
    private static bool Happened(ReadOnlySpan<char> expected, CountLine line)
    {
        var space = expected.IndexOf(' ');
        var word = space < 0 ? expected : expected[..space];
        if (word is "fill")
        {
            return true;
        }

        var sameWord = word.SequenceEqual(line.What) || (word is "sub" && line.What is "exclude");
        var of = TableText.Candidates(space < 0 ? [] : expected[space..]);
        Array.Sort(of);
        return sameWord && of.AsSpan().SequenceEqual(line.Of.AsSpan());
    }

    private static void CompareElected(Comparison with, int number, List<CandidateNumber> elected, List<CountLine> lines, int at)
    {
        if (at >= 0 && at < lines.Count)
        {
            with.Together(number, "elected", elected, lines[at].Elected);
        }

        elected.Clear();
    }
}
