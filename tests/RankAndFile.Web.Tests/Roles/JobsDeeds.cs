using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class JobsDeeds : IDeeds
{
    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
        [("job", $"{await db.Jobs.MinAsync(job => job.Id)}")];

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await office.Door.Do(ClearUpNow.Act, Signed.Office, "now");
        await using var db = office.Database.ForReading();
        var job = await db.Jobs.Where(job => job.Key == "now").Select(job => job.Id).SingleAsync();
        yield return new(Doing.SeeJobs, "Nia Rowlands", $"/jobs/{job}?handler=Stop");
        yield return new(Doing.SeeJobs, "Nia Rowlands", $"/jobs/{job}?handler=GoOn");
    }

    private static class ClearUpNow
    {
        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, string key)
        {
            await db.Start("clear-expired", key, who, now, key);
            return null;
        }
    }
}
