using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Decisions that shorten a time or call an election early. Each is published with its reason.</summary>
[Does(Doing.CallTheElection), InEnglish]
public sealed class DecisionsPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public List<Decision> Taken { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public DecisionKind Kind { get; set; }

    [BindProperty]
    public string? DecidedBy { get; set; }

    [BindProperty]
    public string? DecidedOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Task OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        CheckName(nameof(DecidedBy), DecidedBy ?? "", Amending.LongestName);
        if (!DateOnly.TryParseExact(DecidedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            Wrong(nameof(DecidedOn), "wrong.date");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            Wrong(nameof(Reason), "wrong.reason");
        }

        if (ModelState.IsValid)
        {
            Refusal = await door.Do(Decide.Act, Who, new Decide.Facts(election, Kind, Reason!, DecidedBy!, on), Key);
            if (Refusal is null)
            {
                return Redirect($"/elections/{election}/draft");
            }
        }

        await Show(election);
        return Page();
    }

    private async Task Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        Taken = await db.DecisionsOf(election);
    }
}
