using System.Runtime.InteropServices;

namespace RankAndFile.Counting.Formats;

/// <summary>
/// Rows of marks that have been read before, as the file writes them. Most papers are marked like
/// another, and a row that was read once needs no reading again.
/// </summary>
/// <remarks>
/// Exact: a row is known only if every byte is the same. Bounded: when it is full, new rows are read
/// and not remembered; and if few rows came back until then, it is not asked any more.
/// </remarks>
internal sealed class MarksSeen
{
    private const int MostRows = 1 << 16;
    private const int LongestRow = 1 << 10;
    private const int Head = 2 * sizeof(int);

    private Slot[] _slots = new Slot[1 << 10];
    private byte[] _rows = new byte[1 << 14];

    // A row is never at 0, which marks an empty slot.
    private int _used = Head;
    private int _count;
    private int _known;
    private bool _isOfUse = true;

    /// <summary>The pattern that this row was read as, or null if it is not known.</summary>
    /// <param name="place">Where to remember it, once it is read.</param>
    internal int? PatternOf(ReadOnlySpan<byte> row, out Place place)
    {
        place = default;
        if (!_isOfUse)
        {
            return null;
        }

        var fingerprint = Fingerprint.Of(row);
        var at = (int)(fingerprint & (uint)(_slots.Length - 1));
        for (; _slots[at].Start is not 0; at = (at + 1) & (_slots.Length - 1))
        {
            if (_slots[at].Fingerprint == fingerprint)
            {
                var kept = _rows.AsSpan(_slots[at].Start);
                if (MemoryMarshal.Read<int>(kept) == row.Length && kept.Slice(Head, row.Length).SequenceEqual(row))
                {
                    _known += _count < MostRows ? 1 : 0;
                    return MemoryMarshal.Read<int>(kept[sizeof(int)..]);
                }
            }
        }

        place = new(at, fingerprint);
        return null;
    }

    internal void Remember(ReadOnlySpan<byte> row, Place place, int pattern)
    {
        if (_count == MostRows || row.Length > LongestRow)
        {
            _isOfUse &= _count < MostRows || _known > MostRows / 8;
            return;
        }

        if (_rows.Length - _used < Head + row.Length)
        {
            Array.Resize(ref _rows, _rows.Length * 2);
        }

        var kept = _rows.AsSpan(_used);
        MemoryMarshal.Write(kept, row.Length);
        MemoryMarshal.Write(kept[sizeof(int)..], pattern);
        row.CopyTo(kept[Head..]);
        _slots[place.Slot] = new(place.Fingerprint, _used);
        _used += Head + row.Length;
        _count++;
        if (_count > _slots.Length / 2)
        {
            DoubleSlots();
        }
    }

    private void DoubleSlots()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (var taken in _slots)
        {
            if (taken.Start is 0)
            {
                continue;
            }

            var at = (int)(taken.Fingerprint & (uint)(slots.Length - 1));
            while (slots[at].Start is not 0)
            {
                at = (at + 1) & (slots.Length - 1);
            }

            slots[at] = taken;
        }

        _slots = slots;
    }

    internal readonly record struct Place(int Slot, uint Fingerprint);

    private readonly record struct Slot(uint Fingerprint, int Start);
}
