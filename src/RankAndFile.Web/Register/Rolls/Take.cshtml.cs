using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>Hands the sealed face of a Roll to the election's scrutineer, as one signed file.</summary>
[Does(Doing.TakeTheRoll), InEnglish]
public sealed class TakeRollPage(OfficeDb db, Door door, Recorder recorder, TimeProvider clock) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public Roll Roll { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(ElectionId election, RollId roll)
    {
        if (await db.Set<Roll>().FirstOrDefaultAsync(r => r.Id == roll && r.Election == election && r.FrozenAt != null) is not { } found)
        {
            return NotFound();
        }

        (Roll, Election) = (found, await db.Elections.FirstAsync(e => e.Id == election));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election, RollId roll)
    {
        Refusal = await door.Do(TakeRoll.Act, Who, new TakeRoll.Facts(election, roll), Key);
        if (Refusal is not null || await OnGetAsync(election, roll) is NotFoundResult)
        {
            return Refusal is null ? NotFound() : await OnGetAsync(election, roll);
        }

        var title = (await db.Records.FirstAsync(record => record.Election == election)).Title;
        var first = recorder.Sign(new FileHandedOver(title, Roll.TheSealed, clock.Now().Microseconds));
        Response.ContentType = "application/x-ndjson";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Path.GetFileName(Roll.TheSealed.Path)}\"";
        Response.Headers.CacheControl = "no-store";
        await Response.Body.WriteAsync(first.ToBytes());
        await Response.Body.WriteAsync("\n"u8.ToArray());
        await SealedFace.WriteTo(Response.Body, db, Roll.Id, HttpContext.RequestAborted);
        return new EmptyResult();
    }
}

/// <summary>The sealed face as the file it is.</summary>
public static class SealedFace
{
    private const int AtOnce = 1 << 16;

    public static async Task WriteTo(Stream to, OfficeDb db, RollId roll, CancellationToken stop)
    {
        var some = new MemoryStream(2 * AtOnce);
        await foreach (var line in db.Set<RollLine>().Where(line => line.Roll == roll).OrderBy(line => line.Place).Select(line => line.Line).AsAsyncEnumerable().WithCancellation(stop))
        {
            some.Write(Encoding.UTF8.GetBytes(line));
            some.WriteByte((byte)'\n');
            if (some.Length > AtOnce)
            {
                await to.WriteAsync(some.GetBuffer().AsMemory(0, (int)some.Length), stop);
                some.SetLength(0);
            }
        }

        await to.WriteAsync(some.GetBuffer().AsMemory(0, (int)some.Length), stop);
    }
}
