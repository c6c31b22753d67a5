using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Jobs;

/// <summary>How a running program takes a job, and keeps others from it while it works.</summary>
internal static class Leases
{
    internal const int MostTries = 8;

    /// <summary>Much longer than a slice, so that only a program that is gone loses a job to another.</summary>
    internal static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _firstRest = TimeSpan.FromSeconds(5);

    internal static readonly Source Because = Source.Docs("architecture.md", "Long work");

    /// <summary>Somebody stopped the job, or another program took it after ours was thought dead.</summary>
    internal static Refusal Lost { get; } = new("This job is held by nobody here any more.", Because);

    internal static IQueryable<Job> Ready(this OfficeDb db, Instant now) => db.Jobs.Where(job =>
        (job.State == JobState.Waiting || job.State == JobState.Running) && job.NotBefore <= now && (job.HeldUntil == null || job.HeldUntil < now));

    /// <summary>The job, if this program still holds it.</summary>
    internal static Task<Job?> Held(this OfficeDb db, JobId id, string holder) =>
        db.Jobs.AsTracking().LockedForUpdate().FirstOrDefaultAsync(job => job.Id == id && job.HeldBy == holder && job.State == JobState.Running);

    internal static TimeSpan RestAfter(int tries) => _firstRest * Math.Pow(3, tries - 1);
}

/// <summary>Takes the job that has waited longest.</summary>
internal static class TakeJob
{
    internal sealed record Facts(string Holder);

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Ready(now).AsTracking().OrderBy(job => job.NotBefore).ThenBy(job => job.Id).LockedForUpdate(skipLocked: true).FirstOrDefaultAsync() is not { } job)
        {
            return Leases.Lost;
        }

        // A job that is still held was left in the middle: what kills the program every time must not do so for ever.
        job.Tries += job.HeldBy is null ? 0 : 1;
        if (job.Tries >= Leases.MostTries)
        {
            job.End(JobState.Failed, now, $"The program came to its end in the middle of it {job.Tries} times.");
            return null;
        }

        (job.State, job.HeldBy, job.HeldUntil) = (JobState.Running, facts.Holder, now + Leases.Length);
        return null;
    }
}

/// <summary>Keeps a job while its next slice is made.</summary>
internal static class RenewLease
{
    internal sealed record Facts(JobId Job, string Holder);

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Held(facts.Job, facts.Holder) is not { } job)
        {
            return Leases.Lost;
        }

        job.HeldUntil = now + Leases.Length;
        return null;
    }
}

/// <summary>Lets a job go, so that whoever is free takes the one that has waited longest.</summary>
internal static class GiveBack
{
    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, RenewLease.Facts facts)
    {
        if (await db.Held(facts.Job, facts.Holder) is { } job)
        {
            job.NotBefore = now > job.NotBefore ? now : job.NotBefore;
            job.LetGo();
        }

        return null;
    }
}

/// <summary>Does the rows of a slice, and moves the job on with them.</summary>
internal static class DoSlice
{
    internal record Facts(JobId Job, string Holder, Work Work, Slice Slice);

    internal sealed record InElection(JobId Job, string Holder, Work Work, Slice Slice, ElectionId Election) : Facts(Job, Holder, Work, Slice), IInElection;

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Held(facts.Job, facts.Holder) is not { } job)
        {
            return Leases.Lost;
        }

        switch (await facts.Slice(db, now))
        {
            case Progress.Refused refused:
                return refused.Refusal;
            case Progress.MovedOn moved:
                (job.Cursor, job.Done, job.Of, job.Tries, job.WhatFailed) = (moved.Cursor, moved.Done, moved.Of, 0, "");
                (job.NotBefore, job.HeldUntil) = (moved.NotBefore ?? job.NotBefore, now + Leases.Length);
                return null;
            case Progress.Finished finished:
                Finish(job, facts.Work, finished.Done, now);
                return null;
            case var other:
                throw new InvalidOperationException($"{other} is no outcome of a slice.");
        }
    }

    private static void Finish(Job job, Work work, long done, Instant now)
    {
        (job.Done, job.Of, job.Tries) = (done, done, 0);
        job.End(JobState.Done, now);
        if (work is RecurringWork recurring)
        {
            (job.State, job.Cursor, job.NotBefore) = (JobState.Waiting, null, now + recurring.Every);
        }
    }
}

/// <summary>Ends a job that the rules say no to, or lets it rest after a slice that failed; after the last try it ends too.</summary>
internal static class FailSlice
{
    internal sealed record Facts(JobId Job, string Holder, Work? Work, string WhatFailed, bool IsFinal);

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Held(facts.Job, facts.Holder) is not { } job)
        {
            return null;
        }

        job.Tries++;
        if (facts.Work is RecurringWork recurring && (facts.IsFinal || job.Tries >= Leases.MostTries))
        {
            job.End(JobState.Waiting, now, facts.WhatFailed);
            (job.Cursor, job.Tries, job.NotBefore) = (null, 0, now + recurring.Every);
        }
        else if (facts.IsFinal || job.Tries >= Leases.MostTries)
        {
            job.End(JobState.Failed, now, facts.WhatFailed);
        }
        else
        {
            (job.WhatFailed, job.NotBefore) = (facts.WhatFailed, now + Leases.RestAfter(job.Tries));
            job.LetGo();
        }

        return null;
    }
}
