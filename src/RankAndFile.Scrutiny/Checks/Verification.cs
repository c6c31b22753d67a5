using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>What came of checking a bundle: every check of docs/record-format.md with its result.</summary>
/// <param name="Record">What the record says it is; null where not even that can be read.</param>
public sealed record Verification(RecordShown? Record, ImmutableArray<CheckResult> Results)
{
    /// <summary>No check failed. <see cref="Results"/> still says which could not be made.</summary>
    public bool Holds => !Results.Any(result => result is CheckResult.Failed);

    /// <summary>Checks a bundle, in one pass and little memory, whatever bytes it holds.</summary>
    /// <param name="given">A head kept from earlier, best one with a witness's signature: the record must continue it.</param>
    /// <param name="progress">Told now and then how many entries have been read.</param>
    public static Verification Of(Bundle bundle, Catalogue catalogue, SignedHead? given = null, Action<long>? progress = null) =>
        new Walk(bundle, catalogue, given, progress).Run();
}

/// <summary>What a record says of itself, for people to compare with what was published elsewhere.</summary>
/// <param name="Last">The last head over it.</param>
public sealed record RecordShown(string Election, string Union, string Title, PublicKey Key, long Entries, SignedHead? Last, bool Full);

/// <summary>One numbered check and what came of it.</summary>
public abstract record CheckResult(int Number, string Title)
{
    public sealed record Passed(int Number, string Title) : CheckResult(Number, Title);

    /// <summary>Holds the first findings, in order; <paramref name="More"/> says there were others.</summary>
    public sealed record Failed(int Number, string Title, ImmutableArray<Finding> Findings, bool More) : CheckResult(Number, Title);

    /// <summary>Nothing was found wrong, but not all could be checked: why, and what.</summary>
    public sealed record NotChecked(int Number, string Title, ImmutableArray<string> Reasons) : CheckResult(Number, Title);
}

/// <summary>Where a bundle is wrong, what stands there, and what should.</summary>
/// <param name="Line">From 1; 0 where it is the whole file.</param>
public sealed record Finding(string File, long Line, string Found, string Expected)
{
    public override string ToString() => $"{File}{(Line > 0 ? $", line {Line}" : "")}: found {Found}, expected {Expected}";
}
