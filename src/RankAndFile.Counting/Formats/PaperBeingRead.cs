namespace RankAndFile.Counting.Formats;

/// <summary>The marks of one paper, while a file is being read, in the order of their numbers.</summary>
internal sealed class PaperBeingRead
{
    /// <summary>More marks than this are no paper.</summary>
    internal const int MostMarks = MarkRows.LongestRow;

    private ushort[] _marks = new ushort[64];

    internal int Count { get; private set; }

    internal bool IsTooLong => Count > MostMarks;

    /// <summary>Whether the last mark is a candidate with a number, whom another may share it with.</summary>
    internal bool LastHasNumber => Count > 0 && _marks[Count - 1] is not Mark.Gap && (_marks[Count - 1] & Mark.Unnumbered) is 0;

    internal void Clear() => Count = 0;

    internal void Add(int candidate) => Append((ushort)candidate);

    internal void AddSharing(int candidate) => Append((ushort)(candidate | Mark.SharesItsNumber));

    internal void AddCross(int candidate) => Append((ushort)(candidate | Mark.Unnumbered));

    internal void AddGap() => Append(Mark.Gap);

    /// <summary>Adds the mark for the candidate who has this number now.</summary>
    internal void Renumbered(ushort mark, int[] numbers) =>
        Append(mark is Mark.Gap ? mark : (ushort)((mark & ~Mark.MostCandidates) | numbers[(mark & Mark.MostCandidates) - 1]));

    /// <summary>
    /// The marks in the one order they are kept in: those who share a number by candidate, crosses
    /// last and by candidate, and no missing number after the last that is there.
    /// </summary>
    internal ReadOnlySpan<ushort> InOrder()
    {
        var crosses = CrossesLast();
        while (crosses > 0 && _marks[crosses - 1] is Mark.Gap)
        {
            _marks.AsSpan(crosses, Count - crosses).CopyTo(_marks.AsSpan(crosses - 1));
            crosses--;
            Count--;
        }

        for (var first = 0; first < crosses;)
        {
            var after = first + 1;
            while (after < crosses && (_marks[after] & Mark.SharesItsNumber) is not 0)
            {
                after++;
            }

            OrderSharing(_marks.AsSpan(first, after - first));
            first = after;
        }

        return _marks.AsSpan(0, Count);
    }

    /// <summary>Whether a candidate is marked twice.</summary>
    internal bool RepeatsACandidate(int candidates)
    {
        var seen = new bool[candidates + 1];
        foreach (var mark in _marks.AsSpan(0, Count))
        {
            var candidate = mark & Mark.MostCandidates;
            if (candidate is not Mark.Gap && seen[candidate])
            {
                return true;
            }

            seen[candidate] = true;
        }

        return false;
    }

    private static void OrderSharing(Span<ushort> sharing)
    {
        if (sharing.Length is 1)
        {
            return;
        }

        foreach (ref var mark in sharing)
        {
            mark &= Mark.MostCandidates;
        }

        sharing.Sort();
        foreach (ref var mark in sharing[1..])
        {
            mark |= Mark.SharesItsNumber;
        }
    }

    /// <summary>Moves the crosses behind the numbers, and says where they begin.</summary>
    private int CrossesLast()
    {
        var marks = _marks.AsSpan(0, Count);
        if (!marks.ContainsAnyInRange(Mark.Unnumbered, (ushort)(Mark.SharesItsNumber - 1)))
        {
            return Count;
        }

        var crosses = Array.FindAll(marks.ToArray(), mark => (mark & Mark.Unnumbered) is not 0);
        Array.Sort(crosses);
        var numbered = 0;
        foreach (var mark in marks)
        {
            if ((mark & Mark.Unnumbered) is 0)
            {
                marks[numbered++] = mark;
            }
        }

        crosses.CopyTo(marks[numbered..]);
        return numbered;
    }

    private void Append(ushort mark)
    {
        if (IsTooLong)
        {
            return;
        }

        if (Count == _marks.Length)
        {
            Array.Resize(ref _marks, _marks.Length * 2);
        }

        _marks[Count++] = mark;
    }
}
