using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register.Places;

/// <summary>What all acts on places ask and keep.</summary>
internal static class PlaceRules
{
    internal const int LongestName = 120;

    internal static Source Because { get; } = Source.Docs("register.md", "Places");

    internal static Refusal? Unfit(string what, string name) =>
        name.Trim().Length is 0 or > LongestName || name.Any(char.IsControl)
            ? new($"{what} has a name of at most {LongestName} letters.", Because)
            : null;

    /// <summary>Those that are called this, however it is capitalised.</summary>
    [SuppressMessage("Performance", "CA1862", Justification = "The database compares, and it knows no comparison of ours.")]
    internal static Expression<Func<TPlace, bool>> Alike<TPlace>(string property, string name) =>
        place => EF.Property<string>(place!, property).ToLower() == name.ToLower();

    internal static Refusal Twice(string name) => new($"There is {name} already. Two with one name could not be told apart.", Because);

    internal static Refusal NotThere { get; } = new("There is no such place.", Because);

    /// <summary>Keeps who changed a place, and how it was written before.</summary>
    internal static void Changed(this OfficeDb db, PlaceKind kind, long place, Signed who, Instant now, string before, string after)
    {
        if (before != after)
        {
            db.Add(new PlaceChange { Kind = kind, Place = place, At = now, By = who.Person!.Value, Before = before, After = after });
        }
    }

    internal static async Task<string> Named(this OfficeDb db, RegionId? region) =>
        region is { } id ? (await db.Regions.FirstAsync(r => r.Id == id)).Name : "no region";

    internal static async Task<string> Named(this OfficeDb db, SectorId? sector) =>
        sector is { } id ? (await db.Sectors.FirstAsync(s => s.Id == id)).Name : "no sector";

    internal static async Task<Refusal?> Missing(this OfficeDb db, RegionId? region, SectorId? sector) =>
        (region is { } r && !await db.Regions.AnyAsync(one => one.Id == r)) || (sector is { } s && !await db.Sectors.AnyAsync(one => one.Id == s))
            ? NotThere
            : null;
}

/// <summary>Enters a region, or changes its name.</summary>
public static class KeepRegion
{
    public sealed record Facts(RegionId? Region, string Name);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPlaces, who) is { } refused)
        {
            return refused;
        }

        var name = facts.Name.Trim();
        if (PlaceRules.Unfit("A region", name) is { } unfit)
        {
            return unfit;
        }

        if (await db.Regions.Where(PlaceRules.Alike<Region>(nameof(Region.Name), name)).AnyAsync(other => other.Id != facts.Region))
        {
            return PlaceRules.Twice("a region of this name");
        }

        var region = facts.Region is { } id ? await db.Regions.FirstOrDefaultAsync(r => r.Id == id) : new Region { Name = "" };
        if (region is null)
        {
            return PlaceRules.NotThere;
        }

        var before = region.Name;
        region.Name = name;
        if (facts.Region is null)
        {
            db.Add(region);
        }

        await db.SaveChangesAsync();
        db.Changed(PlaceKind.Region, region.Id.Value, who, now, before, name);
        return null;
    }
}

/// <summary>Enters an industrial sector, or changes its name.</summary>
public static class KeepSector
{
    public sealed record Facts(SectorId? Sector, string Name);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPlaces, who) is { } refused)
        {
            return refused;
        }

        var name = facts.Name.Trim();
        if (PlaceRules.Unfit("A sector", name) is { } unfit)
        {
            return unfit;
        }

        if (await db.Sectors.Where(PlaceRules.Alike<Sector>(nameof(Sector.Name), name)).AnyAsync(other => other.Id != facts.Sector))
        {
            return PlaceRules.Twice("a sector of this name");
        }

        var sector = facts.Sector is { } id ? await db.Sectors.FirstOrDefaultAsync(s => s.Id == id) : new Sector { Name = "" };
        if (sector is null)
        {
            return PlaceRules.NotThere;
        }

        var before = sector.Name;
        sector.Name = name;
        if (facts.Sector is null)
        {
            db.Add(sector);
        }

        await db.SaveChangesAsync();
        db.Changed(PlaceKind.Sector, sector.Id.Value, who, now, before, name);
        return null;
    }
}

/// <summary>Enters a branch, or changes what is written of it.</summary>
public static class KeepBranch
{
    private const int LongestNumber = 40;

    public sealed record Facts(BranchId? Branch, string Number, string Name, RegionId? Region, SectorId? Sector);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPlaces, who) is { } refused)
        {
            return refused;
        }

        var (number, name) = (facts.Number.Trim(), facts.Name.Trim());
        if (number.Length is 0 or > LongestNumber || number.Any(char.IsControl))
        {
            return new($"A branch has a number of at most {LongestNumber} letters and figures, as the union writes it.", PlaceRules.Because);
        }

        if (PlaceRules.Unfit("A branch", name) is { } unfit)
        {
            return unfit;
        }

        if (await db.Missing(facts.Region, facts.Sector) is { } missing)
        {
            return missing;
        }

        if (await db.Branches.Where(PlaceRules.Alike<Branch>(nameof(Branch.Number), number)).AnyAsync(other => other.Id != facts.Branch))
        {
            return PlaceRules.Twice("a branch of this number");
        }

        var branch = facts.Branch is { } id ? await db.Branches.FirstOrDefaultAsync(b => b.Id == id) : new Branch { Number = "", Name = "" };
        if (branch is null)
        {
            return PlaceRules.NotThere;
        }

        var before = facts.Branch is null ? "" : await Written(db, branch);
        (branch.Number, branch.Name, branch.Region, branch.Sector) = (number, name, facts.Region, facts.Sector);
        if (facts.Branch is null)
        {
            db.Add(branch);
        }

        await db.SaveChangesAsync();
        db.Changed(PlaceKind.Branch, branch.Id.Value, who, now, before, await Written(db, branch));
        return null;
    }

    internal static async Task<string> Written(OfficeDb db, Branch branch) =>
        $"{branch.Number}; {branch.Name}; {await db.Named(branch.Region)}; {await db.Named(branch.Sector)}";
}

