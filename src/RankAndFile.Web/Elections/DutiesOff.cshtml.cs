using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Which duties of the Act bind an election, and which it is held without.</summary>
[Does(Doing.SwitchOffDuties), InEnglish]
public sealed class DutiesOffPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public List<DutyOff> Off { get; private set; } = [];

    /// <summary>Those that are to be switched off.</summary>
    [BindProperty]
    public List<Duty> Chosen { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public bool MayChange => Election is { Footing: Footing.OwnRules, Stage: Stage.Draft };

    public Task OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (Chosen.Count is 0)
        {
            Wrong("Chosen", "wrong.duties");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            Wrong(nameof(Reason), "wrong.reason");
        }

        if (ModelState.IsValid)
        {
            Refusal = await door.Do(SwitchOffDuties.Act, Who, new SwitchOffDuties.Facts(election, Chosen, Reason!), Key);
            if (Refusal is null)
            {
                return Redirect($"/elections/{election}/duties");
            }
        }

        await Show(election);
        return Page();
    }

    public async Task<IActionResult> OnPostOnAsync(ElectionId election, Duty duty)
    {
        Refusal = await door.Do(SwitchOnDuty.Act, Who, new SwitchOnDuty.Facts(election, duty), Key);
        if (Refusal is null)
        {
            return Redirect($"/elections/{election}/duties");
        }

        await Show(election);
        return Page();
    }

    private async Task Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        Off = await db.DutiesOff(election);
    }
}
