using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Data;

public sealed class MigrationTests(Cluster cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("migrations").FullName;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_changed_migration_and_a_newer_database_are_refused(On on)
    {
        var database = await Empty(on);
        var first = new Migration(1, "0001_first", "create table a (x integer)");
        var second = new Migration(2, "0002_second", "create table b (x integer)");
        await Migrations.Apply(database, [first, second], default);
        await Migrations.Apply(database, [first, second], default);

        await Assert.ThrowsAsync<DatabaseUnfitException>(() => Migrations.Apply(database, [first with { Sql = "create table a (y integer)" }, second], default));
        var newer = await Assert.ThrowsAsync<DatabaseUnfitException>(() => Migrations.Apply(database, [first], default));
        Assert.Contains("newer program", newer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_migration_that_fails_leaves_nothing_and_can_be_done_again(On on)
    {
        var database = await Empty(on);
        var broken = new Migration(1, "0001_first", "create table a (x integer); insert into nowhere values (1);");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Migrations.Apply(database, [broken], default));
        await Migrations.Apply(database, [new(1, "0001_first", "create table a (x integer)")], default);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Two_programs_that_start_at_once_migrate_once(On on)
    {
        var database = await Empty(on);
        await Task.WhenAll(Enumerable.Range(0, on is On.Postgres ? 4 : 1).Select(_ => Migrations.Apply(database, default)));
        await using var db = database.ForReading();
        Assert.Equal(1, await db.Union.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Both_databases_take_the_same_steps() =>
        Assert.Equal(Migration.Of("sqlite").Select(migration => migration.Name).ToImmutableArray(), Migration.Of("postgres").Select(migration => migration.Name));

    private async Task<Database> Empty(On on) =>
        on is On.Postgres ? new PostgresDatabase(await cluster.NewDatabase()) : new SqliteDatabase(Path.Combine(_folder, "empty.sqlite"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
