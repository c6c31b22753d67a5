using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>Bytes that look like chance and are the same in every run.</summary>
internal sealed class Chance(string seed)
{
    private readonly byte[] _seed = SHA512.HashData(Encoding.UTF8.GetBytes(seed));
    private long _drawn;

    internal byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    internal int Below(int most) => (int)(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)) % (uint)most);

    internal void Fill(Span<byte> bytes)
    {
        Span<byte> input = stackalloc byte[72];
        Span<byte> block = stackalloc byte[64];
        _seed.CopyTo(input);
        while (!bytes.IsEmpty)
        {
            BinaryPrimitives.WriteInt64LittleEndian(input[64..], _drawn++);
            SHA512.HashData(input, block);
            var taken = int.Min(64, bytes.Length);
            block[..taken].CopyTo(bytes);
            bytes = bytes[taken..];
        }
    }
}
