using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Places;

/// <summary>An employer with its workplaces, region by region: a campaign at one employer crosses regions.</summary>
[Does(Doing.ReadPlaces)]
public sealed class ShowEmployerPage(OfficeDb db) : OfficePage
{
    private const int APage = 200;

    public Employer Employer { get; private set; } = null!;

    /// <summary>The workplaces on this page; null stands for those in no region.</summary>
    public ILookup<string?, Workplace> ByRegion { get; private set; } = null!;

    /// <summary>The workplace after which the next page begins, if there is one.</summary>
    public string? After { get; private set; }

    public List<PlaceHistory.Line> Changes { get; private set; } = [];

    public bool MayKeep { get; private set; }

    public async Task<IActionResult> OnGetAsync(EmployerId employer, string? after)
    {
        if (await db.Employers.FirstOrDefaultAsync(e => e.Id == employer) is not { } found)
        {
            return NotFound();
        }

        Employer = found;
        var last = after ?? "";
        var shown = await db.Workplaces.Where(workplace => workplace.Employer == employer && workplace.Name.CompareTo(last) > 0)
            .OrderBy(workplace => workplace.Name).Take(APage + 1).ToListAsync();
        var regions = await db.Regions.ToDictionaryAsync(region => region.Id, region => region.Name);
        After = shown.Count > APage ? shown[APage - 1].Name : null;
        ByRegion = shown.Take(APage)
            .OrderBy(workplace => workplace.Region is null)
            .ThenBy(workplace => workplace.Region is { } id ? regions[id] : "", StringComparer.CurrentCulture)
            .ToLookup(workplace => workplace.Region is { } id ? regions[id] : null);
        MayKeep = await db.RefusalTo(Doing.KeepPlaces, Who) is null;
        Changes = MayKeep ? await db.HistoryOf(PlaceKind.Employer, employer.Value) : [];
        return Page();
    }
}
