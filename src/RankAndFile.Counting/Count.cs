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
    public static Refusal? RefusalToRun(RuleBook rules, Contest contest) => throw new NotImplementedException();

    public static CountOutcome Run(RuleBook rules, Contest contest, MarkedPapers papers, Lots lots) => throw new NotImplementedException();
}
