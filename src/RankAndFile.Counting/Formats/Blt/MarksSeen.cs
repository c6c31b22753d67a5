namespace RankAndFile.Counting.Formats;

/// <summary>
/// Rows of marks that have been read before, as the file writes them. Most papers are marked like
/// another, and a row that was read once needs no reading again.
/// </summary>
/// <remarks>
/// Exact: a row is known only if every byte is the same. Bounded: when it is full, new rows are read
/// and not remembered, so that a file in which no two papers are alike takes no more memory here.
/// </remarks>
internal sealed class MarksSeen
{
    private const int Slots = 1 << 17;
    private const int MostRows = Slots / 2;
    private const int MostBytes = 1 << 22;

    private readonly Slot[] _slots = new Slot[Slots];
    private readonly byte[] _rows = new byte[MostBytes];
    private int _used;
    private int _count;

    /// <summary>The pattern that this row was read as, or null if it has not been seen.</summary>
    /// <param name="place">Where to remember it, once it is read.</param>
    internal int? PatternOf(ReadOnlySpan<byte> row, out Place place)
    {
        var fingerprint = Fingerprint.Of(row);
        var at = (int)(fingerprint & (Slots - 1));
        while (true)
        {
            ref readonly var slot = ref _slots[at];
            if (slot.Length is 0)
            {
                place = new(at, fingerprint);
                return null;
            }

            if (slot.Fingerprint == fingerprint && _rows.AsSpan(slot.Start, slot.Length).SequenceEqual(row))
            {
                place = default;
                return slot.Pattern;
            }

            at = (at + 1) & (Slots - 1);
        }
    }

    internal void Remember(ReadOnlySpan<byte> row, Place place, int pattern)
    {
        if (_count == MostRows || row.Length > MostBytes - _used)
        {
            return;
        }

        row.CopyTo(_rows.AsSpan(_used));
        _slots[place.Slot] = new(place.Fingerprint, _used, row.Length, pattern);
        _used += row.Length;
        _count++;
    }

    internal readonly record struct Place(int Slot, uint Fingerprint);

    private readonly record struct Slot(uint Fingerprint, int Start, int Length, int Pattern);
}
