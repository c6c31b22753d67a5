using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace RankAndFile.Scrutiny;

/// <summary>A SHA-256 digest. Written as 64 hexadecimal digits in small letters.</summary>
public readonly record struct Digest
{
    public const int Length = 32;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    public Digest(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        (_high, _low) = (BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
    }

    /// <summary>The digest of some bytes, nothing put before them.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[Length];
        SHA256.HashData(bytes, digest);
        return new(digest);
    }

    public static bool TryParse(string text, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var read = Hex.TryRead(text, bytes);
        digest = read ? new(bytes) : default;
        return read;
    }

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], _low);
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}

/// <summary>Thirty-two random bytes that keep a face from being guessed from its commitment. Never used twice.</summary>
public readonly record struct Salt
{
    public const int Length = 32;

    private readonly Digest _bytes;

    public Salt(ReadOnlySpan<byte> random) => _bytes = new(random);

    public static bool TryParse(string text, out Salt salt)
    {
        var read = Digest.TryParse(text, out var bytes);
        salt = read ? new(bytes) : default;
        return read;
    }

    private Salt(Digest bytes) => _bytes = bytes;

    public void CopyTo(Span<byte> bytes) => _bytes.CopyTo(bytes);

    /// <summary>Its first sixteen bytes, by which two salts are held against each other.</summary>
    internal UInt128 FirstHalf
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Length];
            CopyTo(bytes);
            return BinaryPrimitives.ReadUInt128BigEndian(bytes);
        }
    }

    public override string ToString() => _bytes.ToString();
}

/// <summary>Bytes in hexadecimal, only as the record writes them: small letters.</summary>
internal static class Hex
{
    internal static bool TryRead(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (text.Length != bytes.Length * 2)
        {
            return false;
        }

        for (var place = 0; place < bytes.Length; place++)
        {
            var (high, low) = (Digit(text[2 * place]), Digit(text[(2 * place) + 1]));
            if (high < 0 || low < 0)
            {
                return false;
            }

            bytes[place] = (byte)((high << 4) | low);
        }

        return true;
    }

    internal static bool TryRead(string text, int length, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = new byte[length];
        if (!TryRead(text, bytes))
        {
            bytes = null;
        }

        return bytes is not null;
    }

    internal static int Digit(int letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'a' and <= 'f' => letter - 'a' + 10,
        _ => -1,
    };
}
