using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Jobs;

namespace RankAndFile.Web.Files;

/// <summary>Clears away files that never arrived whole: the program was killed between two parts of them.</summary>
public sealed class ClearUnfinishedFiles : RecurringWork
{
    public static readonly TimeSpan AreKept = TimeSpan.FromDays(1);

    public override string Kind => "clear-unfinished-files";

    public override TimeSpan Every => TimeSpan.FromHours(6);

    public override Task<Slice> Next(Job job, CancellationToken stop) => Task.FromResult<Slice>(async (db, now) =>
    {
        var begun = now - AreKept;
        if (await db.Files.Where(file => !file.IsWhole && file.AddedAt < begun).OrderBy(file => file.Id).FirstOrDefaultAsync() is not { } file)
        {
            return new Progress.Finished(job.Done);
        }

        await db.Set<FilePart>().Where(part => part.File == file.Id).ExecuteDeleteAsync();
        await db.Files.Where(unfinished => unfinished.Id == file.Id).ExecuteDeleteAsync();
        return new Progress.MovedOn(null, job.Done + 1, Of: 0);
    });
}
