using System.Buffers;

namespace RankAndFile.Scrutiny;

/// <summary>One line of the record: what kind of thing happened, when, and the commitments to its faces.</summary>
/// <param name="Height">How many entries came before.</param>
/// <param name="Time">In microseconds of UTC since 1970.</param>
/// <param name="Sealed">None where the kind has no sealed face.</param>
public sealed record Entry(long Height, long Time, string Kind, int Version, Digest Public, Digest? Sealed)
{
    /// <summary>Its one form: what is hashed, and a line of record.ndjson.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(320);
        WriteTo(new(bytes));
        return bytes.WrittenSpan.ToArray();
    }

    internal void WriteTo(CanonicalWriting line)
    {
        line.Raw("{\"height\":"u8);
        line.Whole(Height);
        line.Raw(",\"kind\":"u8);
        line.Text(Kind);
        line.Raw(",\"public\":\""u8);
        line.Digest(Public);
        if (Sealed is { } sealedFace)
        {
            line.Raw("\",\"sealed\":\""u8);
            line.Digest(sealedFace);
        }

        line.Raw("\",\"time\":"u8);
        line.Whole(Time);
        line.Raw(",\"version\":"u8);
        line.Whole(Version);
        line.Raw("}"u8);
    }

    internal static Entry Read(ref CanonicalReading line)
    {
        line.Literal("{\"height\":"u8);
        var height = line.Count();
        line.Literal(",\"kind\":"u8);
        var kind = line.Text();
        if (!line.Failed && !IsKind(kind))
        {
            line.Fail("a kind: small letters, digits and hyphens");
        }

        line.Literal(",\"public\":\""u8);
        var publicFace = line.Digest();
        var hasSealed = line.Has("\",\"sealed\":\""u8);
        var sealedFace = hasSealed ? line.Digest() : default;
        line.Literal("\",\"time\":"u8);
        var time = line.Count();
        line.Literal(",\"version\":"u8);
        var version = line.Count();
        if (!line.Failed && version is < 1 or > MostVersions)
        {
            line.Fail("a version from 1");
        }

        line.Literal("}"u8);
        line.End();
        return new(height, time, kind, line.Failed ? 1 : (int)version, publicFace, hasSealed ? sealedFace : null);
    }

    internal const int MostVersions = 9999;

    internal static bool IsKind(string kind) =>
        kind.Length is > 0 and <= 64 && char.IsAsciiLetterLower(kind[0]) && !kind.AsSpan().ContainsAnyExcept(_kindLetters);

    private static readonly SearchValues<char> _kindLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
}
