using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace RankAndFile.Web.Data;

/// <summary>A PostgreSQL cluster, which several machines of the office may share.</summary>
public sealed class PostgresDatabase : Database, IAsyncDisposable
{
    // Any number that no other program of the cluster takes for its own lock.
    private const long MigrationLock = 0x52616E6B46696C65;

    private const int MostPrepared = 500;

    private readonly Locking.OnPostgres _locking = new();
    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _writing;

    public PostgresDatabase(string connectionString)
    {
        var reading = Prepared(connectionString);
        reading.Options = $"{reading.Options} -c default_transaction_read_only=on".Trim();
        (_reading, _writing) = (NpgsqlDataSource.Create(reading), NpgsqlDataSource.Create(Prepared(connectionString)));
    }

    public override string Kind => "postgres";

    internal override async Task<DbConnection> OpenForWriting() => await _writing.OpenConnectionAsync();

    internal override async Task<DbTransaction> BeginMigration(DbConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        using var hold = connection.CreateCommand();
        hold.Transaction = transaction;
        hold.CommandText = $"select pg_advisory_xact_lock({MigrationLock})";
        await hold.ExecuteNonQueryAsync();
        return transaction;
    }

    protected override DbContextOptions<OfficeDb> ReadingOptions() =>
        new DbContextOptionsBuilder<OfficeDb>().UseNpgsql(_reading).Options;

    protected override DbContextOptions<OfficeDb> ActOptions(DbConnection connection) =>
        new DbContextOptionsBuilder<OfficeDb>().UseNpgsql(connection).AddInterceptors(_locking).Options;

    // Pages ask the same questions over and over: a line of the pool keeps how they are answered. Nothing here
    // changes a line's own state beyond a transaction, so none has to be cleared. Whoever says otherwise is heard.
    private static NpgsqlConnectionStringBuilder Prepared(string connectionString) =>
        new($"No Reset On Close=true;Max Auto Prepare={MostPrepared};Auto Prepare Min Usages=2;{connectionString}");

    public async ValueTask DisposeAsync()
    {
        await _reading.DisposeAsync();
        await _writing.DisposeAsync();
    }
}
