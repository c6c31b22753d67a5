using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.Register.Rolls;

namespace RankAndFile.Web.Register;

/// <summary>What may not happen to the register while a whole file enters it, or goes out of it again.</summary>
public static class AtTheSameTime
{
    private static readonly Source _freezing = Source.Docs("roll-format.md", "Freezing");

    /// <summary>Why an entry cannot be made or changed by hand now, or null.</summary>
    /// <param name="member">None: one that is new.</param>
    internal static async Task<Refusal?> RefusalToWrite(OfficeDb db, MemberId? member)
    {
        if (await Moving(db).FirstOrDefaultAsync() is not { } import)
        {
            return null;
        }

        // Whom an import touches is known when it has been applied, and not before.
        return import.State is ImportState.Applying || (member is { } id && await IsOf(db, import, id))
            ? new("The register is being brought up to date from a file, and this entry may be in it. Send this again in some minutes.", Because.Import)
            : null;
    }

    /// <summary>Why rows cannot enter or leave by the thousand now, or null.</summary>
    internal static async Task<Refusal?> RefusalToMove(OfficeDb db)
    {
        var begun = await db.Set<Roll>().Where(roll => roll.FrozenAt == null).Select(roll => roll.Id).ToListAsync();
        var keys = begun.ConvertAll(FreezingRoll.KeyOf);
        return keys.Count > 0 && await db.Jobs.AnyAsync(job => keys.Contains(job.Key!) && (job.State == JobState.Waiting || job.State == JobState.Running))
            ? new("A Roll is being frozen, which is of one moment of the register. Wait until that has ended.", _freezing)
            : null;
    }

    /// <summary>Why no Roll can be made of the register now, or null: it would be of half an import.</summary>
    /// <param name="since">When the register was read, if that is over.</param>
    internal static async Task<Refusal?> RefusalToFreeze(OfficeDb db, Instant? since = null)
    {
        if (await Moving(db).AnyAsync())
        {
            return new("A file of members is being entered in the register or taken out of it. Freeze the Roll when that has ended.", _freezing);
        }

        return since is { } read && await db.RegisterImports.AnyAsync(import => (import.State == ImportState.Applied || import.State == ImportState.Undone) && import.EndedAt > read)
            ? new("While the register was read, a file of members entered it or was taken out of it. Freeze the Roll again.", _freezing)
            : null;
    }

    private static IQueryable<RegisterImport> Moving(OfficeDb db) =>
        db.RegisterImports.Where(import => import.State == ImportState.Applying || import.State == ImportState.Undoing).OrderBy(import => import.Id);

    private static Task<bool> IsOf(OfficeDb db, RegisterImport import, MemberId member) =>
        db.RegisterChanges.AnyAsync(change => change.Import == import.Id
            && (db.Members.Any(m => m.Id == member && m.Entered == change.Id) || db.MemberChanges.Any(kept => kept.Member == member && kept.Change == change.Id)));
}
