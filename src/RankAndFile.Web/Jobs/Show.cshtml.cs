using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Jobs;

/// <summary>One job: how far it has come, what went wrong, and a way to stop it.</summary>
[Does(Doing.SeeJobs)]
[InEnglish]
public sealed class JobPage(OfficeDb db, Door door) : OfficePage
{
    public Job Job { get; private set; } = null!;

    public string? AskedBy { get; private set; }

    public async Task<IActionResult> OnGetAsync(JobId job)
    {
        if (await db.Jobs.FirstOrDefaultAsync(j => j.Id == job) is not { } found)
        {
            return NotFound();
        }

        Job = found;
        AskedBy = await db.People.Where(person => person.Id == found.AskedBy).Select(person => person.Name).FirstOrDefaultAsync();
        return Page();
    }

    public Task<IActionResult> OnPostStopAsync(JobId job) => Done(job, StopJob.Act);

    public Task<IActionResult> OnPostGoOnAsync(JobId job) => Done(job, GoOnWithJob.Act);

    private async Task<IActionResult> Done(JobId job, Act<StopJob.Facts> act)
    {
        Refusal = await door.Do(act, Who, new StopJob.Facts(job), Key);
        return Refusal is null ? Redirect($"/jobs/{job}") : await OnGetAsync(job);
    }
}
