using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Audit;

/// <summary>Where a slice keeps the documents that records hold fast. Each is found by itself.</summary>
public abstract class FrozenDocuments
{
    /// <summary>Opens a document of this election, or says that it is not here.</summary>
    public abstract Stream? Open(OfficeDb db, ElectionId election, string path);
}

/// <summary>The record of an election as a bundle takes it: read a thousand rows at a time, up to one signed head, whatever is entered meanwhile.</summary>
public static class RecordBundle
{
    private const int AtATime = 1_000;

    private static readonly FrozenDocuments[] _kept =
    [
        .. typeof(FrozenDocuments).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(FrozenDocuments)) && !type.IsAbstract)
            .Select(type => (FrozenDocuments)Activator.CreateInstance(type)!),
    ];

    /// <param name="full">With the sealed faces: for the scrutineer and a court.</param>
    public static BundleContents Of(OfficeDb db, ElectionRecord record, bool full)
    {
        var (election, size) = (record.Election, record.SignedSize);
        return new(
            record.Title,
            full,
            Entries(db, election, size).Select(entry => entry.WithFaces()),
            Heads(db, election, size),
            Documents(db, election, size, full));
    }

    /// <summary>Writes the bundle as a zip file, in little memory.</summary>
    public static void WriteZip(OfficeDb db, ElectionRecord record, bool full, Stream to) => BundleWriter.WriteZip(Of(db, record, full), to);

    private static IEnumerable<RecordEntry> Entries(OfficeDb db, ElectionId election, long size)
    {
        for (var from = 0L; from < size; from += AtATime)
        {
            var (first, end) = (from, Math.Min(from + AtATime, size));
            foreach (var entry in db.Set<RecordEntry>().Where(entry => entry.Election == election && entry.Height >= first && entry.Height < end).OrderBy(entry => entry.Height).ToList())
            {
                yield return entry;
            }
        }
    }

    private static IEnumerable<SignedHead> Heads(OfficeDb db, ElectionId election, long size)
    {
        var after = 0L;
        while (true)
        {
            var last = after;
            var heads = db.Set<RecordHead>().Where(head => head.Election == election && head.Size > last && head.Size <= size).OrderBy(head => head.Size).Take(AtATime).ToList();
            foreach (var head in heads)
            {
                yield return Read(head);
                after = head.Size;
            }

            if (heads.Count < AtATime)
            {
                yield break;
            }
        }
    }

    public static SignedHead Read(RecordHead head) =>
        SignedHead.Read(head.Head) is HeadOutcome.Accepted accepted ? accepted.Head : throw new InvalidOperationException("A head in the record's rows cannot be read.");

    private static IEnumerable<BundleDocument> Documents(OfficeDb db, ElectionId election, long size, bool full)
    {
        string[] kinds = ["document-frozen", "rules-frozen", "rules-amended"];
        return db.Set<RecordEntry>().Where(entry => entry.Election == election && entry.Height < size && kinds.Contains(entry.Kind)).OrderBy(entry => entry.Height).ToList()
            .SelectMany(entry => Files(entry.WithFaces(), full))
            .Select(path => new BundleDocument(path, () => Open(db, election, path)));
    }

    private static IEnumerable<string> Files(EntryWithFaces entry, bool full)
    {
        FrozenFile?[] files = Recorder.Kinds.Facts(entry.Entry.Kind, entry.Entry.Version, entry.Public!, full ? entry.Sealed : null) switch
        {
            DocumentFrozen frozen => [frozen.Published, full ? frozen.Kept : null],
            RulesFrozen frozen => [frozen.Published],
            RulesAmended amended => [amended.Published],
            _ => [],
        };
        return files.OfType<FrozenFile>().Select(file => file.Path);
    }

    private static Stream Open(OfficeDb db, ElectionId election, string path) =>
        _kept.Select(kept => kept.Open(db, election, path)).FirstOrDefault(found => found is not null)
        ?? throw new InvalidOperationException($"The record names {path}, and no slice keeps it.");
}
