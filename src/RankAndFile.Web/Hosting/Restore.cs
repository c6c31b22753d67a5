using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Hosting;

/// <summary><c>restore --from FILE --data NEWDIR</c>: an office as it was, checked before it is said to be one.</summary>
public static class Restore
{
    public static async Task<int> Run(IConfiguration asked, TextWriter said)
    {
        var settings = Settings.Of(asked);
        var from = Path.GetFullPath(asked["from"] ?? throw new SettingsException("restore needs --from FILE: the backup."));
        if (!File.Exists(from))
        {
            throw new SettingsException($"There is no file {from}.");
        }

        if (Directory.Exists(settings.Data) && Directory.EnumerateFileSystemEntries(settings.Data).Any())
        {
            throw new SettingsException($"{settings.Data} is not empty. An office is restored into a new folder, so that nothing is overwritten.");
        }

        // What is not whole lies beside the folder, never in it.
        var begun = $"{settings.Data.TrimEnd(Path.DirectorySeparatorChar)}.restoring";
        if (Directory.Exists(begun))
        {
            Directory.Delete(begun, recursive: true);
        }

        try
        {
            DataFolder.Make(begun);
            var entries = await Into(begun, from, settings.Postgres);
            if (Directory.Exists(settings.Data))
            {
                Directory.Delete(settings.Data);
            }

            Directory.Move(begun, settings.Data);
            await said.WriteLineAsync($"The office is in {settings.Data}. Its public records hold: {entries} entries, every one under a signed head.");
            return 0;
        }
        finally
        {
            if (Directory.Exists(begun))
            {
                Directory.Delete(begun, recursive: true);
            }
        }
    }

    private static async Task<long> Into(string folder, string from, string? postgres)
    {
        var manifest = await Archive.Extract(from, folder);
        if (manifest.Database is "postgres" != postgres is not null)
        {
            throw new SettingsException(postgres is null
                ? "The rows of this office are from a PostgreSQL cluster. Give an empty database: --postgres CONNECTION."
                : "The rows of this office are in a file of its own; leave --postgres out.");
        }

        if (postgres is null)
        {
            var entries = await Check(DataFolder.Database(folder), folder);
            SqliteConnection.ClearAllPools();
            return entries;
        }

        await using var database = new PostgresDatabase(postgres);
        var dump = Path.Combine(folder, Backup.Cluster);
        await PostgresPrograms.Restore(postgres, dump);
        File.Delete(dump);
        return await Check(database, folder);
    }

    /// <summary>The records of the office are what its own signed heads say, and the key in the folder is theirs.</summary>
    private static async Task<long> Check(Database database, string folder)
    {
        await using var db = database.ForReading();
        if (database.Kind is "sqlite" && (await db.Database.SqlQueryRaw<string>("pragma integrity_check").ToListAsync()) is not ["ok"])
        {
            throw new BackupException("The database in the backup is broken. Take another.");
        }

        var key = HeadKey.In(folder).Public.ToString();
        var entries = 0L;
        foreach (var record in await db.Records.OrderBy(record => record.Election).ToListAsync())
        {
            if (record.Key != key)
            {
                throw new BackupException($"The key in the backup is not the one that signs the record of election {record.Election}.");
            }

            entries += Verified(db, record, Path.Combine(folder, "record.part"));
        }

        return entries;
    }

    private static long Verified(OfficeDb db, ElectionRecord record, string bundle)
    {
        Directory.CreateDirectory(bundle);
        try
        {
            BundleWriter.WriteFolder(RecordBundle.Of(db, record, full: true), new(bundle));
            using var opened = Bundle.Open(new DirectoryInfo(bundle)) is BundleOutcome.Opened found ? found.Bundle : throw new BackupException("The record in the backup cannot be read.");
            var verification = Verification.Of(opened, Recorder.Kinds);
            return verification.Holds
                ? verification.Record!.Entries
                : throw new BackupException($"The record of election {record.Election} in the backup does not hold: {verification.Results.OfType<CheckResult.Failed>().First().Title} failed.");
        }
        finally
        {
            Directory.Delete(bundle, recursive: true);
        }
    }
}
