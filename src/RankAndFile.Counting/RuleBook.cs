namespace RankAndFile.Counting;

/// <summary>A published set of counting rules, and the code that carries it out.</summary>
/// <param name="Id">The name it is called by: <c>ers97</c>.</param>
/// <param name="Title">What a result sheet calls it.</param>
/// <param name="PublishedAs">Where the rules stand, so that anyone can read them.</param>
/// <param name="Ledger">The page of this project that accounts for each of its paragraphs.</param>
/// <param name="Decimals">How many decimals its figures have.</param>
/// <param name="HowPapersAreRead">What it takes for a valid paper.</param>
public sealed record RuleBook(string Id, string Title, string PublishedAs, string Ledger, int Decimals, HowPapersAreRead HowPapersAreRead)
{
    /// <summary>Carries out the rule book on papers that have been read.</summary>
    internal Action<CountingHall> Count { get; init; } = _ => { };

    /// <summary>The class that carries it out, whose members are tagged with its paragraphs.</summary>
    internal Type CarriedOutBy { get; init; } = typeof(RuleBook);

    /// <summary>The reason this contest cannot be counted under the rule book, or null.</summary>
    internal Func<Contest, Refusal?> RefusalToCount { get; init; } = KnowsNoCasualVacancy;

    /// <summary>Filling a vacancy from the papers of the election is ERS97's alone.</summary>
    internal static Refusal? KnowsNoCasualVacancy(Contest contest) => contest.Vacancy is null
        ? null
        : new("Only ERS97 says how a casual vacancy is filled by counting the papers again.", Source.RuleBook("ers97", "7.1"));
}

/// <summary>Names the paragraph of the rule book that a member carries out.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true)]
public sealed class ParagraphAttribute(string number) : Attribute
{
    public string Number => number;
}
