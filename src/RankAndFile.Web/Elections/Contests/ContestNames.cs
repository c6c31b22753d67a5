using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Elections;

/// <summary>The names of what contests are about: regions, sectors, the branches and the offices they speak of.</summary>
internal sealed class ContestNames
{
    public required List<Region> Regions { get; init; }

    public required List<Sector> Sectors { get; init; }

    public required Dictionary<BranchId, string> Branches { get; init; }

    public required List<Office> Offices { get; init; }

    public string Of(RegionId id) => Regions.Find(region => region.Id == id)?.Name ?? $"region {id}";

    public string Of(SectorId id) => Sectors.Find(sector => sector.Id == id)?.Name ?? $"sector {id}";

    public string Of(BranchId id) => Branches.GetValueOrDefault(id, $"branch {id}");

    public string Of(OfficeId id) => Offices.Find(office => office.Id == id)?.Name ?? $"office {id}";

    /// <summary>Those that are needed to speak of these contests.</summary>
    internal static async Task<ContestNames> For(OfficeDb db, IEnumerable<Electorate> electorates)
    {
        List<BranchId> branches = [.. electorates.SelectMany(electorate => electorate.Constituency.Branches).Distinct()];
        return await With(db, branches.Count is 0 ? [] : await db.Branches.Where(branch => branches.Contains(branch.Id)).ToListAsync());
    }

    /// <summary>Those that are needed to understand what is said of the branches with these numbers.</summary>
    internal static async Task<ContestNames> ByNumber(OfficeDb db, ImmutableArray<string> numbers) =>
        await With(db, numbers.IsEmpty ? [] : await db.Branches.Where(branch => numbers.Contains(branch.Number)).ToListAsync());

    private static async Task<ContestNames> With(OfficeDb db, List<Branch> branches) => new()
    {
        Regions = await db.Regions.OrderBy(region => region.Name).ToListAsync(),
        Sectors = await db.Sectors.OrderBy(sector => sector.Name).ToListAsync(),
        Branches = branches.ToDictionary(branch => branch.Id, branch => branch.Number),
        Offices = await db.Offices.OrderBy(office => office.Name).Take(1_000).ToListAsync(),
    };
}
