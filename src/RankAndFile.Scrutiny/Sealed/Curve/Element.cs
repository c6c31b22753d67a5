using System.Diagnostics.CodeAnalysis;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>The encoding of an element of ristretto255: 32 bytes that have been read as one, written as 64 hexadecimal digits.</summary>
public readonly record struct Element
{
    internal const int Length = Point.EncodedLength;

    private readonly Digest _bytes;

    private Element(ReadOnlySpan<byte> bytes) => _bytes = new(bytes);

    internal static Element Of(in Point point)
    {
        Span<byte> bytes = stackalloc byte[Length];
        point.Encode(bytes);
        return new(bytes);
    }

    /// <summary>Reads 32 bytes; false where they are no element, or its identity, which is never a key or a commitment.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Element element)
    {
        var right = Point.TryDecode(bytes, out var point) && !point.IsIdentity;
        element = right ? new(bytes) : default;
        return right;
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Element element)
    {
        Span<byte> bytes = stackalloc byte[Length];
        element = default;
        return Hex.TryRead(text, bytes) && TryRead(bytes, out element);
    }

    internal Point Point
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Length];
            CopyTo(bytes);
            Point.TryDecode(bytes, out var point);
            return point;
        }
    }

    public void CopyTo(Span<byte> bytes) => _bytes.CopyTo(bytes);

    public override string ToString() => _bytes.ToString();
}
