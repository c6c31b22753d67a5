using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RankAndFile.Web.Data;

/// <summary>A numbered file of SQL that brings the database one step on.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>Those of one kind of database, in their order.</summary>
    public static ImmutableArray<Migration> Of(string kind)
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(file => file.StartsWith($"{kind}/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(file =>
                {
                    using var text = new StreamReader(assembly.GetManifestResourceStream(file)!);
                    var name = Path.GetFileNameWithoutExtension(file);
                    return new Migration(int.Parse(name[..4], CultureInfo.InvariantCulture), name, text.ReadToEnd().ReplaceLineEndings("\n"));
                }),
        ];
    }
}

/// <summary>The database is not one this program may open: what is wrong with it, and what to do.</summary>
public sealed class DatabaseUnfitException(string reason) : Exception(reason);

/// <summary>Brings a database to the present, each step in one transaction.</summary>
public static class Migrations
{
    private const string Table = """
        create table if not exists migrations (
            number integer not null primary key,
            name text not null,
            checksum text not null,
            applied_at bigint not null)
        """;

    public static Task Apply(Database database, Instant now) => Apply(database, Migration.Of(database.Kind), now);

    /// <summary>Refuses a database that a newer program made, and one made by migrations that were changed since.</summary>
    internal static async Task Apply(Database database, ImmutableArray<Migration> migrations, Instant now)
    {
        await using var connection = await database.OpenForWriting();
        await InOneTransaction(database, connection, async () =>
        {
            await Execute(connection, database.Kind is "sqlite" ? Table.Replace("bigint", "integer", StringComparison.Ordinal) : Table);
            return true;
        });
        foreach (var migration in migrations)
        {
            await InOneTransaction(database, connection, async () =>
            {
                var done = await Done(connection);
                Check(done, migrations);
                if (done.ContainsKey(migration.Number))
                {
                    return false;
                }

                await Execute(connection, migration.Sql);
                await Execute(connection, string.Create(CultureInfo.InvariantCulture, $"insert into migrations values ({migration.Number}, '{migration.Name}', '{migration.Checksum}', {now.Microseconds})"));
                return true;
            });
        }
    }

    private static void Check(Dictionary<int, string> done, ImmutableArray<Migration> migrations)
    {
        foreach (var (number, checksum) in done)
        {
            var migration = migrations.FirstOrDefault(known => known.Number == number)
                ?? throw new DatabaseUnfitException($"The database has been brought to step {number} by a newer program than this, which knows {migrations.Length}. Start the newer program, or restore the backup made before it.");
            if (migration.Checksum != checksum)
            {
                throw new DatabaseUnfitException($"The database was made by another version of migration {migration.Name}. A migration is never changed; a new one follows it.");
            }
        }
    }

    private static async Task InOneTransaction(Database database, DbConnection connection, Func<Task<bool>> work)
    {
        await using var transaction = await database.BeginMigration(connection);
        if (await work())
        {
            await transaction.CommitAsync();
        }
    }

    private static async Task<Dictionary<int, string>> Done(DbConnection connection)
    {
        using var asked = connection.CreateCommand();
        asked.CommandText = "select number, checksum from migrations";
        using var rows = await asked.ExecuteReaderAsync();
        var done = new Dictionary<int, string>();
        while (await rows.ReadAsync())
        {
            done.Add(rows.GetInt32(0), rows.GetString(1));
        }

        return done;
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
