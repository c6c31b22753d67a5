using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Places;

/// <summary>Enters a place or changes one: the same few fields, by its kind.</summary>
[Does(Doing.KeepPlaces), InEnglish]
public sealed class KeepPlacePage(OfficeDb db, Door door) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public PlaceKind Kind { get; set; }

    /// <summary>Which place is changed; none where one is entered.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Place { get; set; }

    /// <summary>Whose workplace it is.</summary>
    [BindProperty(SupportsGet = true)]
    public EmployerId? Employer { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? OtherNames { get; set; }

    [BindProperty]
    public string? Town { get; set; }

    [BindProperty]
    public RegionId? Region { get; set; }

    [BindProperty]
    public SectorId? Sector { get; set; }

    public List<Region> Regions { get; private set; } = [];

    public List<Sector> Sectors { get; private set; } = [];

    public string Back => Kind switch
    {
        PlaceKind.Branch => Place is { } branch ? $"/places/branches/{branch}" : "/places/branches",
        PlaceKind.Employer => Place is { } employer ? $"/places/employers/{employer}" : "/places/employers",
        PlaceKind.Workplace => $"/places/employers/{Employer}",
        _ => "/places",
    };

    public async Task<IActionResult> OnGetAsync() =>
        Enum.IsDefined(Kind) && ModelState.IsValid && await Found() ? await Show() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Enum.IsDefined(Kind) || (Kind is PlaceKind.Workplace && Employer is null))
        {
            return NotFound();
        }

        CheckName(nameof(Name), Name ?? "", PlaceRules.LongestName);
        if (ModelState.IsValid)
        {
            Refusal = await Keep();
            if (Refusal is null)
            {
                return Redirect(Back);
            }
        }

        return await Show();
    }

    private Task<Refusal?> Keep() => Kind switch
    {
        PlaceKind.Region => door.Do(KeepRegion.Act, Who, new KeepRegion.Facts(Place is { } id ? new(id) : null, Name!), Key),
        PlaceKind.Sector => door.Do(KeepSector.Act, Who, new KeepSector.Facts(Place is { } id ? new(id) : null, Name!), Key),
        PlaceKind.Branch => door.Do(KeepBranch.Act, Who, new KeepBranch.Facts(Place is { } id ? new(id) : null, Number ?? "", Name!, Region, Sector), Key),
        PlaceKind.Employer => door.Do(KeepEmployer.Act, Who, new KeepEmployer.Facts(Place is { } id ? new(id) : null, Name!, OtherNames ?? ""), Key),
        PlaceKind.Workplace => door.Do(KeepWorkplace.Act, Who, new KeepWorkplace.Facts(Place is { } id ? new(id) : null, Employer!.Value, Name!, Town ?? "", Region), Key),
        _ => throw new InvalidOperationException($"{Kind} is no kind of place."),
    };

    private async Task<IActionResult> Show()
    {
        Regions = await db.Regions.OrderBy(region => region.Name).ToListAsync();
        Sectors = await db.Sectors.OrderBy(sector => sector.Name).ToListAsync();
        return Page();
    }

    /// <summary>Fills the form with what stands; false where there is no such place.</summary>
    private async Task<bool> Found()
    {
        if (Place is not { } id)
        {
            return Kind is not PlaceKind.Workplace || (Employer is { } of && await db.Employers.AnyAsync(e => e.Id == of));
        }

        switch (Kind)
        {
            case PlaceKind.Region:
                Name = (await db.Regions.FirstOrDefaultAsync(r => r.Id == new RegionId(id)))?.Name;
                break;
            case PlaceKind.Sector:
                Name = (await db.Sectors.FirstOrDefaultAsync(s => s.Id == new SectorId(id)))?.Name;
                break;
            case PlaceKind.Branch:
                var branch = await db.Branches.FirstOrDefaultAsync(b => b.Id == new BranchId(id));
                (Number, Name, Region, Sector) = (branch?.Number, branch?.Name, branch?.Region, branch?.Sector);
                break;
            case PlaceKind.Employer:
                var employer = await db.Employers.FirstOrDefaultAsync(e => e.Id == new EmployerId(id));
                (Name, OtherNames) = (employer?.Name, employer?.OtherNames);
                break;
            default:
                var workplace = await db.Workplaces.FirstOrDefaultAsync(w => w.Id == new WorkplaceId(id) && w.Employer == Employer);
                (Name, Town, Region) = (workplace?.Name, workplace?.Town, workplace?.Region);
                break;
        }

        return Name is not null;
    }
}
