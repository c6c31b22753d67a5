using System.Collections.Immutable;
using System.Numerics;

namespace RankAndFile.Scrutiny;

/// <summary>
/// The root of a complete subtree of 2^<paramref name="level"/> leaves, the <paramref name="index"/>-th
/// of its size from the left. Whoever keeps these, wherever they keep them, can make every proof.
/// </summary>
public delegate Digest CompleteSubtree(int level, long index);

/// <summary>Proofs that an entry stands in a record, and that a record grew out of an earlier one: RFC 9162, sections 2.1.3 and 2.1.4.</summary>
public static class Proofs
{
    /// <summary>The path from a leaf up to the root of the first <paramref name="size"/> leaves.</summary>
    public static ImmutableArray<Digest> Inclusion(long leaf, long size, CompleteSubtree subtree)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
        var path = new List<Digest>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + LargestPowerBelow(to - from);
            path.Add(leaf < middle ? Root(middle, to, subtree) : Root(from, middle, subtree));
            (from, to) = leaf < middle ? (from, middle) : (middle, to);
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>What shows that the tree of <paramref name="size"/> leaves begins with that of the first <paramref name="earlier"/>.</summary>
    public static ImmutableArray<Digest> Consistency(long earlier, long size, CompleteSubtree subtree)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(earlier, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, size);
        var path = new List<Digest>();
        var (from, to) = (0L, size);
        while (earlier < to)
        {
            var middle = from + LargestPowerBelow(to - from);
            path.Add(earlier <= middle ? Root(middle, to, subtree) : Root(from, middle, subtree));
            (from, to) = earlier <= middle ? (from, middle) : (middle, to);
        }

        if (from > 0)
        {
            path.Add(Root(from, to, subtree));
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>Whether a path leads from this leaf to this root: RFC 9162, section 2.1.3.2.</summary>
    public static bool Includes(Digest leafHash, long leaf, long size, Digest root, ImmutableArray<Digest> path)
    {
        if (leaf < 0 || leaf >= size)
        {
            return false;
        }

        var (place, last) = (leaf, size - 1);
        foreach (var beside in path)
        {
            if (last is 0)
            {
                return false;
            }

            if (long.IsOddInteger(place) || place == last)
            {
                leafHash = Merkle.Node(beside, leafHash);
                while (long.IsEvenInteger(place) && place is not 0)
                {
                    (place, last) = (place >> 1, last >> 1);
                }
            }
            else
            {
                leafHash = Merkle.Node(leafHash, beside);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last is 0 && leafHash == root;
    }

    /// <summary>Whether the later tree begins with the earlier one: RFC 9162, section 2.1.4.2.</summary>
    public static bool Continues(long earlier, Digest earlierRoot, long size, Digest root, ImmutableArray<Digest> path)
    {
        if (earlier < 1 || earlier > size)
        {
            return false;
        }

        if (earlier == size)
        {
            return path.IsEmpty && earlierRoot == root;
        }

        var steps = BitOperations.IsPow2(earlier) ? path.Insert(0, earlierRoot) : path;
        if (steps.IsEmpty)
        {
            return false;
        }

        var (place, last) = (earlier - 1, size - 1);
        while (long.IsOddInteger(place))
        {
            (place, last) = (place >> 1, last >> 1);
        }

        var (first, second) = (steps[0], steps[0]);
        foreach (var beside in steps.Skip(1))
        {
            if (last is 0)
            {
                return false;
            }

            if (long.IsOddInteger(place) || place == last)
            {
                (first, second) = (Merkle.Node(beside, first), Merkle.Node(beside, second));
                while (long.IsEvenInteger(place) && place is not 0)
                {
                    (place, last) = (place >> 1, last >> 1);
                }
            }
            else
            {
                second = Merkle.Node(second, beside);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last is 0 && first == earlierRoot && second == root;
    }

    /// <summary>The root over the leaves from one place up to another, where the first is a multiple of every power of two below their number.</summary>
    private static Digest Root(long from, long to, CompleteSubtree subtree)
    {
        if (BitOperations.IsPow2(to - from))
        {
            var level = BitOperations.Log2((ulong)(to - from));
            return subtree(level, from >> level);
        }

        var middle = from + LargestPowerBelow(to - from);
        return Merkle.Node(Root(from, middle, subtree), Root(middle, to, subtree));
    }

    private static long LargestPowerBelow(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
