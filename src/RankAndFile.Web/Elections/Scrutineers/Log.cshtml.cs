using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>The scrutineer's own log, which the report draws on.</summary>
[Does(Doing.KeepTheScrutineersLog), InEnglish]
public sealed class ScrutineersLogPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public List<Logged> All { get; private set; } = [];

    [BindProperty]
    public LoggedKind Kind { get; set; }

    [BindProperty]
    public string? OnDay { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public Task OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (ReadDay(nameof(OnDay), OnDay) is { } on)
        {
            Refusal = await door.Do(KeepLog.Act, Who, new KeepLog.Facts(election, Kind, on, Said ?? ""), Key);
            if (Refusal is null)
            {
                return Redirect($"/elections/{election}/scrutineer/log");
            }
        }

        await Show(election);
        return Page();
    }

    private async Task Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        All = await db.Set<Logged>().Where(l => l.Election == election).OrderBy(l => l.Kind).ThenBy(l => l.Number).Take(RequestsPage.MostShown).ToListAsync();
    }
}
