using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Inspections;

/// <summary>How often an inspection was asked for and made. Numbers only: who asked is for the scrutineer.</summary>
public sealed record InspectionNumbers(int Asked, int Inspected, int Declined, int Unasked)
{
    public static async Task<InspectionNumbers> Of(OfficeDb db, ElectionId election)
    {
        var all = await db.Set<Inspection>().Where(i => i.Election == election).Select(i => new { OnRequest = i.By != null, i.Decision }).ToListAsync();
        return new(
            all.Count(i => i.OnRequest),
            all.Count(i => i.OnRequest && i.Decision is InspectionDecision.Inspected),
            all.Count(i => i.Decision is InspectionDecision.IllFounded or InspectionDecision.OutOfTime),
            all.Count(i => !i.OnRequest));
    }
}

/// <summary>Where a member asks for an inspection of the register, and sees what became of their own requests.</summary>
[Does(Doing.AskForInspection)]
public sealed class AskForInspectionPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public InspectionNumbers Numbers { get; private set; } = null!;

    public List<Inspection> Own { get; private set; } = [];

    /// <summary>Why nothing can be asked on this day.</summary>
    public Refusal? NotNow { get; private set; }

    [BindProperty]
    public string? Grounds { get; set; }

    public Task<IActionResult> OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (string.IsNullOrWhiteSpace(Grounds))
        {
            Wrong(nameof(Grounds), "inspect.empty");
            return await Show(election);
        }

        Refusal = await door.Do(AskForInspection.Act, Who, new AskForInspection.Facts(election, Grounds), Key);
        return Refusal is null ? Redirect($"/elections/{election}/inspection") : await Show(election);
    }

    private async Task<IActionResult> Show(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found)
        {
            return NotFound();
        }

        Election = found;
        Numbers = await InspectionNumbers.Of(db, election);
        var (person, dates) = (Who.Person, await db.TimetableDates.Where(date => date.Election == election).ToListAsync());
        Own = await db.Set<Inspection>().Where(i => i.Election == election && i.By == person).OrderBy(i => i.Number).ToListAsync();
        NotNow = AppropriatePeriod.RefusalOn(HttpContext.RequestServices.GetRequiredService<TimeProvider>().Now().Day, dates.ConvertAll(date => date.ToDated()), found.Stage);
        return Page();
    }
}
