using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Data;

/// <summary>The migrations and the model make the same tables, on both databases.</summary>
public sealed class SchemaTests(Cluster cluster)
{
    private const string SqliteColumns = """
        select m.name, c.name, lower(c.type), c."notnull", c.pk > 0 from sqlite_master m, pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'search_words%' and m.name <> 'migrations'
        """;

    private const string PostgresColumns = """
        select c.table_name, c.column_name, c.data_type, case c.is_nullable when 'NO' then 1 else 0 end, exists (
            select 1 from information_schema.key_column_usage k join information_schema.table_constraints t using (constraint_name, table_name)
            where t.constraint_type = 'PRIMARY KEY' and k.table_name = c.table_name and k.column_name = c.column_name)
        from information_schema.columns c where c.table_schema = 'public' and c.table_name <> 'migrations'
        """;

    private const string SqliteForeignKeys = """
        select m.name || '.' || f."from" || ' -> ' || f."table" from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'
        """;

    private const string PostgresForeignKeys = """
        select r.relname || '.' || a.attname || ' -> ' || f.relname from pg_constraint c
        join pg_class r on r.oid = c.conrelid join pg_class f on f.oid = c.confrelid
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) where c.contype = 'f'
        """;

    private const string SqliteIndexes = """
        select m.name || '(' || group_concat(c.name) || ')' || i."unique" from sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
        where m.type = 'table' and i.origin = 'c' group by m.name, i.name
        """;

    private const string PostgresIndexes = """
        select r.relname || '(' || string_agg(a.attname, ',' order by k.at) || ')' || case when i.indisunique then 1 else 0 end
        from pg_index i join pg_class r on r.oid = i.indrelid join pg_namespace n on n.oid = r.relnamespace
        cross join lateral unnest(i.indkey) with ordinality k(column_number, at) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.column_number
        where n.nspname = 'public' and not i.indisprimary group by r.relname, i.indexrelid, i.indisunique
        """;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Model_and_migrated_schema_agree(On on)
    {
        await using var office = await Office.Open(on, cluster, demonstration: false);
        await Agree(office, on);
    }

    /// <summary>That the tables, with all that ties them and all by which they are looked up, are those of the model.</summary>
    internal static async Task Agree(Office office, On on)
    {
        var (columns, foreignKeys, indexes) = on is On.Sqlite ? (SqliteColumns, SqliteForeignKeys, SqliteIndexes) : (PostgresColumns, PostgresForeignKeys, PostgresIndexes);
        await using var db = office.Database.ForReading();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var tables = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().ToList();

        Assert.Equal(tables.SelectMany(InTheModel).Order(), (await Rows(db, columns)).Order());
        Assert.Equal(
            tables.SelectMany(table => table.GetForeignKeys().Select(key => $"{table.GetTableName()}.{key.Properties.Single().GetColumnName()} -> {key.PrincipalEntityType.GetTableName()}")).Order(),
            (await Rows(db, foreignKeys)).Order());

        // An index that only serves a foreign key is the model's habit; those that are named in a row's mapping are meant.
        Assert.Equal(
            tables.SelectMany(table => table.GetIndexes().Where(IsMeant).Select(index => $"{table.GetTableName()}({string.Join(',', index.Properties.Select(p => p.GetColumnName()))}){(index.IsUnique ? 1 : 0)}")).Order(),
            (await Rows(db, indexes)).Order());
    }

    private static bool IsMeant(IReadOnlyIndex index) =>
        ((IConventionIndex)index).GetConfigurationSource() is not ConfigurationSource.Convention;

    private static IEnumerable<string> InTheModel(IEntityType table) => table.GetProperties().Select(column =>
        string.Join('|', table.GetTableName(), column.GetColumnName(), column.GetColumnType().ToLowerInvariant(), column.IsNullable ? 0 : 1, column.IsPrimaryKey() ? 1 : 0));

    private static async Task<List<string>> Rows(OfficeDb db, string sql)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        using DbDataReader rows = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await rows.ReadAsync())
        {
            all.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(at => rows.GetValue(at) is bool truth ? (truth ? 1 : 0) : rows.GetValue(at))));
        }

        return all;
    }
}
