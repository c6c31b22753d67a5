using System.Buffers;

namespace RankAndFile.Scrutiny;

/// <summary>What a record was at one moment: so many entries, and the root over them.</summary>
/// <param name="Time">When, in microseconds of UTC since 1970.</param>
public sealed record TreeHead(string Election, long Size, Digest Root, long Time)
{
    public SignedHead SignedBy(SigningKey key) => new(this, key.Public.Fingerprint, key.Sign(Message("rank-and-file/head/1\n"u8, ToBytes())), []);

    /// <summary>Its one form, which is also what is signed, after a line that says what it is.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        WriteTo(new(bytes));
        return bytes.WrittenSpan.ToArray();
    }

    internal void WriteTo(CanonicalWriting line)
    {
        line.Raw("{\"election\":"u8);
        line.Text(Election);
        line.Raw(",\"root\":\""u8);
        line.Digest(Root);
        line.Raw("\",\"size\":"u8);
        line.Whole(Size);
        line.Raw(",\"time\":"u8);
        line.Whole(Time);
        line.Raw("}"u8);
    }

    internal static TreeHead Read(ref CanonicalReading line)
    {
        line.Literal("{\"election\":"u8);
        var election = line.Text();
        line.Literal(",\"root\":\""u8);
        var root = line.Digest();
        line.Literal("\",\"size\":"u8);
        var size = line.Count();
        if (size is 0)
        {
            line.Fail("a head over one entry or more");
        }

        line.Literal(",\"time\":"u8);
        var time = line.Count();
        line.Literal("}"u8);
        return new(election, size, root, time);
    }

    internal static byte[] Message(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> signed) => [.. purpose, .. signed];
}
