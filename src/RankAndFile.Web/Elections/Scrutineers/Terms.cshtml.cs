using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Where the scrutineer reads the terms, declares what the law asks, and agrees.</summary>
[Does(Doing.AgreeToTheTerms), InEnglish]
public sealed class TermsPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public Terms? Offered { get; private set; }

    [BindProperty]
    public int[] Declared { get; set; } = [];

    public Task OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election, [FromForm(Name = "Offered")] long offered)
    {
        Refusal = await door.Do(AgreeToTerms.Act, Who, new AgreeToTerms.Facts(election, Declared.Distinct().Count(at => at >= 0 && at < AgreeToTerms.Declarations.Length), new Instant(offered)), Key);
        if (Refusal is null)
        {
            return Redirect($"/elections/{election}/scrutineer/terms");
        }

        await Show(election);
        return Page();
    }

    private async Task Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        Offered = await db.Set<Terms>().FirstOrDefaultAsync(t => t.Election == election && t.Scrutineer == Who.Person);
    }
}
