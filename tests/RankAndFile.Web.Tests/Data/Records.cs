using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Data;

/// <summary>The records of an office, checked as anybody checks them: from a bundle, by the library's own checks.</summary>
internal static class Records
{
    internal static async Task AllHold(Database database)
    {
        await using var db = database.ForReading();
        var records = await db.Records.ToListAsync();
        Assert.Equal(await db.Elections.CountAsync(), records.Count);
        foreach (var record in records)
        {
            var entries = await db.Set<RecordEntry>().Where(entry => entry.Election == record.Election).OrderBy(entry => entry.Height).ToListAsync();
            var heads = await db.Set<RecordHead>().Where(head => head.Election == record.Election).OrderBy(head => head.Size).ToListAsync();
            var verification = Verification.Of(Bundle.Of(Files(record, entries, heads, await db.Set<FrozenFileRow>().Where(file => file.Election == record.Election).ToListAsync())), Recorder.Kinds);
            Assert.True(verification.Holds, string.Join('\n', verification.Results.OfType<CheckResult.Failed>()));
            Assert.Equal(entries.Count, verification.Record!.Entries);
        }
    }

    private static Dictionary<string, byte[]> Files(ElectionRecord record, List<RecordEntry> entries, List<RecordHead> heads, List<FrozenFileRow> documents)
    {
        var files = new Dictionary<string, MemoryStream>();
        var contents = new BundleContents(
            record.Title,
            Full: true,
            entries.Select(entry => entry.WithFaces()),
            heads.Select(head => Assert.IsType<HeadOutcome.Accepted>(SignedHead.Read(head.Head)).Head),
            documents.Select(document => document.ForABundle));
        BundleWriter.Write(contents, name => files[name] = new MemoryStream());
        return files.ToDictionary(file => file.Key, file => file.Value.ToArray());
    }
}
