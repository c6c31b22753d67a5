using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RankAndFile.Scrutiny;

/// <summary>
/// All that is needed of a Merkle tree to append to it and to know its root: the roots of its
/// largest complete subtrees, left to right.
/// </summary>
/// <param name="Size">How many leaves the tree has; a one in its binary form for each subtree.</param>
public sealed record Frontier(long Size, ImmutableArray<Digest> Subtrees)
{
    public static Frontier Empty { get; } = new(0, []);

    public Frontier With(Digest leaf)
    {
        // As many subtrees grow into one as the size has ones at its end.
        var joined = BitOperations.TrailingZeroCount(~Size);
        for (var subtree = Subtrees.Length - 1; subtree >= Subtrees.Length - joined; subtree--)
        {
            leaf = Merkle.Node(Subtrees[subtree], leaf);
        }

        var subtrees = new Digest[Subtrees.Length - joined + 1];
        Subtrees.AsSpan(0, Subtrees.Length - joined).CopyTo(subtrees);
        subtrees[^1] = leaf;
        return new(Size + 1, Owned(subtrees));
    }

    /// <summary>
    /// The complete subtrees that grow by appending this leaf, the leaf first: what whoever makes
    /// proofs later must keep, by level and place.
    /// </summary>
    public ImmutableArray<(int Level, long Index, Digest Root)> CompletedBy(Digest leaf)
    {
        var completed = ImmutableArray.CreateBuilder<(int, long, Digest)>();
        completed.Add((0, Size, leaf));
        for (var level = 1; level <= BitOperations.TrailingZeroCount(~Size); level++)
        {
            leaf = Merkle.Node(Subtrees[^level], leaf);
            completed.Add((level, Size >> level, leaf));
        }

        return completed.ToImmutable();
    }

    public Digest Root
    {
        get
        {
            if (Size is 0)
            {
                return Merkle.EmptyRoot;
            }

            var root = Subtrees[^1];
            for (var subtree = Subtrees.Length - 2; subtree >= 0; subtree--)
            {
                root = Merkle.Node(Subtrees[subtree], root);
            }

            return root;
        }
    }

    /// <summary>As a row of a database keeps it: the size, eight bytes, then the subtrees.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + (Digest.Length * Subtrees.Length)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var subtree = 0; subtree < Subtrees.Length; subtree++)
        {
            Subtrees[subtree].CopyTo(bytes.AsSpan(8 + (Digest.Length * subtree)));
        }

        return bytes;
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Frontier? frontier)
    {
        frontier = null;
        var size = bytes.Length < 8 ? -1 : BinaryPrimitives.ReadInt64BigEndian(bytes);
        var subtrees = size < 0 ? 0 : BitOperations.PopCount((ulong)size);
        if (size < 0 || bytes.Length != 8 + (Digest.Length * subtrees))
        {
            return false;
        }

        var digests = new Digest[subtrees];
        for (var subtree = 0; subtree < subtrees; subtree++)
        {
            digests[subtree] = new(bytes.Slice(8 + (Digest.Length * subtree), Digest.Length));
        }

        frontier = new(size, Owned(digests));
        return true;
    }

    public bool Equals(Frontier? other) => other is not null && Size == other.Size && Subtrees.AsSpan().SequenceEqual(other.Subtrees.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Size, Root);

    private static ImmutableArray<Digest> Owned(Digest[] digests) =>
        ImmutableCollectionsMarshal.AsImmutableArray(digests);
}
