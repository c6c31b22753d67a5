using Microsoft.Data.Sqlite;

namespace RankAndFile.Web.Hosting;

/// <summary><c>backup --data DIR --to FILE</c>: everything an office needs to come back, in one file, while the office runs.</summary>
public static class Backup
{
    internal const string Cluster = "office.dump";
    internal const string Sqlite = "office.sqlite";

    public static async Task<int> Run(IConfiguration asked, TextWriter said)
    {
        var settings = Settings.Of(asked);
        var to = Path.GetFullPath(asked["to"] ?? throw new SettingsException("backup needs --to FILE: where the backup goes."));
        if (File.Exists(to))
        {
            throw new SettingsException($"{to} is there already. A backup overwrites nothing.");
        }

        if (to.StartsWith(settings.Data + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new SettingsException("A backup in the folder that it is a backup of is lost with it. Give another place with --to.");
        }

        if (!File.Exists(Path.Combine(settings.Data, "heads.pem")))
        {
            throw new SettingsException($"{settings.Data} is no folder of an office. Give it with --data.");
        }

        var rows = $"{to}.rows.part";
        File.Delete(rows);
        try
        {
            // The rows first: a file they speak of was there before them.
            await DataFolder.CreateForOwner(rows).DisposeAsync();
            var kind = settings.Postgres is null ? "sqlite" : "postgres";
            await (settings.Postgres is { } cluster ? PostgresPrograms.Dump(cluster, rows) : CopySqlite(Path.Combine(settings.Data, Sqlite), rows));
            var files = FilesOf(settings.Data);
            files.Add(settings.Postgres is null ? Sqlite : Cluster, rows);
            await Archive.Write(to, kind, TimeProvider.System.GetUtcNow(), files);
        }
        finally
        {
            File.Delete(rows);
        }

        await said.WriteLineAsync($"The backup is {to}. Whoever has it has all that the office knows, its keys too: keep it as you keep the ballot papers.");
        return 0;
    }

    // One moment of the database, whatever is written meanwhile; it waits for nobody.
    private static async Task CopySqlite(string file, string to)
    {
        if (!File.Exists(file))
        {
            throw new SettingsException($"{file} is not there. If the rows are in a PostgreSQL cluster, say which: --postgres CONNECTION.");
        }

        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var copy = connection.CreateCommand();
        copy.CommandTimeout = 0;
        copy.CommandText = "vacuum into $to";
        copy.Parameters.AddWithValue("$to", to);
        await copy.ExecuteNonQueryAsync();
    }

    /// <summary>What lies in the folder beside the database: the key, messages on their way, what was sent here.</summary>
    private static Dictionary<string, string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => !file.EndsWith(".part", StringComparison.Ordinal) && !Path.GetRelativePath(folder, file).StartsWith(Sqlite, StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));
}
