using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Nominations;

/// <summary>What nominates: a branch or a workplace.</summary>
public readonly record struct Body(BranchId? Branch, WorkplaceId? Workplace)
{
    public static Body Of(BranchId branch) => new(branch, null);

    public static Body Of(WorkplaceId workplace) => new(null, workplace);

    public bool IsBranch => Branch is not null;

    /// <summary>As a form sends it: <c>branch-3</c>.</summary>
    public override string ToString() => Branch is { } branch ? $"branch-{branch}" : $"workplace-{Workplace}";

    public static Body? Read(string? text) => text?.Split('-') switch
    {
        ["branch", var id] when BranchId.TryParse(id, null, out var branch) => Of(branch),
        ["workplace", var id] when WorkplaceId.TryParse(id, null, out var workplace) => Of(workplace),
        _ => null,
    };
}

/// <summary>A body as it is written in public, and the region it lies in.</summary>
public sealed record BodyWritten(Body Body, string Name, RegionId? Region);

/// <summary>The branches and workplaces that nominate.</summary>
public static class Bodies
{
    public static async Task<BodyWritten?> Written(this OfficeDb db, Body body)
    {
        if (body.Branch is { } branch)
        {
            return await db.Branches.FirstOrDefaultAsync(b => b.Id == branch) is { } found ? new(body, $"{found.Number} {found.Name}", found.Region) : null;
        }

        var workplace = await db.Workplaces.FirstOrDefaultAsync(w => w.Id == body.Workplace);
        return workplace is null ? null : new(body, $"{(await db.Employers.FirstAsync(e => e.Id == workplace.Employer)).Name}, {workplace.Name}", workplace.Region);
    }

    /// <summary>The body that somebody wrote: the number of a branch, or a workplace after its employer and a comma.</summary>
    public static async Task<Body?> BodyCalled(this OfficeDb db, string said)
    {
        var text = said.Trim();
        if (await db.Branches.FirstOrDefaultAsync(b => b.Number == text) is { } branch)
        {
            return Body.Of(branch.Id);
        }

        for (var at = text.IndexOf(", ", StringComparison.Ordinal); at > 0; at = text.IndexOf(", ", at + 1, StringComparison.Ordinal))
        {
            var (employer, name) = (text[..at].Trim(), text[(at + 2)..].Trim());
            if (await db.Workplaces.FirstOrDefaultAsync(w => w.Name == name && db.Employers.Any(e => e.Id == w.Employer && e.Name == employer)) is { } workplace)
            {
                return Body.Of(workplace.Id);
            }
        }

        return null;
    }

    /// <summary>How many members the register has of a body now.</summary>
    public static Task<int> MembersOf(this OfficeDb db, Body body)
    {
        var members = db.Members.Where(m => m.Membership == Membership.Current || m.Membership == Membership.InArrears);
        return body.Branch is { } branch ? members.CountAsync(m => m.Branch == branch) : members.CountAsync(m => m.Workplace == body.Workplace);
    }

    /// <summary>Whether this body can nominate in a contest: it is of a kind that does, and of the constituency.</summary>
    public static Task<bool> CanNominate(this OfficeDb db, Contest contest, Body body, DateOnly opens) => body.Branch is { } branch
        ? db.BranchesOf(contest, opens).AnyAsync(b => b.Id == branch)
        : db.WorkplacesOf(contest).AnyAsync(w => w.Id == body.Workplace);

    /// <summary>How many bodies could nominate in a contest: what a share of them is a share of.</summary>
    public static async Task<int> BodiesOf(this OfficeDb db, Contest contest, DateOnly opens) =>
        await db.BranchesOf(contest, opens).CountAsync() + await db.WorkplacesOf(contest).CountAsync();

    /// <summary>How many nominations a candidate needs in a contest.</summary>
    public static async Task<int> NeededIn(this OfficeDb db, Contest contest, DateOnly opens) =>
        contest.Nominations.NeededOf(contest.Nominations.ShareInHundredths is 0 ? 0 : await db.BodiesOf(contest, opens));

    // A branch belongs to a constituency by its own region and sector, so that it knows beforehand; one that closed while nominations are open still counts.
    private static IQueryable<Branch> BranchesOf(this OfficeDb db, Contest contest, DateOnly opens)
    {
        var within = contest.Electorate.Constituency;
        List<RegionId?> regions = [.. within.Regions];
        List<SectorId?> sectors = [.. within.Sectors];
        List<BranchId> branches = [.. within.Branches];
        List<string> occupations = [.. within.Occupations];
        return contest.Nominations.By is not (Nominators.Branches or Nominators.BranchesAndWorkplaces)
            ? db.Branches.Where(b => false)
            : db.Branches.Where(b => (b.ClosedOn == null || b.ClosedOn > opens)
                && (regions.Count == 0 || regions.Contains(b.Region))
                && (sectors.Count == 0 || sectors.Contains(b.Sector))
                && (branches.Count == 0 || branches.Contains(b.Id))
                && (occupations.Count == 0 || db.Members.Any(m => m.Branch == b.Id && occupations.Contains(m.Occupation))));
    }

    // The register knows a workplace's region alone; to sectors, branches and occupations it belongs by its members.
    private static IQueryable<Workplace> WorkplacesOf(this OfficeDb db, Contest contest)
    {
        var within = contest.Electorate.Constituency;
        List<RegionId?> regions = [.. within.Regions];
        if (contest.Nominations.By is not (Nominators.Workplaces or Nominators.BranchesAndWorkplaces))
        {
            return db.Workplaces.Where(w => false);
        }

        var workplaces = db.Workplaces.Where(w => regions.Count == 0 || regions.Contains(w.Region));
        if (within.Sectors.IsEmpty && within.Branches.IsEmpty && within.Occupations.IsEmpty)
        {
            return workplaces;
        }

        var members = db.Members.Within(within with { Regions = [] });
        return workplaces.Where(w => members.Any(m => m.Workplace == w.Id));
    }
}
