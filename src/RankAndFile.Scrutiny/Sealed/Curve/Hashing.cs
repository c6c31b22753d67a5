using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Hashing to scalars and to the group: RFC 9380, expand_message_xmd with SHA-512, and a domain tag a use.</summary>
internal static class Hashing
{
    private const int Block = 128;
    private const int Output = 64;
    private const int LongestTag = 255;

    /// <summary>RFC 9380, 5.3.1.</summary>
    internal static void Expand(ReadOnlySpan<byte> message, ReadOnlySpan<byte> tag, Span<byte> expanded)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tag.Length, LongestTag);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expanded.Length, 255 * Output);
        Span<byte> first = stackalloc byte[Output];
        First(message, tag, expanded.Length, first);
        Span<byte> input = stackalloc byte[Output + 2 + LongestTag];
        Span<byte> block = stackalloc byte[Output];
        var length = Output + 2 + tag.Length;
        tag.CopyTo(input[(Output + 1)..]);
        input[length - 1] = (byte)tag.Length;
        for (var number = 1; !expanded.IsEmpty; number++)
        {
            for (var place = 0; place < Output; place++)
            {
                input[place] = (byte)(first[place] ^ (number is 1 ? 0 : block[place]));
            }

            input[Output] = (byte)number;
            SHA512.HashData(input[..length], block);
            var taken = int.Min(Output, expanded.Length);
            block[..taken].CopyTo(expanded);
            expanded = expanded[taken..];
        }
    }

    /// <summary>A scalar from 64 expanded bytes, the lowest first.</summary>
    internal static Scalar ToScalar(ReadOnlySpan<byte> message, ReadOnlySpan<byte> tag)
    {
        Span<byte> uniform = stackalloc byte[64];
        Expand(message, tag, uniform);
        return Scalar.FromUniform(uniform);
    }

    /// <summary>RFC 9380, appendix B: hash_to_ristretto255.</summary>
    internal static Point ToElement(ReadOnlySpan<byte> message, ReadOnlySpan<byte> tag)
    {
        Span<byte> uniform = stackalloc byte[64];
        Expand(message, tag, uniform);
        return Point.FromUniform(uniform);
    }

    private static void First(ReadOnlySpan<byte> message, ReadOnlySpan<byte> tag, int expanded, Span<byte> first)
    {
        var length = Block + message.Length + 4 + tag.Length;
        var rented = length > 1024 ? ArrayPool<byte>.Shared.Rent(length) : null;
        var input = rented is null ? stackalloc byte[length] : rented.AsSpan(0, length);
        input[..Block].Clear();
        message.CopyTo(input[Block..]);
        var end = input[(Block + message.Length)..];
        BinaryPrimitives.WriteUInt16BigEndian(end, (ushort)expanded);
        end[2] = 0;
        tag.CopyTo(end[3..]);
        end[^1] = (byte)tag.Length;
        SHA512.HashData(input, first);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}

/// <summary>What a hash is taken of: parts one after another, each with its length before it, so that no two lists of parts look alike.</summary>
internal sealed class Statement
{
    private const string Domain = "rank-and-file/sealed/1/";

    private readonly byte[] _tag;
    private readonly ArrayBufferWriter<byte> _parts = new(512);

    /// <param name="use">What it is hashed for: no two uses have one domain tag.</param>
    internal Statement(string use) => _tag = Tag(use);

    internal ReadOnlySpan<byte> Parts => _parts.WrittenSpan;

    internal static byte[] Tag(string use) => Encoding.UTF8.GetBytes(Domain + use);

    internal Statement With(ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_parts.GetSpan(4), (uint)part.Length);
        _parts.Advance(4);
        _parts.Write(part);
        return this;
    }

    internal Statement With(string text) => With(Encoding.UTF8.GetBytes(text));

    internal Statement With(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return With(bytes);
    }

    internal Statement With(in Point point)
    {
        Span<byte> bytes = stackalloc byte[Point.EncodedLength];
        point.Encode(bytes);
        return With(bytes);
    }

    internal Statement With(in Scalar scalar)
    {
        Span<byte> bytes = stackalloc byte[Scalar.Length];
        scalar.Write(bytes);
        return With(bytes);
    }

    internal Statement With(Element element)
    {
        Span<byte> bytes = stackalloc byte[Element.Length];
        element.CopyTo(bytes);
        return With(bytes);
    }

    internal Statement With(Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        digest.CopyTo(bytes);
        return With(bytes);
    }

    internal Scalar ToScalar() => Hashing.ToScalar(Parts, _tag);

    internal Point ToElement() => Hashing.ToElement(Parts, _tag);

    /// <summary>32 bytes of it, for what is only compared.</summary>
    internal Digest ToDigest()
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        Hashing.Expand(Parts, _tag, bytes);
        return new(bytes);
    }

    /// <summary>64 bytes of it, from which much else is drawn.</summary>
    internal byte[] ToSeed()
    {
        var bytes = new byte[64];
        Hashing.Expand(Parts, _tag, bytes);
        return bytes;
    }
}
