using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Places;

/// <summary>Regions and sectors, and the way to branches and employers.</summary>
[Does(Doing.ReadPlaces)]
public sealed class PlacesPage(OfficeDb db) : OfficePage
{
    private const int MostShown = 500;

    public List<Region> Regions { get; private set; } = [];

    public List<Sector> Sectors { get; private set; } = [];

    public bool MayKeep { get; private set; }

    public async Task OnGetAsync()
    {
        Regions = await db.Regions.OrderBy(region => region.Name).Take(MostShown).ToListAsync();
        Sectors = await db.Sectors.OrderBy(sector => sector.Name).Take(MostShown).ToListAsync();
        MayKeep = await db.RefusalTo(Doing.KeepPlaces, Who) is null;
    }
}
