using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Takes over the contests of another election: one that was called, or a draft of one's own.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestCopyPage(OfficeDb db, Door door) : ContestsOfDraftPage(db)
{
    private const int MostShown = 200;

    [BindProperty]
    public ElectionId From { get; set; }

    public List<Election> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ElectionId election) => await Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        Refusal = await door.Do(CopyContests.Act, Who, new CopyContests.Facts(election, From), Key);
        return Refusal is null ? Redirect($"/elections/{election}/contests") : await Show(election);
    }

    private async Task<IActionResult> Show(ElectionId election)
    {
        if (!await IsDraft(election))
        {
            return NotFound();
        }

        var others = await Db.Elections.Where(e => e.Id != election && Db.Contests.Any(contest => contest.Election == e.Id)).OrderByDescending(e => e.Id).Take(MostShown).ToListAsync();
        foreach (var other in others)
        {
            if (!other.IsSealed || await Db.RefusalTo(Doing.SeeADraft, Who, other.Id) is null)
            {
                Others.Add(other);
            }
        }

        return Page();
    }
}
