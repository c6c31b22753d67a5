using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace RankAndFile.Web.Data;

/// <summary>Rows by the thousand, inside an act: by COPY on PostgreSQL, by one prepared statement on SQLite.</summary>
internal static class ManyRows
{
    /// <param name="rows">A value a column: long or string.</param>
    internal static async Task InsertMany(this OfficeDb db, string table, string[] columns, IEnumerable<object[]> rows)
    {
        if (!db.IsAtTheDoor)
        {
            throw new InvalidOperationException("Rows change by an act, through the door.");
        }

        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await Copy(postgres, table, columns, rows);
        }
        else
        {
            await Insert(db, table, columns, rows);
        }
    }

    private static async Task Copy(NpgsqlConnection connection, string table, string[] columns, IEnumerable<object[]> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in row)
            {
                await (value switch
                {
                    long number => copy.WriteAsync(number, NpgsqlDbType.Bigint),
                    string text => copy.WriteAsync(text, NpgsqlDbType.Text),
                    _ => throw new InvalidOperationException($"{value.GetType()} is no value of many rows."),
                });
            }
        }

        await copy.CompleteAsync();
    }

    private static async Task Insert(OfficeDb db, string table, string[] columns, IEnumerable<object[]> rows)
    {
        await using var insert = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var names = Enumerable.Range(0, columns.Length).Select(at => string.Create(CultureInfo.InvariantCulture, $"@c{at}")).ToList();
        insert.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", names)})";
        var parameters = names.ConvertAll(name => insert.Parameters.Add(new SqliteParameter { ParameterName = name }));
        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                parameters[at].Value = row[at];
            }

            insert.ExecuteNonQuery();
        }
    }
}
