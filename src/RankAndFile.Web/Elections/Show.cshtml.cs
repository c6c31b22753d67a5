using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>An election that has been called, for everybody. Of a draft this page knows nothing.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class ShowPage(OfficeDb db) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public List<Dated> Dates { get; private set; } = [];

    public List<ContestInWords> Contests { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found)
        {
            return NotFound();
        }

        Election = found;
        Dates = [.. (await db.TimetableDates.Where(date => date.Election == election).ToListAsync()).Select(date => date.ToDated())];
        Contests = await ContestInWords.Of(db, election, Words);
        return Page();
    }
}
