using System.Buffers;
using System.Security.Cryptography;

namespace RankAndFile.Scrutiny;

/// <summary>The two hashes of a Merkle tree: RFC 9162, section 2.1.1.</summary>
public static class Merkle
{
    private const byte BeforeLeaf = 0;
    private const byte BeforeNode = 1;

    /// <summary>The root of a tree without leaves.</summary>
    public static Digest EmptyRoot { get; } = Digest.Of([]);

    public static Digest Leaf(ReadOnlySpan<byte> entry) => Prefixed.Hash(BeforeLeaf, entry);

    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Digest.Length)];
        both[0] = BeforeNode;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Digest.Length)..]);
        return Digest.Of(both);
    }
}

/// <summary>Hashes that begin with a byte which says what they are of, so that none can pass for another.</summary>
internal static class Prefixed
{
    private const int OnStack = 1024;

    internal static Digest Hash(byte prefix, ReadOnlySpan<byte> bytes) => Hash(prefix, [], bytes);

    internal static Digest Hash(byte prefix, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var length = 1 + first.Length + second.Length;
        var rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var all = rented is null ? stackalloc byte[OnStack] : rented;
        all[0] = prefix;
        first.CopyTo(all[1..]);
        second.CopyTo(all[(1 + first.Length)..]);
        var digest = Digest.Of(all[..length]);
        if (rented is not null)
        {
            CryptographicOperations.ZeroMemory(all[..length]);
            ArrayPool<byte>.Shared.Return(rented);
        }

        return digest;
    }
}
