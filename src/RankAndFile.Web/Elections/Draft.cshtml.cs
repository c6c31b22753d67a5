using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>A draft before the call. Whoever opens this page is kept.</summary>
[Does(Doing.SeeADraft)]
public sealed class DraftPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public List<Dated> Dates { get; private set; } = [];

    public int Openings { get; private set; }

    public bool MayCall { get; private set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        await door.Do(LookAtDraft.Act, Who, new LookAtDraft.Facts(election));
        return await Show(election);
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        Refusal = await door.Do(CallElection.Act, Who, new CallElection.Facts(election), Key);
        return Refusal is null ? Redirect($"/elections/{election}") : await Show(election);
    }

    private async Task<IActionResult> Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        if (!Election.IsSealed)
        {
            return Redirect($"/elections/{election}");
        }

        Dates = [.. (await db.TimetableDates.Where(date => date.Election == election).ToListAsync()).Select(date => date.ToDated())];
        Openings = await db.DraftOpenings.CountAsync(opening => opening.Election == election);
        MayCall = await db.RefusalTo(Doing.CallTheElection, Who, election) is null;
        return Page();
    }
}
