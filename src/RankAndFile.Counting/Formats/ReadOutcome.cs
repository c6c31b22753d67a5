using System.Collections.Immutable;

namespace RankAndFile.Counting.Formats;

/// <summary>What came of reading a file of papers.</summary>
public abstract record ReadOutcome
{
    public sealed record Accepted(Contest Contest, MarkedPapers Papers) : ReadOutcome
    {
        /// <summary>An order in which ties were settled beforehand, where the file holds one; else empty.</summary>
        public ImmutableArray<CandidateNumber> OrderDrawn { get; init; } = [];
    }

    /// <summary>The file cannot be read as it stands. Holds the first errors, in order; <paramref name="More"/> says there were others.</summary>
    public sealed record Refused(ImmutableArray<FileError> Errors, bool More) : ReadOutcome;
}

/// <summary>What came of reading a small file that says one thing a line.</summary>
public abstract record LinesRead<T>
{
    public sealed record Accepted(ImmutableArray<T> Lines) : LinesRead<T>;

    /// <summary>The file cannot be read as it stands. Holds the first errors, in order; <paramref name="More"/> says there were others.</summary>
    public sealed record Refused(ImmutableArray<FileError> Errors, bool More) : LinesRead<T>;
}

/// <summary>Where a file is wrong, counting lines and columns from 1, what stands there, and what should.</summary>
public sealed record FileError(long Line, int Column, string Found, string Expected)
{
    public override string ToString() => $"line {Line}, column {Column}: found {Found}, expected {Expected}";
}
