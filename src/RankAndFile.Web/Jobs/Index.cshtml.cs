using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Jobs;

/// <summary>The long work of the office, the latest first.</summary>
[Does(Doing.SeeJobs)]
[InEnglish]
public sealed class JobsPage(OfficeDb db) : OfficePage
{
    private const int APage = 50;

    public List<Job> Jobs { get; private set; } = [];

    /// <summary>Where the next page begins, if there is one.</summary>
    public JobId? Before { get; private set; }

    public async Task OnGetAsync(JobId? before)
    {
        var jobs = db.Jobs.OrderByDescending(job => job.Id).AsQueryable();
        if (before is { } last)
        {
            jobs = jobs.Where(job => job.Id < last);
        }

        var shown = await jobs.Take(APage + 1).ToListAsync();
        (Jobs, Before) = ([.. shown.Take(APage)], shown.Count > APage ? shown[APage - 1].Id : null);
    }
}

public static class JobsInWords
{
    /// <summary>What a job does. One of a newer program has no words here yet.</summary>
    public static string What(this Words words, Job job) => words.Keys.Contains($"job.{job.Kind}") ? words[$"job.{job.Kind}"] : job.Kind;

    /// <summary>How far a job has come.</summary>
    public static string HowFar(this Words words, Job job) =>
        job.Of > 0 ? words["jobs.of", job.Done.ToString("N0", null), job.Of.ToString("N0", null)] : job.Done.ToString("N0", null);
}
