using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Declarations;

/// <summary>Results of elections of the past, for everybody.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class PastResultsPage(OfficeDb db) : OfficePage
{
    private const int MostShown = 500;

    public List<PastResult> Results { get; private set; } = [];

    public bool MayPublish { get; private set; }

    public async Task OnGetAsync()
    {
        Results = await db.Set<PastResult>().OrderBy(r => r.Body).ThenBy(r => r.Post).ThenByDescending(r => r.Year).Take(MostShown).ToListAsync();
        MayPublish = Who.IsIn && await db.RefusalTo(Doing.PublishPastResults, Who) is null;
    }
}
