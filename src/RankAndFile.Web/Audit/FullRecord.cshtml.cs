using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Audit;

/// <summary>Hands the whole record to the scrutineer.</summary>
[Does(Doing.TakeTheFullRecord)]
[InEnglish]
public sealed class FullRecordPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    [BindProperty]
    public string? Purpose { get; set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { } found)
        {
            return NotFound();
        }

        Election = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (string.IsNullOrWhiteSpace(Purpose))
        {
            Wrong(nameof(Purpose), "record.full.wrong");
            return await OnGetAsync(election);
        }

        Refusal = await door.Do(TakeFullRecord.Act, Who, new TakeFullRecord.Facts(election, Purpose), Key);
        return Refusal is null
            ? new DownloadResult(db, await db.Records.FirstAsync(record => record.Election == election), full: true)
            : await OnGetAsync(election);
    }

    private sealed class DownloadResult(OfficeDb db, ElectionRecord record, bool full) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => RecordDownloads.Send(context.HttpContext, db, record, full);
    }
}
