using System.Runtime.InteropServices;

namespace RankAndFile.Counting;

/// <summary>
/// Papers while they are being read or keyed. A paper that is marked like one before only adds to
/// its number.
/// </summary>
public sealed class GatheredPapers
{
    /// <summary>The most papers one contest may have: amounts are kept in billionths of a vote.</summary>
    public const long MostPapers = 9_000_000_000;

    private const int FirstSlots = 1 << 10;

    private readonly MarkRows _rows = new();
    private long[] _papers = new long[FirstSlots / 2];
    private Slot[] _slots = new Slot[FirstSlots];
    private long _total;

    /// <summary>How many different ways of marking there are.</summary>
    public int Patterns => _rows.Count;

    public Papers Total => new(_total);

    /// <summary>Adds papers that are marked alike; false, and nothing is added, where they would be more than can be held.</summary>
    /// <param name="marks">See <see cref="Mark"/>.</param>
    /// <param name="pattern">The number by which more papers like these can be added.</param>
    public bool TryAdd(ReadOnlySpan<ushort> marks, Papers papers, out int pattern)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(papers.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(marks.Length, MarkRows.LongestRow);
        var fingerprint = Fingerprint.Of(MemoryMarshal.AsBytes(marks));
        var at = (int)(fingerprint & (uint)(_slots.Length - 1));
        while (_slots[at].IsTaken)
        {
            pattern = _slots[at].Pattern;
            if (_slots[at].Fingerprint == fingerprint && _rows[pattern].SequenceEqual(marks))
            {
                return TryAddTo(pattern, papers);
            }

            at = (at + 1) & (_slots.Length - 1);
        }

        pattern = Patterns;
        if (!_rows.HasRoomFor(marks.Length) || papers.Count > MostPapers - _total)
        {
            return false;
        }

        _slots[at] = new(fingerprint, pattern + 1);
        Keep(marks, papers);
        return true;
    }

    /// <summary>Adds papers marked like those that were given this number; false where they would be too many.</summary>
    public bool TryAddTo(int pattern, Papers papers)
    {
        if (papers.Count > MostPapers - _total)
        {
            return false;
        }

        _total += papers.Count;
        _papers[pattern] += papers.Count;
        return true;
    }

    /// <summary>Ends the gathering: the papers as a count takes them.</summary>
    public MarkedPapers ToMarkedPapers() => new(_rows, _papers, Total);

    private void Keep(ReadOnlySpan<ushort> marks, Papers papers)
    {
        if (Patterns == _papers.Length)
        {
            Array.Resize(ref _papers, Patterns + (Patterns / 2));
        }

        _papers[Patterns] = papers.Count;
        _total += papers.Count;
        _rows.Add(marks);
        if (Patterns > _slots.Length / 2)
        {
            DoubleSlots();
        }
    }

    private void DoubleSlots()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (var taken in _slots)
        {
            if (!taken.IsTaken)
            {
                continue;
            }

            var at = (int)(taken.Fingerprint & (uint)(slots.Length - 1));
            while (slots[at].IsTaken)
            {
                at = (at + 1) & (slots.Length - 1);
            }

            slots[at] = taken;
        }

        _slots = slots;
    }

    /// <param name="Number">The pattern's number, counting from 1, so that an empty slot has none.</param>
    private readonly record struct Slot(uint Fingerprint, int Number)
    {
        internal bool IsTaken => Number is not 0;

        internal int Pattern => Number - 1;
    }
}
