using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register;

/// <summary>The files that came into the register, the latest first.</summary>
[Does(Doing.KeepTheRegister)]
[InEnglish]
public sealed class ImportsPage(OfficeDb db) : OfficePage
{
    private const int APage = 50;

    public List<RegisterImport> Imports { get; private set; } = [];

    /// <summary>Where the next page begins, if there is one.</summary>
    public RegisterImportId? Before { get; private set; }

    public async Task OnGetAsync(RegisterImportId? before)
    {
        var imports = db.RegisterImports.OrderByDescending(import => import.Id).AsQueryable();
        if (before is { } last)
        {
            imports = imports.Where(import => import.Id < last);
        }

        var shown = await imports.Take(APage + 1).ToListAsync();
        (Imports, Before) = ([.. shown.Take(APage)], shown.Count > APage ? shown[APage - 1].Id : null);
    }
}
