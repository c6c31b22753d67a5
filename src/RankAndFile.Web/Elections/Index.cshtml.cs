using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>The elections that have been called; and, to those who prepare them, the drafts.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class IndexPage(OfficeDb db) : OfficePage
{
    private const int MostShown = 100;

    public List<Election> Elections { get; private set; } = [];

    public List<Election> Drafts { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Elections = await db.Elections.Where(e => e.Stage != Stage.Draft && e.Stage != Stage.Abandoned).OrderByDescending(e => e.Id).Take(MostShown).ToListAsync();
        Drafts = await db.DraftsOf(Who);
    }
}

public static class Drafts
{
    /// <summary>The drafts that somebody has a role in.</summary>
    public static Task<List<Election>> DraftsOf(this OfficeDb db, Signed who) => (
        from election in db.Elections
        where election.Stage == Stage.Draft && db.Grants.Any(grant => grant.Election == election.Id && grant.Person == who.Person)
        orderby election.Id descending
        select election).ToListAsync();
}
