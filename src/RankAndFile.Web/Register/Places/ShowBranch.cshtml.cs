using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Places;

/// <summary>A branch, and to those who keep places how it was changed.</summary>
[Does(Doing.ReadPlaces)]
public sealed class ShowBranchPage(OfficeDb db, Door door) : OfficePage
{
    public Branch Branch { get; private set; } = null!;

    public string? Region { get; private set; }

    public string? Sector { get; private set; }

    public List<PlaceHistory.Line> Changes { get; private set; } = [];

    public bool MayKeep { get; private set; }

    [BindProperty]
    public string? ClosedOn { get; set; }

    public Task<IActionResult> OnGetAsync(BranchId branch) => Show(branch);

    public async Task<IActionResult> OnPostAsync(BranchId branch)
    {
        if (DateOnly.TryParseExact(ClosedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Refusal = await door.Do(CloseBranch.Act, Who, new CloseBranch.Facts(branch, day), Key);
            if (Refusal is null)
            {
                return Redirect($"/places/branches/{branch}");
            }
        }
        else
        {
            Wrong(nameof(ClosedOn), "wrong.date");
        }

        return await Show(branch);
    }

    private async Task<IActionResult> Show(BranchId branch)
    {
        if (await db.Branches.FirstOrDefaultAsync(b => b.Id == branch) is not { } found)
        {
            return NotFound();
        }

        Branch = found;
        Region = found.Region is { } region ? (await db.Regions.FirstAsync(r => r.Id == region)).Name : null;
        Sector = found.Sector is { } sector ? (await db.Sectors.FirstAsync(s => s.Id == sector)).Name : null;
        MayKeep = await db.RefusalTo(Doing.KeepPlaces, Who) is null;
        Changes = MayKeep ? await db.HistoryOf(PlaceKind.Branch, branch.Value) : [];
        return Page();
    }
}
