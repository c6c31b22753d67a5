using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Asking;

/// <summary>Finds candidates by what somebody typed: a number, a name, or a part of a name that only one has.</summary>
internal static class CandidatesAsked
{
    /// <returns>How it ended if somebody could not be found, else null.</returns>
    internal static int? One(Desk desk, Contest contest, string option, string? text, out CandidateNumber? found)
    {
        found = null;
        if (text is null)
        {
            return null;
        }

        var matches = Matching(contest, text);
        if (matches.Length is not 1)
        {
            return desk.WrongUsage($"{option}: {WhyNot(contest, text, matches)}");
        }

        found = matches[0].Number;
        return null;
    }

    /// <summary>Several, each option a list with commas; a name that has a comma itself is tried whole first.</summary>
    internal static int? Several(Desk desk, Contest contest, string option, string[]? texts, out ImmutableArray<CandidateNumber> found)
    {
        var all = new SortedSet<CandidateNumber>();
        foreach (var text in (texts ?? []).SelectMany(text => Separated(contest, text)))
        {
            if (One(desk, contest, option, text, out var one) is { } stopped)
            {
                found = [];
                return stopped;
            }

            all.Add(one!.Value);
        }

        found = [.. all];
        return null;
    }

    /// <summary>The same, in the order they were named.</summary>
    internal static int? InOrder(Desk desk, Contest contest, string option, string text, out ImmutableArray<CandidateNumber> found)
    {
        var inOrder = ImmutableArray.CreateBuilder<CandidateNumber>();
        foreach (var each in Separated(contest, text))
        {
            if (One(desk, contest, option, each, out var one) is { } stopped)
            {
                found = [];
                return stopped;
            }

            inOrder.Add(one!.Value);
        }

        found = inOrder.ToImmutable();
        return null;
    }

    private static string[] Separated(Contest contest, string text) =>
        Matching(contest, text).Length is 1 ? [text] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Candidate[] Matching(Contest contest, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return [.. contest.Candidates.Where(candidate => candidate.Number.Number == number)];
        }

        var called = contest.Candidates.Where(candidate => candidate.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).ToArray();
        return called.Length > 0
            ? called
            : [.. contest.Candidates.Where(candidate => candidate.Name.Contains(text, StringComparison.OrdinalIgnoreCase))];
    }

    private static string WhyNot(Contest contest, string text, Candidate[] matches) => matches.Length is 0
        ? $"found {text}, expected a candidate: a number from 1 to {contest.Candidates.Length}, a name, or a part of a name"
        : $"found {text}, which may be {string.Join(" or ", matches.Select(match => $"{match.Number} {match.Name}"))}; expected one of them";
}
