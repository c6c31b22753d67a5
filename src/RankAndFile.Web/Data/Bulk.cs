using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SQLitePCL;

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
    /// <param name="rows">Best made one after another: PostgreSQL takes one in while the next is made.</param>
    public abstract Task Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);

    /// <summary>Changes these columns of rows.</summary>
    /// <param name="rows">The id of each row, and then the new values.</param>
    public abstract Task Update(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows);

    /// <summary>
    /// Takes away what rows are only looked up or held by, where keeping it while a million rows change
    /// costs more than making it anew. What is returned brings them back, one for each line.
    /// </summary>
    public abstract Task<string> SetLookUpsAside(string table);

    /// <summary>The id of the row that came last; 0 where there is none.</summary>
    public async Task<long> Last(string table)
    {
        await using var command = Command($"select coalesce(max(id), 0) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Brings one look-up back that was set aside.</summary>
    public virtual Task BringBack(string lookUp) => Run(lookUp);

    public async Task<int> Run(string sql)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync();
    }

    protected abstract DbCommand Command(string sql);

    private static string List(IEnumerable<string> parts) => string.Join(", ", parts);

    /// <summary>One prepared statement, stepped for each row.</summary>
    private sealed class OnSqlite(SqliteConnection connection, SqliteTransaction transaction) : Bulk
    {
        private byte[] _utf8 = new byte[4096];

        public override Task Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
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
                await Run($"drop index {name}");
            }

            return string.Join('\n', aside.Select(index => index.Sql));
        }

        // Sorted in pieces that the processor's own cache holds, an index is made in half the time.
        public override async Task BringBack(string lookUp)
        {
            await Run("pragma cache_size = -2000");
            try
            {
                await Run(lookUp);
            }
            finally
            {
                await Run($"pragma cache_size = -{SqliteDatabase.CachedKilobytes}");
            }
        }

        protected override DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            return command;
        }

        // The statement is the library's own: a command looks every parameter up by its name, for every row.
        private void Step(string sql, int width, IEnumerable<object?[]> rows)
        {
            var handle = connection.Handle!;
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, sql, out var statement), handle);
            using (statement)
            {
                foreach (var row in rows)
                {
                    for (var at = 0; at < width; at++)
                    {
                        SqliteException.ThrowExceptionForRC(Bind(statement, at + 1, row[at]), handle);
                    }

                    SqliteException.ThrowExceptionForRC(raw.sqlite3_step(statement), handle);
                    SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), handle);
                }
            }
        }

        private int Bind(sqlite3_stmt statement, int at, object? value) => value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            string text => BindText(statement, at, text),
            long number => raw.sqlite3_bind_int64(statement, at, number),
            DateOnly day => BindText(statement, at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
            _ => throw new ArgumentException($"{value.GetType()} is no value of a row.", nameof(value)),
        };

        private int BindText(sqlite3_stmt statement, int at, string text)
        {
            if (_utf8.Length < text.Length * 3)
            {
                _utf8 = new byte[text.Length * 3];
            }

            return raw.sqlite3_bind_text(statement, at, _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8)));
        }

        private static string Parameter(int at) => string.Create(CultureInfo.InvariantCulture, $"?{at + 1}");
    }

    /// <summary>COPY, in the binary form.</summary>
    private sealed class OnPostgres(NpgsqlConnection connection, NpgsqlTransaction transaction) : Bulk
    {
        private const string Changed = "changed_rows";
        private const int Flushed = 1 << 16;

        public override async Task Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
        {
            if (rows.TryGetNonEnumeratedCount(out var count) && count is 0)
            {
                return;
            }

            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} ({List(columns)}) from stdin (format binary)");
            var written = new BinaryRows(columns.Count);
            foreach (var row in rows)
            {
                written.Add(row);
                if (written.Bytes.Length > Flushed)
                {
                    await copy.WriteAsync(written.Bytes);
                    written.Clear();
                }
            }

            written.End();
            await copy.WriteAsync(written.Bytes);
        }

        public override async Task Update(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
        {
            if (rows.Count is 0)
            {
                return;
            }

            await Run($"create temporary table {Changed} on commit drop as select id, {List(columns)} from {table} limit 0");
            await Insert(Changed, ["id", .. columns], rows);
            await Run($"update {table} set {List(columns.Select(column => $"{column} = c.{column}"))} from {Changed} c where {table}.id = c.id");
            await Run($"drop table {Changed}");
        }

        /// <summary>With them go the ties to other tables, which would be followed row by row.</summary>
        public override async Task<string> SetLookUpsAside(string table)
        {
            const string Aside = """
                select 'drop index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)
                from pg_index i where i.indrelid = $1::text::regclass and not i.indisunique
                union all
                select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname), format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
                from pg_constraint c where c.conrelid = $1::text::regclass and c.contype = 'f'
                """;
            var aside = new List<(string Drop, string BringBack)>();
            await using (var ask = Command(Aside))
            {
                ask.Parameters.Add(new NpgsqlParameter { Value = table });
                await using var found = await ask.ExecuteReaderAsync();
                while (await found.ReadAsync())
                {
                    aside.Add((found.GetString(0), found.GetString(1)));
                }
            }

            await Run(string.Join(";\n", aside.Select(each => each.Drop)));
            return string.Join('\n', aside.Select(each => each.BringBack));
        }

        protected override DbCommand Command(string sql) => new NpgsqlCommand(sql, connection, transaction);
    }
}
