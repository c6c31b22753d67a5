using System.Buffers.Binary;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Elements of which nobody knows how one follows from another: h for the chain, and one for every vote of a list.</summary>
internal static class Generators
{
    private static readonly byte[] _tag = Statement.Tag("generator");

    /// <summary>h, with which the chain of commitments begins.</summary>
    internal static FixedBase Chain { get; } = new(Of(-1).Affine);

    /// <summary>The one for the vote at a place, from 0. What is hashed is the place counted from 1, and 0 for the chain.</summary>
    internal static Point Of(int place)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, place + 1L);
        return Hashing.ToElement(number, _tag);
    }

    /// <summary>Those for the votes from a place on.</summary>
    internal static void Of(int first, Span<Point> generators)
    {
        var uniform = new byte[64 * generators.Length];
        Span<byte> number = stackalloc byte[8];
        for (var place = 0; place < generators.Length; place++)
        {
            BinaryPrimitives.WriteInt64BigEndian(number, first + place + 1L);
            Hashing.Expand(number, _tag, uniform.AsSpan(64 * place, 64));
        }

        Point.FromUniformAll(uniform, generators);
    }
}
