namespace RankAndFile.Counting;

/// <summary>
/// Rows of marks, one behind the other in large blocks. A block that is full is never moved, so that
/// millions of papers take the memory of their marks and little more.
/// </summary>
internal sealed class MarkRows
{
    /// <summary>The most marks one row may have.</summary>
    internal const int LongestRow = 1 << BlockBits;

    private const int BlockBits = 20;
    private const int MostBlocks = 1 << (30 - BlockBits);

    private readonly List<ushort[]> _blocks = [];
    private ushort[] _block = new ushort[1 << 10];
    private int _used;
    private Row[] _rows = new Row[64];

    internal MarkRows() => _blocks.Add(_block);

    internal int Count { get; private set; }

    internal ReadOnlySpan<ushort> this[int row]
    {
        get
        {
            var (start, length) = _rows[row];
            return _blocks[start >> BlockBits].AsSpan(start & (LongestRow - 1), length);
        }
    }

    internal bool HasRoomFor(int marks) => _blocks.Count < MostBlocks || LongestRow - _used >= marks;

    internal void Add(ReadOnlySpan<ushort> marks)
    {
        if (marks.Length > _block.Length - _used)
        {
            EnlargeFor(marks.Length);
        }

        if (Count == _rows.Length)
        {
            Array.Resize(ref _rows, Count + (Count / 2));
        }

        marks.CopyTo(_block.AsSpan(_used));
        _rows[Count++] = new(((_blocks.Count - 1) << BlockBits) | _used, marks.Length);
        _used += marks.Length;
    }

    /// <summary>Small files have one small block, which grows; behind a full block there is another.</summary>
    private void EnlargeFor(int marks)
    {
        if (_used + marks <= LongestRow)
        {
            var length = _block.Length;
            while (length < _used + marks)
            {
                length *= 2;
            }

            Array.Resize(ref _block, length);
            _blocks[^1] = _block;
        }
        else
        {
            _block = new ushort[LongestRow];
            _blocks.Add(_block);
            _used = 0;
        }
    }

    private readonly record struct Row(int Start, int Length);
}
