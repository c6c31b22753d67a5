using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Union;

/// <summary>What the union is deciding now.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class HomePage(OfficeDb db) : OfficePage
{
    private const int MostShown = 10;

    public List<Election> Elections { get; private set; } = [];

    public List<Election> Drafts { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Elections = await db.Elections.Where(e => e.Stage != Stage.Draft && e.Stage != Stage.Abandoned).OrderByDescending(e => e.Id).Take(MostShown).ToListAsync();
        Drafts = await db.DraftsOf(Who);
    }
}
