using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register.Places;

namespace RankAndFile.Web.Register;

/// <summary>Places that no row refers to by a key and that have to stay: contests are for them, or somebody has written of them by hand.</summary>
internal sealed class PlacesInUse
{
    private readonly HashSet<(PlaceKind Kind, long Place)> _places = [];

    internal static async Task<PlacesInUse> Of(OfficeDb db)
    {
        var inUse = new PlacesInUse();
        foreach (var constituency in (await db.Contests.Select(contest => contest.Electorate).ToListAsync()).Select(electorate => electorate.Constituency))
        {
            inUse._places.UnionWith(constituency.Regions.Select(region => (PlaceKind.Region, region.Value)));
            inUse._places.UnionWith(constituency.Sectors.Select(sector => (PlaceKind.Sector, sector.Value)));
            inUse._places.UnionWith(constituency.Branches.Select(branch => (PlaceKind.Branch, branch.Value)));
        }

        var changed = await db.Set<PlaceChange>().Select(change => new { change.Kind, change.Place }).Distinct().ToListAsync();
        inUse._places.UnionWith(changed.Select(change => (change.Kind, change.Place)));
        return inUse;
    }

    internal bool Has(ImportPlace place) => _places.Contains((place.Kind, place.Place));
}
