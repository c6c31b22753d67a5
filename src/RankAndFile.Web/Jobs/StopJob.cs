using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Jobs;

/// <summary>Stops a job. The slice that is being done at this moment leaves nothing; those before it stay.</summary>
public static class StopJob
{
    public sealed record Facts(JobId Job);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SeeJobs, who) is { } refusal)
        {
            return refusal;
        }

        if (await db.Jobs.AsTracking().LockedForUpdate().FirstOrDefaultAsync(job => job.Id == facts.Job) is not { } job)
        {
            return new("There is no such job.", Leases.Because);
        }

        if (job.HasEnded || job.IsRecurring)
        {
            return new(job.HasEnded ? "This job has ended already." : "This work comes round by itself and is not stopped.", Leases.Because);
        }

        job.End(JobState.Stopped, now, $"{who.Name} stopped it.");
        return null;
    }
}

/// <summary>Goes on with a job that failed or was stopped, from where it had come to.</summary>
public static class GoOnWithJob
{
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, StopJob.Facts facts)
    {
        if (await db.RefusalTo(Doing.SeeJobs, who) is { } refusal)
        {
            return refusal;
        }

        if (await db.Jobs.AsTracking().LockedForUpdate().FirstOrDefaultAsync(job => job.Id == facts.Job) is not { State: JobState.Failed or JobState.Stopped } job)
        {
            return new("Only a job that failed or was stopped can be gone on with.", Leases.Because);
        }

        (job.State, job.Tries, job.WhatFailed, job.EndedAt, job.NotBefore) = (JobState.Waiting, 0, "", null, now);
        return null;
    }
}
