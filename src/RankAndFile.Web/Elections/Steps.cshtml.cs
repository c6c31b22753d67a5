using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>The steps that an election can take now, one by one.</summary>
[Does(Doing.TakeSteps), InEnglish]
public sealed class StepsPage(OfficeDb db, Door door, TimeProvider clock) : OfficePage
{
    public Election Election { get; private set; } = null!;

    /// <summary>Each step that is open from here, and why it is too early for it, if it is.</summary>
    public ImmutableArray<(StepByHand Step, Refusal? TooEarly)> Steps { get; private set; } = [];

    [BindProperty]
    public StepByHand Step { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Task OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (TakeStep.Asks(Step) && string.IsNullOrWhiteSpace(Reason))
        {
            Wrong(nameof(Reason), "wrong.reason");
        }
        else
        {
            Refusal = await door.Do(TakeStep.Act, Who, new TakeStep.Facts(election, Step, Reason ?? ""), Key);
            if (Refusal is null)
            {
                return Redirect(Step is StepByHand.Abandon ? "/elections" : $"/elections/{election}");
            }
        }

        await Show(election);
        return Page();
    }

    private async Task Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        var dates = await db.DatesOf(election);
        Steps = [.. TakeStep.From(Election.Stage).Select(step => (step, TakeStep.TooEarly(step, dates, clock.Now().Day)))];
    }
}
