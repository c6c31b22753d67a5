using System.Buffers;
using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>What a bundle says of itself: whose record it is, whether the sealed faces are in it, and every file with its digest.</summary>
/// <param name="Files">All but the manifest, ascending by path.</param>
internal sealed record Manifest(string Election, bool Full, ImmutableArray<FrozenFile> Files)
{
    internal byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        var line = new CanonicalWriting(bytes);
        line.Raw("{\"bundle\":"u8);
        line.Text(Full ? "full" : "public");
        line.Raw(",\"election\":"u8);
        line.Text(Election);
        line.Raw(",\"files\":["u8);
        var before = ""u8;
        foreach (var file in Files)
        {
            line.Raw(before);
            line.Raw("{\"bytes\":"u8);
            line.Whole(file.Bytes);
            line.Raw(",\"path\":"u8);
            line.Text(file.Path);
            line.Raw(",\"sha256\":\""u8);
            line.Digest(file.Sha256);
            line.Raw("\"}"u8);
            before = ","u8;
        }

        line.Raw("],\"format\":\"rank-and-file/bundle/1\"}\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads the manifest, or returns null and says at which byte it expected what.</summary>
    internal static Manifest? Read(ReadOnlySpan<byte> bytes, out (int Column, string Expected) wrong)
    {
        var line = new CanonicalReading(bytes);
        line.Literal("{\"bundle\":\""u8);
        var full = line.Has("full"u8);
        if (!full && !line.Has("public"u8))
        {
            line.Fail("full or public");
        }

        line.Literal("\",\"election\":"u8);
        var election = line.Text();
        line.Literal(",\"files\":["u8);
        var files = ImmutableArray.CreateBuilder<FrozenFile>();
        if (!line.Has("]"u8))
        {
            do
            {
                files.Add(ReadFile(ref line, files.Count > 0 ? files[^1].Path : ""));
            }
            while (line.Has(","u8));
            line.Literal("]"u8);
        }

        line.Literal(",\"format\":\"rank-and-file/bundle/1\"}\n"u8);
        line.End();
        wrong = (line.Column, line.Expected ?? "");
        return line.Failed ? null : new(election, full, files.ToImmutable());
    }

    private static FrozenFile ReadFile(ref CanonicalReading line, string before)
    {
        line.Literal("{\"bytes\":"u8);
        var bytes = line.Count();
        line.Literal(",\"path\":"u8);
        var path = line.Text();
        if (!line.Failed && string.CompareOrdinal(before, path) >= 0)
        {
            line.Fail("paths that ascend");
        }

        line.Literal(",\"sha256\":\""u8);
        var digest = line.Digest();
        line.Literal("\"}"u8);
        return new(path, bytes, digest);
    }
}
