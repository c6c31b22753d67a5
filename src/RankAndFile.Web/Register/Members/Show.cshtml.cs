using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register;

/// <summary>One change of an entry, as its page tells it.</summary>
/// <param name="By">Nobody: the office's own program.</param>
/// <param name="Fields">None: the entry was made then.</param>
public sealed record Told(RegisterChange Change, string? By, IReadOnlyList<FieldChange> Fields);

/// <summary>The entry of one member, and what became of it over time.</summary>
[Does(Doing.LookUpMembers)]
[InEnglish]
public sealed class MemberPage(OfficeDb db) : OfficePage
{
    private const int MostTold = 100;

    public Member Member { get; private set; } = null!;

    public List<Told> History { get; private set; } = [];

    public PlaceNames Places { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(MemberId member)
    {
        if (await db.Members.FirstOrDefaultAsync(m => m.Id == member) is not { } found)
        {
            return NotFound();
        }

        Member = found;
        var changes = await (
            from kept in db.MemberChanges
            where kept.Member == member
            orderby kept.Id descending
            join change in db.RegisterChanges on kept.Change equals change.Id
            select new { change, kept.Fields }).Take(MostTold).ToListAsync();
        History = [.. changes.Select(told => new Told(told.change, null, FieldChanges.Read(told.Fields)))];
        if (await db.RegisterChanges.FirstOrDefaultAsync(change => change.Id == found.Entered) is { } entered)
        {
            History.Add(new(entered, null, []));
        }

        var by = History.Select(told => told.Change.MadeBy).OfType<PersonId>().Distinct().ToList();
        var people = await db.People.Where(person => by.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name);
        History = [.. History.Select(told => told with { By = told.Change.MadeBy is { } person ? people[person] : null })];
        Places = await PlaceNames.Of(db, [.. History.SelectMany(told => told.Fields), .. FieldChanges.Between(new string?[MemberFields.All.Length], found)]);
        return Page();
    }
}

/// <summary>What the places are called that an entry names by their ids.</summary>
public sealed class PlaceNames
{
    private readonly Dictionary<(string Field, string Id), string> _names = [];

    public static async Task<PlaceNames> Of(OfficeDb db, IReadOnlyCollection<FieldChange> changes)
    {
        var names = new PlaceNames();
        foreach (var field in Enum.GetNames<PlaceKind>())
        {
            var ids = changes.Where(change => change.Of.Name == field).SelectMany(change => new[] { change.Before, change.After }).OfType<string>().Distinct().Select(id => long.Parse(id, null)).ToList();
            foreach (var (id, name) in ids.Count > 0 ? await Named(db, Enum.Parse<PlaceKind>(field), ids) : [])
            {
                names._names[(field, $"{id}")] = name;
            }
        }

        return names;
    }

    /// <summary>A value of a field as people read it; none where there is nothing.</summary>
    public string? Shown(MemberField field, string? value, Words words) => value switch
    {
        null or "" => null,
        _ when Enum.TryParse<PlaceKind>(field.Name, out _) => _names.GetValueOrDefault((field.Name, value), words["member.gone-place"]),
        _ when field.Name is nameof(Member.Channel) or nameof(Member.Membership) => words[$"{field.Name}.{value}"],
        _ when field.Name is nameof(Member.Class) => words[$"{nameof(MemberClass)}.{value}"],
        _ when field.Name is nameof(Member.Formats) => string.Join(", ", value.Split(", ").Select(format => words[$"{nameof(Formats)}.{format}"])),
        _ when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => words.Day(day),
        _ => value,
    };

    private static async Task<IEnumerable<(long Id, string Name)>> Named(OfficeDb db, PlaceKind kind, List<long> ids) => kind switch
    {
        PlaceKind.Region => (await Some(db.Regions, ids.ConvertAll(RegionId.Of), nameof(Region.Id))).Select(place => (place.Id.Value, place.Name)),
        PlaceKind.Sector => (await Some(db.Sectors, ids.ConvertAll(SectorId.Of), nameof(Sector.Id))).Select(place => (place.Id.Value, place.Name)),
        PlaceKind.Employer => (await Some(db.Employers, ids.ConvertAll(EmployerId.Of), nameof(Employer.Id))).Select(place => (place.Id.Value, place.Name)),
        PlaceKind.Branch => (await Some(db.Branches, ids.ConvertAll(BranchId.Of), nameof(Branch.Id))).Select(place => (place.Id.Value, place.Name == place.Number ? place.Name : $"{place.Number} {place.Name}")),
        _ => (await Some(db.Workplaces, ids.ConvertAll(WorkplaceId.Of), nameof(Workplace.Id))).Select(place => (place.Id.Value, place.Name)),
    };

    private static Task<List<TPlace>> Some<TPlace, TId>(IQueryable<TPlace> places, List<TId> ids, string id)
        where TPlace : class =>
        places.Where(place => ids.Contains(EF.Property<TId>(place, id))).ToListAsync();
}
