using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Cli.Printing;

/// <summary>One rule book's answer in a comparison: a count, a refusal, or a count that stopped at a lot.</summary>
internal sealed record Answer(RuleBook Rules, Transcript? Count, Refusal? Refusal, CountOutcome.LotNeeded? LotNeeded)
{
    internal string Name => Count is { } count ? count.Rules : Rules.Id;
}

/// <summary>The same papers under several rule books: who is elected, in which order, at which stage, and where they differ.</summary>
internal static class SideBySide
{
    private const int WidestName = 36;

    private const int Gap = 2;

    internal static void Write(Contest contest, Papers papers, IReadOnlyList<Answer> answers, TextWriter to)
    {
        to.WriteLine(contest.Title);
        to.WriteLine($"{papers.Count.ToString("N0", CultureInfo.InvariantCulture)} papers, {contest.Candidates.Length} candidates, {contest.Places} {(contest.Places is 1 ? "place" : "places")}");
        to.WriteLine();
        var counted = answers.Where(answer => answer.Count is not null).ToArray();
        if (counted.Length > 0)
        {
            WriteTable(contest, counted, to);
            WriteDifferences(contest, counted, to);
        }

        foreach (var answer in answers)
        {
            WriteWhyNot(contest, answer, to);
        }
    }

    private static void WriteTable(Contest contest, Answer[] counted, TextWriter to)
    {
        var rows = contest.Candidates.Where(candidate => counted.Any(answer => answer.Count!.Elected.Contains(candidate.Number))).ToArray();
        var name = Math.Clamp(rows.Select(row => row.Name.Length).DefaultIfEmpty(0).Max(), "Elected".Length, WidestName);
        var columns = counted.Select(answer => Math.Max(answer.Name.Length, "10th, stage 10".Length)).ToArray();
        to.Write("     " + "Elected".PadRight(name));
        for (var at = 0; at < counted.Length; at++)
        {
            to.Write(new string(' ', Gap) + counted[at].Name.PadLeft(columns[at]));
        }

        to.WriteLine();
        foreach (var row in rows)
        {
            to.Write($"{row.Number,4} " + Cut(row.Name, name).PadRight(name));
            for (var at = 0; at < counted.Length; at++)
            {
                to.Write(new string(' ', Gap) + Place(counted[at].Count!, row.Number).PadLeft(columns[at]));
            }

            to.WriteLine();
        }

        to.WriteLine();
    }

    private static string Place(Transcript count, CandidateNumber candidate) =>
        count.StageWhereElected(candidate) is { } stage
            ? $"{Ordinal(count.Elected.IndexOf(candidate) + 1)}, stage {stage.Number}"
            : "–";

    private static void WriteDifferences(Contest contest, Answer[] counted, TextWriter to)
    {
        var complete = counted.Where(answer => answer.LotNeeded is null).ToArray();
        if (complete.Length < 2)
        {
            return;
        }

        var byResult = complete.GroupBy(answer => string.Join(',', answer.Count!.Elected.Order())).ToArray();
        if (byResult.Length is 1)
        {
            var sameOrder = complete.Select(answer => string.Join(',', answer.Count!.Elected)).Distinct().Count() is 1;
            to.WriteLine(sameOrder ? "All elect the same candidates, in the same order." : "All elect the same candidates; the order differs.");
            return;
        }

        var always = complete.Select(answer => answer.Count!.Elected.AsEnumerable()).Aggregate((all, each) => all.Intersect(each)).ToHashSet();
        foreach (var result in byResult)
        {
            var own = result.First().Count!.Elected.Where(candidate => !always.Contains(candidate)).Order().Select(contest.NameOf).ToArray();
            to.WriteLine($"{string.Join(", ", result.Select(answer => answer.Name))}: {(own.Length is 0 ? "nobody" : string.Join(", ", own))} besides those elected by all.");
        }
    }

    private static void WriteWhyNot(Contest contest, Answer answer, TextWriter to)
    {
        if (answer.Refusal is { } refusal)
        {
            to.WriteLine($"{answer.Rules.Id} was not counted: {refusal}");
        }

        if (answer.LotNeeded is { } needed)
        {
            to.WriteLine($"{answer.Name} is not complete. A lot is needed, {LotsFromSeed.Word(needed.Purpose)} {string.Join(',', needed.Tied)}: {string.Join(", ", needed.Tied.Select(contest.NameOf))}.");
        }
    }

    private static string Cut(string name, int width) => name.Length <= width ? name : name[..(width - 1)] + "…";

    private static string Ordinal(int place) => place + ((place % 100) is 11 or 12 or 13 ? "th" : (place % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });
}
