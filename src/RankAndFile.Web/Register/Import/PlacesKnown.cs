using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>The regions, sectors, employers, branches and workplaces there are, by the names that files write. Capitals do not matter.</summary>
public sealed class PlacesKnown
{
    private readonly Dictionary<string, long> _regions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _sectors = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _employers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _branches = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long?> _branchNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, Dictionary<string, long>> _workplaces = [];

    private PlacesKnown()
    {
    }

    public static async Task<PlacesKnown> Of(OfficeDb db)
    {
        var places = new PlacesKnown();
        await foreach (var region in db.Regions.AsNoTracking().AsAsyncEnumerable())
        {
            places.Know(region);
        }

        await foreach (var sector in db.Sectors.AsNoTracking().AsAsyncEnumerable())
        {
            places.Know(sector);
        }

        await foreach (var employer in db.Employers.AsNoTracking().AsAsyncEnumerable())
        {
            foreach (var other in employer.OtherNames.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                places._employers.TryAdd(other, employer.Id.Value);
            }

            places.Know(employer);
        }

        await foreach (var branch in db.Branches.AsNoTracking().AsAsyncEnumerable())
        {
            places.Know(branch);
        }

        await foreach (var workplace in db.Workplaces.AsNoTracking().AsAsyncEnumerable())
        {
            places.Know(workplace);
        }

        return places;
    }

    public RegionId? RegionOf(string name) => Find(_regions, name) is { } id ? new RegionId(id) : null;

    public SectorId? SectorOf(string name) => Find(_sectors, name) is { } id ? new SectorId(id) : null;

    public EmployerId? EmployerOf(string name) => Find(_employers, name) is { } id ? new EmployerId(id) : null;

    /// <summary>By its number, or where a file has none, by its name, if only one has it.</summary>
    public BranchId? BranchOf(Entry entry) =>
        (entry.BranchNumber.Length > 0 ? Find(_branches, entry.BranchNumber) : entry.BranchName.Length > 0 ? Find(_branches, entry.BranchName) ?? _branchNames.GetValueOrDefault(entry.BranchName) : null) is { } id
            ? new BranchId(id)
            : null;

    public WorkplaceId? WorkplaceOf(Entry entry) =>
        entry.Workplace.Length > 0 && EmployerOf(entry.Employer) is { } employer && _workplaces.TryGetValue(employer.Value, out var ofOne) && ofOne.TryGetValue(entry.Workplace, out var id) ? new WorkplaceId(id) : null;

    /// <summary>Which places of a row the register does not have, in an order in which they can be made.</summary>
    public IEnumerable<(PlaceKind Kind, string Name)> Unknown(Entry entry)
    {
        if (entry.Region.Length > 0 && !_regions.ContainsKey(entry.Region))
        {
            yield return (PlaceKind.Region, entry.Region);
        }

        if (entry.Sector.Length > 0 && !_sectors.ContainsKey(entry.Sector))
        {
            yield return (PlaceKind.Sector, entry.Sector);
        }

        if (entry.Employer.Length > 0 && !_employers.ContainsKey(entry.Employer))
        {
            yield return (PlaceKind.Employer, entry.Employer);
        }

        if ((entry.BranchNumber.Length > 0 || entry.BranchName.Length > 0) && BranchOf(entry) is null)
        {
            yield return (PlaceKind.Branch, entry.BranchNumber.Length > 0 ? entry.BranchNumber : entry.BranchName);
        }

        if (entry.Workplace.Length > 0 && WorkplaceOf(entry) is null)
        {
            yield return (PlaceKind.Workplace, $"{entry.Employer}: {entry.Workplace}");
        }
    }

    /// <summary>Makes the places of these rows that are not there, and notes that this import has made them.</summary>
    internal async Task Make(OfficeDb db, RegisterImportId import, IReadOnlyList<Entry> entries)
    {
        var lacking = entries.Where(entry => Unknown(entry).Any()).ToList();
        foreach (var kind in lacking.Count > 0 ? Enum.GetValues<PlaceKind>() : [])
        {
            var missing = lacking.SelectMany(entry => Unknown(entry).Where(place => place.Kind == kind).Select(place => (place.Name, Entry: entry)))
                .DistinctBy(place => place.Name, StringComparer.OrdinalIgnoreCase).Select(place => place.Entry).ToList();
            if (missing.Count > 0)
            {
                var made = kind switch
                {
                    PlaceKind.Region => await Made<Region>(db, ["name"], missing, entry => [entry.Region], Know),
                    PlaceKind.Sector => await Made<Sector>(db, ["name"], missing, entry => [entry.Sector], Know),
                    PlaceKind.Employer => await Made<Employer>(db, ["name", "other_names"], missing, entry => [entry.Employer, ""], Know),
                    PlaceKind.Branch => await Made<Branch>(db, ["number", "name", "region", "sector"], missing, NewBranch, Know),
                    _ => await Made<Workplace>(db, ["name", "employer", "region", "town"], missing, NewWorkplace, Know),
                };
                await Bulk.Of(db).Insert("import_places", ["import", "kind", "place"], made.ConvertAll(id => (object?[])[import.Value, kind.ToString(), id]));
            }
        }
    }

    private object?[] NewBranch(Entry entry)
    {
        var number = entry.BranchNumber.Length > 0 ? entry.BranchNumber : entry.BranchName;
        return [number, entry.BranchName.Length > 0 ? entry.BranchName : number, RegionOf(entry.Region)?.Value, SectorOf(entry.Sector)?.Value];
    }

    private object?[] NewWorkplace(Entry entry) =>
        [entry.Workplace, EmployerOf(entry.Employer)!.Value.Value, RegionOf(entry.Region)?.Value, entry.WorkplaceTown];

    private static async Task<List<long>> Made<TPlace>(OfficeDb db, string[] columns, List<Entry> missing, Func<Entry, object?[]> make, Func<TPlace, long> know)
        where TPlace : class
    {
        var table = db.Model.FindEntityType(typeof(TPlace))!.GetTableName()!;
        var before = await Bulk.Of(db).Last(table);
        await Bulk.Of(db).Insert(table, columns, missing.ConvertAll(entry => make(entry)));
        var since = FormattableString.Invariant($"select * from {table} where id > {before}");
        var made = await db.Set<TPlace>().FromSqlRaw(since).AsNoTracking().ToListAsync();
        return made.ConvertAll(place => know(place));
    }

    private long Know(Region region) => _regions[region.Name] = region.Id.Value;

    private long Know(Sector sector) => _sectors[sector.Name] = sector.Id.Value;

    private long Know(Employer employer) => _employers[employer.Name] = employer.Id.Value;

    private long Know(Branch branch)
    {
        _branches[branch.Number] = branch.Id.Value;

        // Of several branches of one name none is meant.
        _branchNames[branch.Name] = _branchNames.TryGetValue(branch.Name, out var other) && other != branch.Id.Value ? null : branch.Id.Value;
        return branch.Id.Value;
    }

    private long Know(Workplace workplace)
    {
        if (!_workplaces.TryGetValue(workplace.Employer.Value, out var ofOne))
        {
            _workplaces.Add(workplace.Employer.Value, ofOne = new(StringComparer.OrdinalIgnoreCase));
        }

        return ofOne[workplace.Name] = workplace.Id.Value;
    }

    private static long? Find(Dictionary<string, long> places, string name) =>
        name.Length > 0 && places.TryGetValue(name, out var id) ? id : null;
}
