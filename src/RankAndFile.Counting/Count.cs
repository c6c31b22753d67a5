using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>What came of a count.</summary>
public abstract record CountOutcome
{
    /// <summary>Every place is filled, or stays vacant by the rules.</summary>
    public sealed record Completed(Transcript Transcript) : CountOutcome;

    /// <summary>
    /// The count has come to a tie that the rule book leaves to chance. Draw the lot before
    /// witnesses, then run the count again with it: the lots already drawn still hold.
    /// </summary>
    public sealed record LotNeeded(LotPurpose Purpose, ImmutableArray<CandidateNumber> Tied, Transcript SoFar) : CountOutcome;
}

/// <summary>Counts a contest. The same rule book, contest, papers and lots always make the same transcript.</summary>
public static class Count
{
    /// <summary>The reason this contest cannot be counted under this rule book, or null.</summary>
    public static Refusal? RefusalToRun(RuleBook rules, Contest contest) =>
        ContestRules.Refusal(contest) ?? rules.RefusalToCount(contest);

    /// <summary>Reads the papers and counts them. A contest that <see cref="RefusalToRun"/> refuses is not counted.</summary>
    public static CountOutcome Run(RuleBook rules, Contest contest, MarkedPapers papers, Lots lots)
    {
        if (RefusalToRun(rules, contest) is { } refusal)
        {
            throw new InvalidOperationException(refusal.ToString());
        }

        var (valid, read) = Reading.Of(papers, contest, rules.HowPapersAreRead);
        var sheet = new Sheet(VotesOn(valid.Total, rules, contest));
        var hall = new CountingHall(contest, valid, lots, sheet);
        try
        {
            rules.Count(hall);
            return new CountOutcome.Completed(Transcript());
        }
        catch (LotNeededException needed)
        {
            return new CountOutcome.LotNeeded(needed.Purpose, needed.Tied, Transcript());
        }

        Transcript Transcript() => new(NameOf(rules, contest), rules.Decimals, contest, read, sheet.Stages, hall.LotsDrawn);
    }

    /// <summary>The name a count goes by: no rule book knows guaranteed places, so with them it has another.</summary>
    public static string NameOf(RuleBook rules, Contest contest) =>
        contest.Guarantees.IsEmpty ? rules.Id : rules.Id + RuleBooks.Guaranteed;

    private static Votes VotesOn(Papers valid, RuleBook rules, Contest contest) =>
        Votes.Of(rules.HowPapersAreRead is HowPapersAreRead.ByVotes ? new(valid.Count * contest.VotesOnEachPaper) : valid);
}
