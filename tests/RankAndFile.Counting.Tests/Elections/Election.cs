using System.Collections.Immutable;
using System.Text;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Counting.Tests.Elections;

/// <summary>A contest and its papers, from the case library or written down in a test.</summary>
internal sealed record Election(Contest Contest, MarkedPapers Papers)
{
    internal static Election Named(string name) => Read(File.OpenRead(Repository.Path(["elections", .. name.Split('/'), "election.blt"])));

    internal static Election Blt(string text) => Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    internal Transcript CountedUnder(string rules, Lots? lots = null) =>
        Outcome(rules, lots ?? new Lots.InOrder([])) is CountOutcome.Completed done
            ? done.Transcript
            : throw new InvalidOperationException("A lot was needed.");

    internal CountOutcome Outcome(string rules, Lots lots) => Count.Run(RuleBooks.Find(rules)!, Contest, Papers, lots);

    private static Election Read(Stream stream)
    {
        using (stream)
        {
            return BltFile.Read(stream) switch
            {
                ReadOutcome.Accepted accepted => new(accepted.Contest, accepted.Papers),
                ReadOutcome.Refused refused => throw new InvalidOperationException(refused.Errors[0].ToString()),
                _ => throw new InvalidOperationException(),
            };
        }
    }
}

/// <summary>Short ways to say numbers and figures in a test.</summary>
internal static class Said
{
    internal static ImmutableArray<CandidateNumber> C(params int[] numbers) => [.. numbers.Select(n => new CandidateNumber(n))];

    internal static Votes V(string figure) =>
        Votes.TryParse(figure, out var votes) ? votes : throw new FormatException(figure);

    internal static string Numbers(this IEnumerable<CandidateNumber> candidates) => string.Join(',', candidates);
}
