namespace RankAndFile.Scrutiny;

/// <summary>A Merkle tree with all its complete subtrees in memory, 64 bytes a leaf: for whoever makes proofs.</summary>
public sealed class WholeTree
{
    private readonly List<List<Digest>> _levels = [[]];

    public long Size => _levels[0].Count;

    public void Append(Digest leaf)
    {
        for (var level = 0; ; level++)
        {
            _levels[level].Add(leaf);
            if (int.IsOddInteger(_levels[level].Count))
            {
                return;
            }

            leaf = Merkle.Node(_levels[level][^2], leaf);
            if (level + 1 == _levels.Count)
            {
                _levels.Add([]);
            }
        }
    }

    public Digest Subtree(int level, long index) => _levels[level][(int)index];
}
