namespace RankAndFile.Counting;

/// <summary>
/// Papers as people marked them, before anybody has read them for a count. Equal papers stand once,
/// with their number; the marks of all lie one behind the other.
/// </summary>
public sealed class MarkedPapers
{
    private readonly MarkRows _rows;
    private readonly long[] _papers;

    internal MarkedPapers(MarkRows rows, long[] papers, Papers total) => (_rows, _papers, Total) = (rows, papers, total);

    /// <summary>How many different ways of marking there are.</summary>
    public int Patterns => _rows.Count;

    /// <summary>All papers, blank ones included.</summary>
    public Papers Total { get; }

    /// <summary>The marks of one pattern, in the order of the numbers on the paper. See <see cref="Mark"/>.</summary>
    public ReadOnlySpan<ushort> MarksOf(int pattern) => _rows[pattern];

    public Papers PapersOf(int pattern) => new(_papers[pattern]);
}

/// <summary>
/// How one mark is kept: the candidate's number, a missing number (<see cref="Gap"/>), and whether the
/// mark shares its number with the one before it or has no number at all (a cross).
/// </summary>
public static class Mark
{
    /// <summary>Nobody has this number: 1, then 3.</summary>
    public const ushort Gap = 0;

    /// <summary>Set on a mark that has the same number as the mark before it.</summary>
    public const ushort SharesItsNumber = 0x8000;

    /// <summary>Set on a mark without a number: a cross or a tick.</summary>
    public const ushort Unnumbered = 0x4000;

    /// <summary>The most candidates a ballot paper may have here.</summary>
    public const int MostCandidates = 0x3FFF;

    public static CandidateNumber Candidate(ushort mark) => new(mark & MostCandidates);
}
