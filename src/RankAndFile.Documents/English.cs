using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>Lists and numbers as English sentences want them.</summary>
internal static class English
{
    private const int MostNamed = 4;

    /// <summary>"Ann", "Ann and Bob", "Ann, Bob and Cyd".</summary>
    internal static string Listed(IEnumerable<string> items, string last = "and")
    {
        var all = items.ToList();
        return all.Count switch
        {
            0 => "nobody",
            1 => all[0],
            _ => $"{string.Join(", ", all[..^1])} {last} {all[^1]}",
        };
    }

    internal static string Names(this Transcript count, IEnumerable<CandidateNumber> candidates, string last = "and") =>
        Listed(candidates.Select(count.Contest.NameOf), last);

    internal static string Name(this Transcript count, CandidateNumber candidate) => count.Contest.NameOf(candidate);

    /// <summary>The names while there are few; their number where a list would bury the sentence.</summary>
    internal static string NamesOrNumber(this Transcript count, IReadOnlyCollection<CandidateNumber> candidates) =>
        candidates.Count > MostNamed ? $"{Numerals.InWords(candidates.Count)} candidates" : count.Names(candidates);

    /// <summary>The owner of something: "Smith's", "Jones's".</summary>
    internal static string Whose(string name) => name + "'s";

    internal static string Papers(Papers papers) => papers.Count is 1 ? "1 paper" : $"{Numerals.Grouped(papers)} papers";

    /// <summary>A number of votes: "1 vote" only where it is exactly that.</summary>
    internal static string Votes(this Transcript count, Votes votes)
    {
        var figure = count.Figure(votes);
        return figure is "1" ? "1 vote" : $"{figure} votes";
    }

    internal static string Were(int number) => number is 1 ? "was" : "were";

    internal static string Have(int number) => number is 1 ? "has" : "have";

    internal static string Plural(int number, string one, string? several = null) => number is 1 ? one : several ?? one + "s";

    internal static string Capital(string sentence) =>
        sentence.Length is 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
