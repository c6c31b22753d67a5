using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>A frozen document of a called election, byte for byte as its record holds it.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class FrozenFilePage(OfficeDb db) : OfficePage
{
    public async Task<IActionResult> OnGetAsync(ElectionId election, string name)
    {
        var path = $"documents/{name}";
        return await db.Elections.AnyAsync(e => e.Id == election && e.Stage != Stage.Draft && e.Stage != Stage.Abandoned)
            && await db.Set<FrozenFileRow>().FirstOrDefaultAsync(file => file.Election == election && file.Path == path) is { } found
            ? File(found.Content, "application/json")
            : NotFound();
    }
}
