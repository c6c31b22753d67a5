using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace RankAndFile.Web.Tests.Roles;

/// <summary>A hash over all rows of each table.</summary>
internal sealed record Rows(IReadOnlyDictionary<string, string> OfTables)
{
    // Nothing is done by these: that one came and went, that one was refused, and what the office keeps for itself.
    // A slice whose rows change by themselves (leases, heartbeats) adds their table.
    private static readonly HashSet<string> _passing = ["sessions", "one_time_links", "acts_refused", "records", "record_heads", "protection_keys", "migrations"];

    internal static async Task<Rows> Of(Office office)
    {
        await office.AnswersAreOut();
        await using var db = office.Database.ForReading();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var tables = await Read(connection, office.Database.Kind is "sqlite"
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and sql not like 'create virtual%'"
            : "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        var all = new Dictionary<string, string>();
        foreach (var table in tables)
        {
            var rows = await Read(connection, $"select * from {table}{(table is "record_entries" ? " where kind <> 'act-refused'" : "")}");
            rows.Sort(StringComparer.Ordinal);
            all.Add(table, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)))));
        }

        return new(all);
    }

    /// <summary>The tables with other rows than before, those with what passes among them only where that is asked for.</summary>
    internal IEnumerable<string> ChangedSince(Rows before, bool andPassing = false) =>
        OfTables.Where(table => before.OfTables[table.Key] != table.Value && (andPassing || !_passing.Contains(table.Key))).Select(table => table.Key).Order();

    private static async Task<List<string>> Read(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
