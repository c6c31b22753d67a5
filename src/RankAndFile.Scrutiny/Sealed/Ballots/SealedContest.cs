namespace RankAndFile.Scrutiny.Sealed;

/// <summary>What every hash about a contest's ballots is bound to, and how its votes are numbered.</summary>
/// <param name="Election">The id of the election, as the record's heads have it.</param>
/// <param name="Contest">The id of the contest in the election.</param>
/// <param name="Key">The key that votes are sealed with.</param>
public sealed record SealedContest(string Election, string Contest, Element Key, BallotForm Form)
{
    private FixedBase? _key;

    internal FixedBase KeyBase => _key ??= new(Key.Point);

    internal Statement Statement(string use) => new Statement(use).With(Election).With(Contest).With(Key);
}
