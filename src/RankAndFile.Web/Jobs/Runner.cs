using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Jobs;

/// <summary>Works on jobs, a turn each, so that none has to wait for the end of another.</summary>
public sealed partial class Runner(Database database, Door door, IEnumerable<Work> works, TimeProvider clock, ILogger<Runner> log)
{
    private static readonly TimeSpan _turn = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Work> _works = works.ToDictionary(work => work.Kind);

    /// <summary>Sees that all recurring work is planned.</summary>
    public Task Plan() =>
        door.Do(PlanRecurring.Act, Signed.Office, new PlanRecurring.Facts([.. _works.Values.OfType<RecurringWork>().Select(work => work.Kind)]));

    /// <summary>Works until nothing is left that could be done now. Whoever else works on jobs does not disturb it.</summary>
    public async Task RunToTheEnd(CancellationToken stop = default)
    {
        while (!stop.IsCancellationRequested && await Turn(stop))
        {
        }
    }

    /// <summary>Takes the job that has waited longest and works on it for a while.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Turn(CancellationToken stop)
    {
        var holder = Secret.New();
        await using var db = database.ForReading();
        if (!await db.Ready(clock.Now()).AnyAsync(stop) || await door.Do(TakeJob.Act, Signed.Office, new TakeJob.Facts(holder)) is not null)
        {
            return false;
        }

        if (await db.Jobs.FirstOrDefaultAsync(job => job.HeldBy == holder, CancellationToken.None) is { } taken)
        {
            await WorkOn(db, taken, holder, stop);
        }

        return true;
    }

    private async Task WorkOn(OfficeDb db, Job job, string holder, CancellationToken stop)
    {
        var work = _works.GetValueOrDefault(job.Kind);
        if (work is null)
        {
            await Fail(job, holder, null, $"This program knows no work of the kind {job.Kind}.", isFinal: true);
            return;
        }

        var since = clock.GetTimestamp();
        for (var at = job; at is not null; at = await Still(db, job.Id, holder))
        {
            if (stop.IsCancellationRequested || at.NotBefore > clock.Now() || clock.GetElapsedTime(since) > _turn)
            {
                await door.Do(GiveBack.Act, Signed.Office, new RenewLease.Facts(job.Id, holder));
                return;
            }

            if (!await OneSlice(at, holder, work, stop))
            {
                return;
            }
        }
    }

    private static Task<Job?> Still(OfficeDb db, JobId id, string holder) =>
        db.Jobs.FirstOrDefaultAsync(job => job.Id == id && job.HeldBy == holder && job.State == JobState.Running);

    private async Task<bool> OneSlice(Job job, string holder, Work work, CancellationToken stop)
    {
        try
        {
            var slice = await WhileRenewing(work.Next(job, stop), job.Id, holder);
            var refusal = await door.Do<DoSlice.Facts>(DoSlice.Act, Signed.Office, work.ElectionOf(job) is { } election
                ? new DoSlice.InElection(job.Id, holder, work, slice, election)
                : new DoSlice.Facts(job.Id, holder, work, slice));
            if (refusal is not null && refusal != Leases.Lost)
            {
                await Fail(job, holder, work, refusal.Reason, isFinal: true);
            }

            return refusal is null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await door.Do(GiveBack.Act, Signed.Office, new RenewLease.Facts(job.Id, holder));
            return false;
        }
        catch (Exception failure)
        {
            Failed(job.Kind, job.Id, failure.GetType().FullName!, failure.StackTrace);
            await Fail(job, holder, work, InPlainWords(failure), isFinal: false);
            return false;
        }
    }

    private async Task<Slice> WhileRenewing(Task<Slice> next, JobId job, string holder)
    {
        while (await Task.WhenAny(next, Task.Delay(Leases.Length / 3, clock)) != next)
        {
            await door.Do(RenewLease.Act, Signed.Office, new RenewLease.Facts(job, holder));
        }

        return await next;
    }

    private Task<Refusal?> Fail(Job job, string holder, Work? work, string whatFailed, bool isFinal) =>
        door.Do(FailSlice.Act, Signed.Office, new FailSlice.Facts(job.Id, holder, work, whatFailed, isFinal));

    // What an exception says may hold an address or a name, so its kind has to do.
    private static string InPlainWords(Exception failure) => failure is NoRoomException ? "The disk is full. It is tried again." : failure.GetBaseException() switch
    {
        DbException => "The database did not take it. It is tried again.",
        IOException or System.Net.Sockets.SocketException => "A file or a line to another machine failed. It is tried again.",
        var other => $"The mistake is ours ({other.GetType().Name}). It is tried again.",
    };

    [LoggerMessage(LogLevel.Error, "A slice of {Kind}, job {Job}, failed: {Failure}\n{Where}")]
    private partial void Failed(string kind, JobId job, string failure, string? where);
}

/// <summary>Works on jobs for as long as the program runs.</summary>
public sealed partial class Lanes(Runner runner, TimeProvider clock, ILogger<Lanes> log) : BackgroundService
{
    // A long mailing and an import get on side by side; more would only wait for the one writer.
    private const int AtOnce = 2;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => Keep(stoppingToken), CancellationToken.None)));

    private async Task Keep(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!await runner.Turn(stop))
                {
                    await Task.Delay(_look, clock, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
            catch (Exception failure)
            {
                // The database is away or full. The lease runs out, and somebody goes on when it is back.
                Away(failure.GetType().FullName!);
                await Task.Delay(_look * 10, clock, CancellationToken.None).WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Jobs wait, since the database does not answer: {Failure}")]
    private partial void Away(string failure);
}

public static class JobsInTheOffice
{
    /// <summary>Finds every kind of work.</summary>
    public static void AddJobs(this IServiceCollection services, bool run)
    {
        foreach (var work in typeof(Work).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Work)) && !type.IsAbstract))
        {
            services.AddSingleton(typeof(Work), work);
        }

        services.AddSingleton<Runner>();
        if (run)
        {
            services.AddHostedService<Lanes>();
        }
    }
}
