using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RankAndFile.Web.Data;

/// <summary>One file in the data folder. What is answered has reached the disk: WAL with every commit synced.</summary>
public class SqliteDatabase : Database
{
    internal const int CachedKilobytes = 65_536;

    private readonly string _reading;
    private readonly string _writing;

    public SqliteDatabase(string file)
    {
        File = file;
        _reading = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString();
        _writing = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, ForeignKeys = true }.ToString();
    }

    public string File { get; }

    public override string Kind => "sqlite";

    internal override async Task<DbConnection> OpenForWriting()
    {
        var connection = new SqliteConnection(_writing);
        await connection.OpenAsync();
        using var settings = connection.CreateCommand();
        settings.CommandText = $"pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000; pragma cache_size = -{CachedKilobytes}; pragma wal_autocheckpoint = 8000;";
        await settings.ExecuteNonQueryAsync();
        return connection;
    }

    internal override async Task<DbTransaction> BeginMigration(DbConnection connection) =>
        await connection.BeginTransactionAsync();

    protected override DbContextOptions<OfficeDb> ReadingOptions() =>
        new DbContextOptionsBuilder<OfficeDb>().UseSqlite(_reading).Options;

    protected override DbContextOptions<OfficeDb> ActOptions(DbConnection connection) =>
        new DbContextOptionsBuilder<OfficeDb>().UseSqlite(connection).Options;
}
