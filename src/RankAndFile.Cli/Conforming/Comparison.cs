using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Conforming;

/// <summary>Holds the figures of one table against those of a count, and takes down where they differ.</summary>
internal sealed class Comparison(string file, Transcript count, Findings findings)
{
    internal Transcript Count => count;

    internal void Votes(int line, string what, ReadOnlySpan<char> expected, Votes got)
    {
        findings.Figure();
        if (!RankAndFile.Counting.Votes.TryParse(expected, out var votes) || votes != got)
        {
            Differs(line, what, expected.ToString(), count.Written(got));
        }
    }

    /// <summary>The votes of every candidate, separated by spaces, in the order of the ballot paper.</summary>
    internal void VotesOfAll(int line, ReadOnlySpan<char> expected, ImmutableArray<Votes> got)
    {
        var candidate = 0;
        foreach (var part in expected.Split(' '))
        {
            var figure = expected[part];
            if (figure.IsEmpty)
            {
                continue;
            }

            if (candidate < got.Length)
            {
                VotesOf(line, candidate, figure, got[candidate]);
            }

            candidate++;
        }

        Number(line, "candidates", candidate, got.Length);
    }

    internal void Number(int line, string what, long expected, long got)
    {
        findings.Figure();
        if (expected != got)
        {
            Differs(line, what, expected.ToString(CultureInfo.InvariantCulture), got.ToString(CultureInfo.InvariantCulture));
        }
    }

    internal void Number(int line, string what, ReadOnlySpan<char> expected, long got) =>
        Number(line, what, long.TryParse(expected, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1, got);

    internal void Text(int line, string what, string expected, string got)
    {
        findings.Figure();
        if (expected != got)
        {
            Differs(line, what, expected, got);
        }
    }

    /// <summary>Candidates in the order they stand in.</summary>
    internal void InOrder(int line, string what, ReadOnlySpan<char> expected, IReadOnlyCollection<CandidateNumber> got)
    {
        findings.Figure();
        var written = string.Join(',', got);
        if (!expected.SequenceEqual(written))
        {
            Differs(line, what, Or(expected), Or(written));
        }
    }

    /// <summary>Candidates in any order.</summary>
    internal void Together(int line, string what, IReadOnlyCollection<CandidateNumber> expected, IReadOnlyCollection<CandidateNumber> got)
    {
        findings.Figure();
        if (!expected.Order().SequenceEqual(got.Order()))
        {
            Differs(line, what, Or(string.Join(',', expected.Order())), Or(string.Join(',', got.Order())));
        }
    }

    internal void Differs(int line, string what, string expected, string got) =>
        findings.Differences.Add(new(file, line, what, expected, got));

    internal void Line() => findings.Line();

    private void VotesOf(int line, int candidate, ReadOnlySpan<char> expected, Votes got)
    {
        findings.Figure();
        if (!RankAndFile.Counting.Votes.TryParse(expected, out var votes) || votes != got)
        {
            Differs(line, $"votes of {Named(candidate)}", expected.ToString(), count.Written(got));
        }
    }

    internal string Named(int candidate) => $"{count.Contest.Candidates[candidate].Number} {count.Contest.Candidates[candidate].Name}";

    private static string Or(ReadOnlySpan<char> candidates) => candidates.IsEmpty ? "nobody" : candidates.ToString();
}
