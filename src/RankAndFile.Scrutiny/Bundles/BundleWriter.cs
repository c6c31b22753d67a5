using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;

namespace RankAndFile.Scrutiny;

/// <summary>An entry, with those of its faces that are to be handed on: none that was destroyed, no sealed one in a public bundle.</summary>
public sealed record EntryWithFaces(Entry Entry, Face? Public, Face? Sealed);

/// <summary>A document that goes into a bundle.</summary>
/// <param name="Path">As its entry says: documents/ and a name.</param>
public sealed record BundleDocument(string Path, Func<Stream> Open);

/// <summary>What a bundle is made of. The entries are gone through once for each file that is made of them.</summary>
/// <param name="Full">With the sealed faces, for the scrutineer and a court.</param>
public sealed record BundleContents(
    string Election,
    bool Full,
    IEnumerable<EntryWithFaces> Entries,
    IEnumerable<SignedHead> Heads,
    IEnumerable<BundleDocument> Documents);

/// <summary>Writes bundles. The same contents always make the same files.</summary>
public static class BundleWriter
{
    // Zip files hold no time before this one.
    private static readonly DateTimeOffset _always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a folder, which must be empty.</summary>
    public static void WriteFolder(BundleContents contents, DirectoryInfo folder) => Write(contents, name =>
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew);
    });

    public static void WriteZip(BundleContents contents, Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true);
        Write(contents, name =>
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = _always;
            return entry.Open();
        });
    }

    /// <summary>Writes each file to the stream that is made for its name; one after another, the manifest last.</summary>
    public static void Write(BundleContents contents, Func<string, Stream> create)
    {
        var files = ImmutableArray.CreateBuilder<FrozenFile>();
        foreach (var document in contents.Documents.OrderBy(document => document.Path, StringComparer.Ordinal))
        {
            using var file = new HashedFile(document.Path, create);
            using var from = document.Open();
            from.CopyTo(file);
            files.Add(file.Finished());
        }

        files.Add(Lines(Bundle.HeadsName, contents.Heads, create, (head, to) => to.Write(head.ToBytes())));
        files.Add(Faces(Bundle.PublicName, contents.Entries, create, entry => entry.Public));
        if (contents.Full)
        {
            files.Add(Faces(Bundle.SealedName, contents.Entries, create, entry => entry.Sealed));
        }

        files.Add(Lines(Bundle.RecordName, contents.Entries, create, (entry, to) => entry.Entry.WriteTo(new(to))));
        using var manifest = create(Bundle.ManifestName);
        manifest.Write(new Manifest(contents.Election, contents.Full, files.ToImmutable()).ToBytes());
    }

    private static FrozenFile Faces(string name, IEnumerable<EntryWithFaces> entries, Func<string, Stream> create, Func<EntryWithFaces, Face?> side) =>
        Lines(name, entries.Where(entry => side(entry) is not null), create, (entry, to) => side(entry)!.WriteTo(to, entry.Entry.Height));

    private static FrozenFile Lines<T>(string name, IEnumerable<T> all, Func<string, Stream> create, Action<T, IBufferWriter<byte>> write)
    {
        using var file = new HashedFile(name, create);
        var lines = new ArrayBufferWriter<byte>(1 << 17);
        foreach (var one in all)
        {
            write(one, lines);
            lines.Write("\n"u8);
            if (lines.WrittenCount > 1 << 16)
            {
                file.Write(lines.WrittenSpan);
                lines.ResetWrittenCount();
            }
        }

        file.Write(lines.WrittenSpan);
        return file.Finished();
    }

    /// <summary>A file that knows its length and digest when it is done.</summary>
    private sealed class HashedFile(string name, Func<string, Stream> create) : Stream
    {
        private readonly Stream _to = create(name);
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _bytes;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _bytes;

        public override long Position { get => _bytes; set => throw new NotSupportedException(); }

        internal FrozenFile Finished() => new(name, _bytes, new(_hash.GetHashAndReset()));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _hash.AppendData(buffer);
            _to.Write(buffer);
            _bytes += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => _to.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _to.Dispose();
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
