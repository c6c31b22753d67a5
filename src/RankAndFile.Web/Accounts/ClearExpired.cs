using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;

namespace RankAndFile.Web.Accounts;

/// <summary>Clears away sessions and links that have expired, and the keys of forms that nobody can send any more.</summary>
public sealed class ClearExpired : RecurringWork
{
    private const int ASlice = 1_000;

    /// <summary>A browser keeps a page open for longer than anybody is signed in. Who sends its form later has to sign in first, and gets a new key.</summary>
    public static readonly TimeSpan FormsAreKept = TimeSpan.FromDays(7);

    /// <summary>Whoever comes with a link too late is told so, and how often links were asked for is counted.</summary>
    public static readonly TimeSpan LinksAreKept = TimeSpan.FromDays(1);

    public override string Kind => "clear-expired";

    public override TimeSpan Every => TimeSpan.FromHours(6);

    public override Task<Slice> Next(Job job, CancellationToken stop) => Task.FromResult<Slice>(async (db, now) =>
    {
        var (links, forms) = (now - LinksAreKept, now - FormsAreKept);
        var cleared = await db.Sessions.Where(session => session.ExpiresAt < now).OrderBy(session => session.ExpiresAt).Take(ASlice).ExecuteDeleteAsync()
            + await db.Links.Where(link => link.ExpiresAt < links).OrderBy(link => link.ExpiresAt).Take(ASlice).ExecuteDeleteAsync()
            + await db.Set<ActDone>().Where(done => done.At < forms).OrderBy(done => done.At).Take(ASlice).ExecuteDeleteAsync();
        return cleared is 0 ? new Progress.Finished(job.Done) : new Progress.MovedOn(null, job.Done + cleared, Of: 0);
    });
}
