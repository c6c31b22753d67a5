using System.Collections.Immutable;
using System.IO.Compression;

namespace RankAndFile.Scrutiny;

/// <summary>A record with all that lies beside it, as it is handed on: a folder, a zip file, or files in memory.</summary>
public abstract class Bundle : IDisposable
{
    internal const string ManifestName = "bundle.json";
    internal const string RecordName = "record.ndjson";
    internal const string HeadsName = "heads.ndjson";
    internal const string PublicName = "payloads/public.ndjson";
    internal const string SealedName = "payloads/sealed.ndjson";
    internal const string Documents = "documents/";

    private HashSet<string>? _has;

    /// <summary>Every file in it, with strokes between folders; a name that stands twice is there twice.</summary>
    public abstract ImmutableArray<string> Names { get; }

    internal bool Has(string name) => (_has ??= Names.ToHashSet(StringComparer.Ordinal)).Contains(name);

    /// <summary>Opens one of its files for reading from the beginning.</summary>
    public abstract Stream Open(string name);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Opens a folder or a zip file.</summary>
    public static BundleOutcome Open(DirectoryInfo folder) => folder.Exists
        ? new BundleOutcome.Opened(new Folder(folder))
        : new BundleOutcome.Refused($"There is no folder {folder.FullName}.");

    /// <summary>Opens a zip file. The stream can be sought in, and is closed with the bundle.</summary>
    public static BundleOutcome Open(Stream zip)
    {
        try
        {
            return new BundleOutcome.Opened(new Zip(new(zip, ZipArchiveMode.Read)));
        }
        catch (InvalidDataException wrong)
        {
            zip.Dispose();
            return new BundleOutcome.Refused($"Found what is no zip file, expected a bundle: {wrong.Message}");
        }
    }

    public static Bundle Of(IReadOnlyDictionary<string, byte[]> files) => new InMemory(files);

    private sealed class Folder(DirectoryInfo folder) : Bundle
    {
        // Links are passed over: what they lead to is not in the bundle, and they may lead round in circles.
        private static readonly EnumerationOptions _everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

        public override ImmutableArray<string> Names { get; } =
        [
            .. folder.EnumerateFiles("*", _everything)
                .Select(file => Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'))
                .Order(StringComparer.Ordinal),
        ];

        public override Stream Open(string name) => new FileStream(Path.Combine(folder.FullName, name), FileMode.Open, FileAccess.Read, FileShare.Read, 1);
    }

    private sealed class Zip(ZipArchive archive) : Bundle
    {
        public override ImmutableArray<string> Names { get; } =
            [.. archive.Entries.Select(entry => entry.FullName).Where(name => !name.EndsWith('/')).Order(StringComparer.Ordinal)];

        public override Stream Open(string name) => archive.GetEntry(name)!.Open();

        public override void Dispose()
        {
            archive.Dispose();
            base.Dispose();
        }
    }

    private sealed class InMemory(IReadOnlyDictionary<string, byte[]> files) : Bundle
    {
        public override ImmutableArray<string> Names { get; } = [.. files.Keys.Order(StringComparer.Ordinal)];

        public override Stream Open(string name) => new MemoryStream(files[name], writable: false);
    }
}

/// <summary>What came of opening a bundle.</summary>
public abstract record BundleOutcome
{
    public sealed record Opened(Bundle Bundle) : BundleOutcome;

    public sealed record Refused(string Reason) : BundleOutcome;
}
