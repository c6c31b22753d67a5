using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Places;

/// <summary>The branches, of all regions or of one, by their numbers.</summary>
[Does(Doing.ReadPlaces)]
public sealed class BranchesPage(OfficeDb db) : OfficePage
{
    private const int APage = 100;

    public Region? Region { get; private set; }

    public string From { get; private set; } = "";

    public List<Branch> Branches { get; private set; } = [];

    /// <summary>The number after which the next page begins, if there is one.</summary>
    public string? After { get; private set; }

    public bool MayKeep { get; private set; }

    /// <param name="from">Numbers that begin with this, or come after, are shown.</param>
    public async Task OnGetAsync(RegionId? region, string? from, string? after)
    {
        From = from?.Trim() ?? "";
        Region = region is { } id ? await db.Regions.FirstOrDefaultAsync(r => r.Id == id) : null;
        var (inside, start, last) = (Region?.Id, From, after ?? "");
        var shown = await db.Branches
            .Where(branch => (inside == null || branch.Region == inside) && branch.Number.CompareTo(start) >= 0 && branch.Number.CompareTo(last) > 0)
            .OrderBy(branch => branch.Number).Take(APage + 1).ToListAsync();
        (Branches, After) = ([.. shown.Take(APage)], shown.Count > APage ? shown[APage - 1].Number : null);
        MayKeep = await db.RefusalTo(Doing.KeepPlaces, Who) is null;
    }
}