/// <summary>Closes a branch. Its members keep it until they are moved; nominations and papers of the past point to it.</summary>
public static class CloseBranch
{
    public sealed record Facts(BranchId Branch, DateOnly On);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPlaces, who) is { } refused)
        {
            return refused;
        }

        if (await db.Branches.FirstOrDefaultAsync(b => b.Id == facts.Branch) is not { } branch)
        {
            return PlaceRules.NotThere;
        }

        if (branch.ClosedOn is not null)
        {
            return new("This branch has been closed.", PlaceRules.Because);
        }

        if (facts.On > now.Day || facts.On.Year < 1800)
        {
            return new("A branch is closed on a day that has come.", PlaceRules.Because);
        }

        branch.ClosedOn = facts.On;
        db.Changed(PlaceKind.Branch, branch.Id.Value, who, now, "open", $"closed on {facts.On:yyyy-MM-dd}");
        return null;
    }
}

/// <summary>Enters an employer, or changes its names.</summary>
public static class KeepEmployer
{
    internal const int LongestOtherNames = 2_000;

    /// <param name="OtherNames">A line each.</param>
    public sealed record Facts(EmployerId? Employer, string Name, string OtherNames);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPlaces, who) is { } refused)
        {
            return refused;
        }

        var name = facts.Name.Trim();
        if (PlaceRules.Unfit("An employer", name) is { } unfit)
        {
            return unfit;
        }

        if (facts.OtherNames.Length > LongestOtherNames)
        {
            return new($"Other names have {LongestOtherNames} letters at most.", PlaceRules.Because);
        }

        if (await db.Employers.Where(PlaceRules.Alike<Employer>(nameof(Employer.Name), name)).AnyAsync(other => other.Id != facts.Employer))
        {
            return PlaceRules.Twice("an employer of this name");
        }

        var employer = facts.Employer is { } id ? await db.Employers.FirstOrDefaultAsync(e => e.Id == id) : new Employer { Name = "", OtherNames = "" };
        if (employer is null)
        {
            return PlaceRules.NotThere;
        }

        var before = facts.Employer is null ? "" : Written(employer);
        (employer.Name, employer.OtherNames) = (name, Lines(facts.OtherNames));
        if (facts.Employer is null)
        {
            db.Add(employer);
        }

        await db.SaveChangesAsync();
        db.Changed(PlaceKind.Employer, employer.Id.Value, who, now, before, Written(employer));
        return null;
    }

    private static string Lines(string text) =>
        string.Join('\n', text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase));

    private static string Written(Employer employer) =>
        employer.OtherNames.Length is 0 ? employer.Name : $"{employer.Name}; also {employer.OtherNames.Replace("\n", ", ", StringComparison.Ordinal)}";
}

/// <summary>Enters a workplace of an employer, or changes what is written of it.</summary>
public static class KeepWorkplace
{
    public sealed record Facts(WorkplaceId? Workplace, EmployerId Employer, string Name, string Town, RegionId? Region);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepPlaces, who) is { } refused)
        {
            return refused;
        }

        var (name, town) = (facts.Name.Trim(), facts.Town.Trim());
        if ((PlaceRules.Unfit("A workplace", name) ?? (town.Length > 0 ? PlaceRules.Unfit("A town", town) : null)) is { } unfit)
        {
            return unfit;
        }

        if (await db.Missing(facts.Region, null) is { } missing)
        {
            return missing;
        }

        if (await db.Workplaces.Where(PlaceRules.Alike<Workplace>(nameof(Workplace.Name), name)).AnyAsync(other => other.Employer == facts.Employer && other.Id != facts.Workplace))
        {
            return PlaceRules.Twice("a workplace of this name with this employer");
        }

        var workplace = facts.Workplace is { } id
            ? await db.Workplaces.FirstOrDefaultAsync(w => w.Id == id && w.Employer == facts.Employer)
            : new Workplace { Name = "", Employer = facts.Employer, Town = "" };
        if (workplace is null || !await db.Employers.AnyAsync(employer => employer.Id == facts.Employer))
        {
            return PlaceRules.NotThere;
        }

        var before = facts.Workplace is null ? "" : await Written(db, workplace);
        (workplace.Name, workplace.Town, workplace.Region) = (name, town, facts.Region);
        if (facts.Workplace is null)
        {
            db.Add(workplace);
        }

        await db.SaveChangesAsync();
        db.Changed(PlaceKind.Workplace, workplace.Id.Value, who, now, before, await Written(db, workplace));
        return null;
    }

    private static async Task<string> Written(OfficeDb db, Workplace workplace) =>
        $"{workplace.Name}; {(workplace.Town.Length is 0 ? "no town" : workplace.Town)}; {await db.Named(workplace.Region)}";
}
