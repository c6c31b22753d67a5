using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>What came of reading a paper, before the count.</summary>
public enum PaperFinding
{
    /// <summary>Valid, and read to the last mark.</summary>
    ReadInFull,

    /// <summary>Valid; read as far as the first missing number.</summary>
    EndsAtGap,

    /// <summary>Valid; read as far as a number that stands against two candidates, or a candidate marked again.</summary>
    EndsAtRepetition,

    /// <summary>Invalid: no mark at all.</summary>
    Blank,

    /// <summary>Invalid: nobody has the number 1.</summary>
    NoFirstPreference,

    /// <summary>Invalid: two or more have the number 1.</summary>
    TwoFirstPreferences,

    /// <summary>Invalid: more marks than votes.</summary>
    OverVoted,

    /// <summary>Invalid: all that could be read is for candidates who have withdrawn.</summary>
    OnlyWithdrawn,
}

/// <summary>How the papers of a contest were read: how many, and how many of each finding.</summary>
public sealed record PapersRead(Papers Total, Papers Valid, ImmutableArray<PapersFound> Findings)
{
    public Papers Invalid => Total - Valid;

    public Papers Found(PaperFinding finding) =>
        Findings.Where(found => found.Finding == finding).Select(found => found.Papers).FirstOrDefault();
}

/// <summary>So many papers came to one finding.</summary>
public sealed record PapersFound(PaperFinding Finding, Papers Papers)
{
    public bool IsValid => AreValid(Finding);

    /// <summary>Whether papers of this finding are valid.</summary>
    internal static bool AreValid(PaperFinding finding) =>
        finding is PaperFinding.ReadInFull or PaperFinding.EndsAtGap or PaperFinding.EndsAtRepetition;
}
