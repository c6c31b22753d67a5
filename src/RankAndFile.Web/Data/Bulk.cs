using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace RankAndFile.Web.Data;

/// <summary>Rows by the thousand, in the transaction of an act. Tables and columns are named in the program and nowhere else.</summary>
public abstract class Bulk
{
    /// <summary>Of the act that has this database.</summary>
    public static Bulk Of(OfficeDb db)
    {
        if (!db.IsAtTheDoor)
        {
            throw new InvalidOperationException("Rows change by an act, through the door.");
        }

        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        return db.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => new OnSqlite(sqlite, (SqliteTransaction)transaction),
            NpgsqlConnection postgres => new OnPostgres(postgres, (NpgsqlTransaction)transaction),
            var other => throw new InvalidOperationException($"{other.GetType()} is no database of ours."),
        };
    }

    /// <summary>Enters new rows. Their ids are given out in this order.</summary>
    public abstract Task Insert(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows);

    /// <summary>Changes these columns of rows.</summary>
    /// <param name="rows">The id of each row, and then the new values.</param>
    public abstract Task Update(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows);

    /// <summary>
    /// Takes the indexes away by which rows are only looked up, where keeping them while a million rows
    /// change costs more than making them anew. What is returned brings them back, one for each line.
    /// </summary>
    public abstract Task<string> SetLookUpsAside(string table);

    public Task<int> Run(string sql) => Execute(sql);

    protected abstract DbCommand Command(string sql);

    protected async Task<int> Execute(string sql)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync();
    }

    private static string List(IEnumerable<string> parts) => string.Join(", ", parts);

    /// <summary>One prepared statement, stepped for each row.</summary>
    private sealed class OnSqlite(SqliteConnection connection, SqliteTransaction transaction) : Bulk
    {
        public override Task Insert(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
        {
            Step($"insert into {table} ({List(columns)}) values ({List(columns.Select((_, at) => Parameter(at)))})", columns.Count, rows);
            return Task.CompletedTask;
        }

        public override Task Update(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
        {
            Step($"update {table} set {List(columns.Select((column, at) => $"{column} = {Parameter(at + 1)}"))} where id = {Parameter(0)}", columns.Count + 1, rows);
            return Task.CompletedTask;
        }

        public override async Task<string> SetLookUpsAside(string table)
        {
            var aside = new List<(string Name, string Sql)>();
            await using (var ask = Command("select name, sql from sqlite_master where type = 'index' and tbl_name = $table and sql like 'create index%'"))
            {
                ask.Parameters.Add(new SqliteParameter("$table", table));
                await using var found = await ask.ExecuteReaderAsync();
                while (await found.ReadAsync())
                {
                    aside.Add((found.GetString(0), found.GetString(1).ReplaceLineEndings(" ")));
                }
            }

            foreach (var (name, _) in aside)
            {
                await Execute($"drop index {name}");
            }

            return string.Join('\n', aside.Select(index => index.Sql));
        }

        protected override DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            return command;
        }

        private void Step(string sql, int width, IReadOnlyList<object?[]> rows)
        {
            if (rows.Count is 0)
            {
                return;
            }

            using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            var parameters = Enumerable.Range(0, width).Select(at => command.Parameters.Add(new SqliteParameter { ParameterName = Parameter(at) })).ToArray();
            command.Prepare();
            foreach (var row in rows)
            {
                for (var at = 0; at < parameters.Length; at++)
                {
                    parameters[at].Value = row[at] ?? DBNull.Value;
                }

                command.ExecuteNonQuery();
            }
        }

        private static string Parameter(int at) => string.Create(CultureInfo.InvariantCulture, $"$p{at}");
    }

    /// <summary>COPY, in the binary form.</summary>
    private sealed class OnPostgres(NpgsqlConnection connection, NpgsqlTransaction transaction) : Bulk
    {
        private const string Changed = "changed_rows";

        public override async Task Insert(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
        {
            if (rows.Count is 0)
            {
                return;
            }

            await using var copy = await connection.BeginBinaryImportAsync($"copy {table} ({List(columns)}) from stdin (format binary)");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var value in row.Take(columns.Count))
                {
                    await (value switch
                    {
                        null => copy.WriteNullAsync(),
                        string text => copy.WriteAsync(text),
                        long number => copy.WriteAsync(number),
                        DateOnly day => copy.WriteAsync(day),
                        byte[] bytes => copy.WriteAsync(bytes),
                        _ => throw new ArgumentException($"{value.GetType()} is no value of a row.", nameof(rows)),
                    });
                }
            }

            await copy.CompleteAsync();
        }

        public override async Task Update(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
        {
            if (rows.Count is 0)
            {
                return;
            }

            await Execute($"create temporary table {Changed} on commit drop as select id, {List(columns)} from {table} limit 0");
            await Insert(Changed, ["id", .. columns], rows);
            await Execute($"update {table} set {List(columns.Select(column => $"{column} = c.{column}"))} from {Changed} c where {table}.id = c.id");
            await Execute($"drop table {Changed}");
        }

        // A cluster keeps its indexes while rows come: measured, that is no dearer than making them anew.
        public override Task<string> SetLookUpsAside(string table) => Task.FromResult("");

        protected override DbCommand Command(string sql) => new NpgsqlCommand(sql, connection, transaction);
    }
}
