namespace RankAndFile.Web.Post;

/// <summary>How a message lies between DATA and its end: RFC 5321, 4.5.2.</summary>
public static class DotStuffing
{
    public static ReadOnlyMemory<byte> End { get; } = ".\r\n"u8.ToArray();

    /// <summary>The message with line ends of its own kind only, a dot more on every line that begins with one, and the end.</summary>
    public static byte[] Stuff(ReadOnlySpan<byte> message)
    {
        using var stuffed = new MemoryStream(message.Length + 64);
        var atLineStart = true;
        for (var at = 0; at < message.Length; at++)
        {
            var letter = message[at];
            if (letter is (byte)'\r' or (byte)'\n')
            {
                // A bare CR or LF is read as a line end by some servers and not by others, which lets one message pose as two.
                stuffed.Write("\r\n"u8);
                at += letter is (byte)'\r' && at + 1 < message.Length && message[at + 1] is (byte)'\n' ? 1 : 0;
                atLineStart = true;
                continue;
            }

            if (atLineStart && letter is (byte)'.')
            {
                stuffed.WriteByte(letter);
            }

            stuffed.WriteByte(letter);
            atLineStart = false;
        }

        if (!atLineStart)
        {
            stuffed.Write("\r\n"u8);
        }

        stuffed.Write(End.Span);
        return stuffed.ToArray();
    }
}
