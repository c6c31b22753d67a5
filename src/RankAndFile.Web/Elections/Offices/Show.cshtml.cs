using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>An office, who holds it, and everything that was changed about it.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class OfficeShowPage(OfficeDb db, TimeProvider clock) : OfficePage
{
    private const int MostChanges = 100;

    public Office Office { get; private set; } = null!;

    public List<Holding> Places { get; private set; } = [];

    /// <summary>The latest first.</summary>
    public List<OfficeChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(OfficeId office)
    {
        if (await db.Offices.FirstOrDefaultAsync(o => o.Id == office) is not { } found)
        {
            return NotFound();
        }

        Office = found;
        Places = await db.Holdings.Where(place => place.Office == office).OrderBy(place => place.Id).ToListAsync();
        Changes = await db.OfficeChanges.Where(change => change.Office == office).OrderByDescending(change => change.Id).Take(MostChanges).ToListAsync();
        return Page();
    }

    public Dueness At(Holding place) => TermOfOffice.Dueness(place.DueOn, clock.Now().Day);
}
