using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace RankAndFile.Web.Data;

/// <summary>
/// Where the rows lie: an SQLite file or a PostgreSQL cluster. A setting chooses; no code above this
/// folder knows which.
/// </summary>
public abstract class Database
{
    /// <summary>The folder of <c>Data/Migrations</c> with its migrations.</summary>
    public abstract string Kind { get; }

    /// <summary>For pages. It cannot write.</summary>
    public OfficeDb ForReading() => (_forReading ??= new(new DbContextOptionsBuilder<OfficeDb>(ReadingOptions())
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options)).CreateDbContext();

    // What a page has read with is used again by the next one, emptied.
    private PooledDbContextFactory<OfficeDb>? _forReading;

    /// <summary>The rows as an act sees them, on a connection that has a transaction.</summary>
    internal OfficeDb ForAnAct(DbConnection connection, DbTransaction transaction)
    {
        var db = new OfficeDb(ActOptions(connection)) { IsAtTheDoor = true };
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }

    internal abstract Task<DbConnection> OpenForWriting();

    /// <summary>Holds the database for one migration at a time, over all the machines that may start at once.</summary>
    internal abstract Task<DbTransaction> BeginMigration(DbConnection connection);

    protected abstract DbContextOptions<OfficeDb> ReadingOptions();

    protected abstract DbContextOptions<OfficeDb> ActOptions(DbConnection connection);
}
