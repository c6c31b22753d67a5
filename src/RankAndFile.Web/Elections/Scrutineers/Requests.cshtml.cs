using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>What the scrutineer has asked the union for, to be met or declined with the reason. Interferences do not stand here.</summary>
[Does(Doing.AnswerTheScrutineer), InEnglish]
public sealed class RequestsPage(OfficeDb db, Door door) : OfficePage
{
    internal const int MostShown = 500;

    public Election Election { get; private set; } = null!;

    public List<Logged> All { get; private set; } = [];

    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public RequestAnswer Answer { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public Task OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        Refusal = await door.Do(AnswerTheScrutineer.Act, Who, new AnswerTheScrutineer.Facts(election, Number, Answer, Said ?? ""), Key);
        if (Refusal is null)
        {
            return Redirect($"/elections/{election}/scrutineer/requests");
        }

        await Show(election);
        return Page();
    }

    private async Task Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        All = await db.Set<Logged>().Where(l => l.Election == election && l.Kind == LoggedKind.Request).OrderBy(l => l.Number).Take(MostShown).ToListAsync();
    }
}
