using System.Security.Cryptography;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>RFC 9162, section 2.1, written down as it stands there, slow and without a thought, and held against the tree.</summary>
public sealed class MerkleTests
{
    private static readonly Digest[] _leaves = [.. Enumerable.Range(0, 2100).Select(number => Merkle.Leaf(BitConverter.GetBytes(number)))];
    private static readonly Dictionary<(int, int), byte[]> _hashes = [];

    [Fact]
    public void Roots_are_as_the_definition_says()
    {
        var frontier = Frontier.Empty;
        Assert.Equal(Bytes(frontier.Root), SHA256.HashData([]));
        for (var size = 1; size <= _leaves.Length; size++)
        {
            frontier = frontier.With(_leaves[size - 1]);
            Assert.Equal(Mth(0, size), Bytes(frontier.Root));
            Assert.True(Frontier.TryRead(frontier.ToBytes(), out var read));
            Assert.Equal(frontier, read);
        }
    }

    [Fact]
    public void Inclusion_proofs_are_as_the_definition_says_and_are_accepted()
    {
        var tree = new WholeTree();
        for (var size = 1; size <= _leaves.Length; size++)
        {
            tree.Append(_leaves[size - 1]);
            var root = new Digest(Mth(0, size));
            foreach (var leaf in size < 70 ? Enumerable.Range(0, size) : [0, size / 3, size / 2, size - 2, size - 1])
            {
                var path = Proofs.Inclusion(leaf, size, tree.Subtree);
                Assert.Equal(Path(leaf, 0, size), path.Select(Bytes));
                Assert.True(Proofs.Includes(_leaves[leaf], leaf, size, root, path));
                Assert.False(Proofs.Includes(_leaves[(leaf + 1) % _leaves.Length], leaf, size, root, path));
                Assert.False(Proofs.Includes(_leaves[leaf], leaf, size, root, path.Add(root)));
                Assert.False(!path.IsEmpty && Proofs.Includes(_leaves[leaf], leaf, size, root, path.RemoveAt(0)));
                Assert.False(Proofs.Includes(_leaves[leaf], leaf + 1, size, root, path));
            }
        }
    }

    [Fact]
    public void Consistency_proofs_are_as_the_definition_says_and_are_accepted()
    {
        var tree = new WholeTree();
        for (var size = 1; size <= _leaves.Length; size++)
        {
            tree.Append(_leaves[size - 1]);
            var root = new Digest(Mth(0, size));
            foreach (var earlier in size < 70 ? Enumerable.Range(1, size) : [1, size / 3, size / 2, size - 1, size])
            {
                var (path, before) = (Proofs.Consistency(earlier, size, tree.Subtree), new Digest(Mth(0, earlier)));
                Assert.Equal(earlier == size ? [] : SubProof(earlier, 0, size, true), path.Select(Bytes));
                Assert.True(Proofs.Continues(earlier, before, size, root, path));
                Assert.False(Proofs.Continues(earlier, Merkle.EmptyRoot, size, root, path));
                Assert.False(Proofs.Continues(earlier, before, size, Merkle.EmptyRoot, path));
                Assert.False(Proofs.Continues(earlier, before, size, root, path.Add(root)));
                Assert.False(!path.IsEmpty && Proofs.Continues(earlier, before, size, root, path.RemoveAt(path.Length - 1)));
            }
        }
    }

    [Fact]
    public void Whoever_keeps_what_each_leaf_completes_can_make_every_proof()
    {
        var (frontier, kept, tree) = (Frontier.Empty, new Dictionary<(int, long), Digest>(), new WholeTree());
        foreach (var leaf in _leaves.Take(300))
        {
            foreach (var (level, index, root) in frontier.CompletedBy(leaf))
            {
                kept.Add((level, index), root);
            }

            frontier = frontier.With(leaf);
            tree.Append(leaf);
            Assert.Equal(Proofs.Inclusion(frontier.Size / 2, frontier.Size, tree.Subtree), Proofs.Inclusion(frontier.Size / 2, frontier.Size, (level, index) => kept[(level, index)]));
        }
    }

    /// <summary>MTH(D[from:to]).</summary>
    private static byte[] Mth(int from, int to)
    {
        if (_hashes.TryGetValue((from, to), out var known))
        {
            return known;
        }

        var k = from + PowerBelow(to - from);
        var hash = to - from is 1 ? SHA256.HashData([0, .. BitConverter.GetBytes(from)]) : SHA256.HashData([1, .. Mth(from, k), .. Mth(k, to)]);
        _hashes[(from, to)] = hash;
        return hash;
    }

    /// <summary>PATH(m, D[from:to]).</summary>
    private static IEnumerable<byte[]> Path(int m, int from, int to)
    {
        var k = PowerBelow(to - from);
        return to - from is 1 ? []
            : m < k ? Path(m, from, from + k).Append(Mth(from + k, to))
            : Path(m - k, from + k, to).Append(Mth(from, from + k));
    }

    /// <summary>SUBPROOF(m, D[from:to], b).</summary>
    private static IEnumerable<byte[]> SubProof(int m, int from, int to, bool b)
    {
        var k = PowerBelow(to - from);
        return m == to - from ? (b ? [] : [Mth(from, to)])
            : m <= k ? SubProof(m, from, from + k, b).Append(Mth(from + k, to))
            : SubProof(m - k, from + k, to, false).Append(Mth(from, from + k));
    }

    private static int PowerBelow(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }

    private static byte[] Bytes(Digest digest)
    {
        var bytes = new byte[Digest.Length];
        digest.CopyTo(bytes);
        return bytes;
    }
}
