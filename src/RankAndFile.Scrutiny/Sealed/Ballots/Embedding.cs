namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// A vote's number as a group element: its 30 bytes stand at places 1 to 30 of the encoding, and the first and the last
/// byte are the first ones with which it is an encoding at all. So a vote has one element, and no second way to mark it.
/// </summary>
internal static class Embedding
{
    private const int MostLast = 63;

    // One in four is an encoding: that none of 8192 is does not happen.
    internal static Point Embed(VoteNumber number)
    {
        Span<byte> bytes = stackalloc byte[Point.EncodedLength];
        number.Write(bytes[1..]);
        for (var last = 0; last <= MostLast; last++)
        {
            bytes[31] = (byte)last;
            for (var first = 0; first < 256; first += 2)
            {
                bytes[0] = (byte)first;
                if (Point.TryDecode(bytes, out var point))
                {
                    return point;
                }
            }
        }

        throw new InvalidOperationException("No element holds this number.");
    }

    /// <summary>The vote that an opened element is: malformed where its number is none, or it is another than the first that holds it.</summary>
    internal static Vote Read(BallotForm form, ReadOnlySpan<byte> encoded)
    {
        if (encoded[31] > MostLast)
        {
            return new Vote.Malformed();
        }

        var vote = form.VoteOf(VoteNumber.Read(encoded[1..31]));
        return vote is Vote.Malformed || IsFirst(encoded) ? vote : new Vote.Malformed();
    }

    private static bool IsFirst(ReadOnlySpan<byte> encoded)
    {
        Span<byte> earlier = stackalloc byte[Point.EncodedLength];
        encoded.CopyTo(earlier);
        for (var last = 0; last <= encoded[31]; last++)
        {
            earlier[31] = (byte)last;
            var end = last < encoded[31] ? 256 : encoded[0];
            for (var first = 0; first < end; first += 2)
            {
                earlier[0] = (byte)first;
                if (Point.TryDecode(earlier, out _))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
