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

    /// <summary>The most marks that papers which differ may have together.</summary>
    public const int MostMarks = 2_000_000_000;

    private const int FirstSlots = 1 << 12;
    private const int FreeSlot = -1;

    private ushort[] _marks = new ushort[1 << 14];
    private int[] _starts = new int[FirstSlots / 2];
    private long[] _papers = new long[FirstSlots / 2];
    private Slot[] _slots = EmptySlots(FirstSlots);
    private long _total;

    public int Patterns { get; private set; }

    public Papers Total => new(_total);

    private int MarksInAll => _starts[Patterns];

    /// <summary>Adds papers that are marked alike; false, and nothing is added, where they would be more than can be held.</summary>
    /// <param name="marks">See <see cref="Mark"/>.</param>
    /// <param name="pattern">The number by which more papers like these can be added.</param>
    public bool TryAdd(ReadOnlySpan<ushort> marks, Papers papers, out int pattern)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(papers.Count);
        var fingerprint = Fingerprint.Of(MemoryMarshal.AsBytes(marks));
        var slot = (int)(fingerprint & (uint)(_slots.Length - 1));
        while (_slots[slot].Pattern is not FreeSlot)
        {
            pattern = _slots[slot].Pattern;
            if (_slots[slot].Fingerprint == fingerprint && MarksOf(pattern).SequenceEqual(marks))
            {
                return TryAddTo(pattern, papers);
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        pattern = Patterns;
        if (MarksInAll > MostMarks - marks.Length || papers.Count > MostPapers - _total)
        {
            return false;
        }

        _slots[slot] = new(fingerprint, pattern);
        Keep(marks, papers);
        return true;
    }

    /// <summary>Adds papers marked like those that were given this number; false where they would be too many.</summary>
    public bool TryAddTo(int pattern, Papers papers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(papers.Count);
        if (papers.Count > MostPapers - _total)
        {
            return false;
        }

        _total += papers.Count;
        _papers[pattern] += papers.Count;
        return true;
    }

    /// <summary>Ends the gathering: the papers as a count takes them.</summary>
    public MarkedPapers ToMarkedPapers()
    {
        Array.Resize(ref _starts, Patterns + 1);
        return new(_marks, _starts, _papers);
    }

    private ReadOnlySpan<ushort> MarksOf(int pattern) => _marks.AsSpan(_starts[pattern], _starts[pattern + 1] - _starts[pattern]);

    private void Keep(ReadOnlySpan<ushort> marks, Papers papers)
    {
        var end = MarksInAll + marks.Length;
        if (end > _marks.Length)
        {
            Array.Resize(ref _marks, Larger(_marks.Length, end, MostMarks));
        }

        marks.CopyTo(_marks.AsSpan(MarksInAll));
        _papers[Patterns] = papers.Count;
        _total += papers.Count;
        Patterns++;
        if (Patterns == _starts.Length)
        {
            var patterns = Larger(Patterns, Patterns + 1, Array.MaxLength);
            Array.Resize(ref _starts, patterns);
            Array.Resize(ref _papers, patterns);
        }

        _starts[Patterns] = end;
        if (Patterns > _slots.Length / 2)
        {
            DoubleSlots();
        }
    }

    /// <summary>By half, so that the old row and the new together stay well under twice what is needed.</summary>
    private static int Larger(int length, int needed, int most)
    {
        var larger = length > most / 3 * 2 ? most : length + (length / 2);
        return larger < needed ? needed : larger;
    }

    private void DoubleSlots()
    {
        var slots = EmptySlots(_slots.Length * 2);
        foreach (var taken in _slots)
        {
            if (taken.Pattern is FreeSlot)
            {
                continue;
            }

            var slot = (int)(taken.Fingerprint & (uint)(slots.Length - 1));
            while (slots[slot].Pattern is not FreeSlot)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = taken;
        }

        _slots = slots;
    }

    private static Slot[] EmptySlots(int length)
    {
        var slots = new Slot[length];
        Array.Fill(slots, new(0, FreeSlot));
        return slots;
    }

    private readonly record struct Slot(uint Fingerprint, int Pattern);
}
