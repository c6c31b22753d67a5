using Microsoft.AspNetCore.Mvc;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Changes dates of a called election, in public and with the reason.</summary>
[Does(Doing.AmendAfterTheCall), InEnglish]
public sealed class AmendDatesPage(OfficeDb db, Door door, TimeProvider clock) : DatesPage(db)
{
    private static readonly Source _amended = new("Amended after the call", "");

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? DecidedBy { get; set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        await Find(election);
        Dates = await Db.DatesOf(election);
        return Election.IsSealed ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        await Find(election);
        if (Election.IsSealed)
        {
            return NotFound();
        }

        var before = await Db.DatesOf(election);
        Dates = [.. before.Select(date => Read(date, _amended))];
        CheckName(nameof(DecidedBy), DecidedBy ?? "", Amending.LongestName);
        if (string.IsNullOrWhiteSpace(Reason))
        {
            Wrong(nameof(Reason), "wrong.reason");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Broken = Amending.Refusals(before, Dates, await Db.DutiesOf(Election), clock.Now().Day);
        if (Broken.Count > 0)
        {
            return Page();
        }

        Refusal = await door.Do(AmendTimetable.Act, Who, new AmendTimetable.Facts(election, Dates, Reason!, DecidedBy!), Key);
        return Refusal is null ? Redirect($"/elections/{election}") : Page();
    }
}
