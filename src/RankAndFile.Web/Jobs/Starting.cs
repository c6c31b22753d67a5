using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Jobs;

/// <summary>How acts start long work: in their own transaction, so that it begins if and only if the rest of the act was done.</summary>
public static class Starting
{
    /// <summary>Starts work of this kind. Under the key of a job that there is already, that one is returned and nothing is started.</summary>
    /// <param name="again">A job that has ended gives its key up to the new one.</param>
    public static async Task<JobId> Start<TFacts>(this OfficeDb db, string kind, TFacts facts, Signed who, Instant now, string? key = null, bool again = false, long of = 0)
    {
        if (key is not null && await db.Jobs.AsTracking().FirstOrDefaultAsync(job => job.Key == key) is { } there)
        {
            if (!again || !there.HasEnded)
            {
                return there.Id;
            }

            there.Key = null;
            await db.SaveChangesAsync();
        }

        var job = new Job { Kind = kind, Facts = JsonSerializer.Serialize(facts), Key = key, AskedBy = who.Person, AskedAt = now, NotBefore = now, Of = of };
        db.Add(job);
        await db.SaveChangesAsync();
        return job.Id;
    }
}

/// <summary>Sees that there is a job of every kind of recurring work.</summary>
internal static class PlanRecurring
{
    internal sealed record Facts(IReadOnlyCollection<string> Kinds);

    internal static async Task<Counting.Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        foreach (var kind in facts.Kinds)
        {
            await db.Start(kind, new { }, who, now, key: kind);
        }

        return null;
    }
}
