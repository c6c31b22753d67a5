using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Nominations;

/// <summary>Where a candidate or a secretary appeals against a ruling on their nomination, and reads what was decided.</summary>
[Does(Doing.Nominate)]
public sealed class AppealPage(OfficeDb db, Door door, TimeProvider clock) : OfficePage
{
    public Nomination Nomination { get; private set; } = null!;

    public NominationAppeal? Appeal { get; private set; }

    public string Title { get; private set; } = "";

    [BindProperty]
    public string? Grounds { get; set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election, NominationId nomination)
    {
        if (await Ruling.Find(db, election, nomination) is not { } found || !await db.MayAppeal(Who, clock.Now().Day, found))
        {
            return NotFound();
        }

        Nomination = found;
        Appeal = await db.Set<NominationAppeal>().FirstOrDefaultAsync(a => a.Nomination == nomination);
        Title = (await db.Contests.FirstAsync(c => c.Id == found.Contest)).Title;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election, NominationId nomination)
    {
        if (string.IsNullOrWhiteSpace(Grounds))
        {
            Wrong(nameof(Grounds), "appeal.empty");
            return await OnGetAsync(election, nomination);
        }

        Refusal = await door.Do(AppealRuling.Act, Who, new AppealRuling.Facts(election, nomination, Grounds), Key);
        return Refusal is null ? Redirect($"/elections/{election}/nominations/{nomination}/appeal") : await OnGetAsync(election, nomination);
    }
}
