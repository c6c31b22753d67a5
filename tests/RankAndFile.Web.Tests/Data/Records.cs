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
            var files = new Dictionary<string, MemoryStream>();
            BundleWriter.Write(RecordBundle.Of(db, record, full: true), name => files[name] = new MemoryStream());
            var verification = Verification.Of(Bundle.Of(files.ToDictionary(file => file.Key, file => file.Value.ToArray())), Recorder.Kinds);
            Assert.True(verification.Holds, string.Join('\n', verification.Results.OfType<CheckResult.Failed>()));
            Assert.Equal(entries.Count, verification.Record!.Entries);
        }
    }
}
