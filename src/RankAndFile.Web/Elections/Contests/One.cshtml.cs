using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>A contest of a draft, part by part.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestShowPage(OfficeDb db, Door door) : ContestsOfDraftPage(db)
{
    public ContestInWords Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(ElectionId election, ContestId contest) => Show(election, contest);

    public async Task<IActionResult> OnPostAsync(ElectionId election, ContestId contest)
    {
        Refusal = await door.Do(RemoveContest.Act, Who, new RemoveContest.Facts(election, contest), Key);
        return Refusal is null ? Redirect($"/elections/{election}/contests") : await Show(election, contest);
    }

    private async Task<IActionResult> Show(ElectionId election, ContestId contest)
    {
        if (!await IsDraft(election) || await Db.Contests.FirstOrDefaultAsync(c => c.Id == contest && c.Election == election) is not { } found)
        {
            return NotFound();
        }

        Shown = (await ContestInWords.Of(Db, [found], Words))[0];
        return Page();
    }
}
