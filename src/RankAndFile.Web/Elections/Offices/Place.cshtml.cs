using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Enters who was elected to a place of an office, or that it is vacant.</summary>
[Does(Doing.KeepOffices), InEnglish]
public sealed class OfficePlacePage(OfficeDb db, Door door) : OfficePage
{
    public Office Office { get; private set; } = null!;

    [BindProperty]
    public string? Holder { get; set; }

    [BindProperty]
    public string? MemberNumber { get; set; }

    [BindProperty]
    public string? ElectedOn { get; set; }

    [BindProperty]
    public string? TookOfficeOn { get; set; }

    [BindProperty]
    public string? DueOn { get; set; }

    [BindProperty]
    public string? Since { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public async Task<IActionResult> OnGetAsync(OfficeId office, HoldingId place)
    {
        if (await Find(office, place) is not { } holding)
        {
            return NotFound();
        }

        (Holder, ElectedOn, TookOfficeOn) = (holding.Holder, Written(holding.ElectedOn), Written(holding.TookOfficeOn));
        return Page();
    }

    public async Task<IActionResult> OnPostHolderAsync(OfficeId office, HoldingId place)
    {
        if (await Find(office, place) is null)
        {
            return NotFound();
        }

        CheckName(nameof(Holder), Holder ?? "", OfficeTerms.LongestName);
        var (elected, took) = (Day(nameof(ElectedOn), ElectedOn), Day(nameof(TookOfficeOn), TookOfficeOn));
        var due = string.IsNullOrWhiteSpace(DueOn) ? null : Day(nameof(DueOn), DueOn);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        Refusal = await door.Do(EnterHolder.Act, Who, new EnterHolder.Facts(office, place, Holder!, MemberNumber ?? "", elected!.Value, took!.Value, due), Key);
        return Refusal is null ? Redirect($"/offices/{office}") : Page();
    }

    public async Task<IActionResult> OnPostVacancyAsync(OfficeId office, HoldingId place)
    {
        if (await Find(office, place) is null)
        {
            return NotFound();
        }

        var since = Day(nameof(Since), Since);
        if (string.IsNullOrWhiteSpace(Because))
        {
            Wrong(nameof(Because), "wrong.reason");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Refusal = await door.Do(EnterVacancy.Act, Who, new EnterVacancy.Facts(office, place, since!.Value, Because!), Key);
        return Refusal is null ? Redirect($"/offices/{office}") : Page();
    }

    private async Task<Holding?> Find(OfficeId office, HoldingId place)
    {
        Office = (await db.Offices.FirstOrDefaultAsync(o => o.Id == office))!;
        return Office is null ? null : await db.Holdings.FirstOrDefaultAsync(holding => holding.Id == place && holding.Office == office);
    }

    private DateOnly? Day(string field, string? text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Wrong(field, "wrong.date");
        return null;
    }

    private static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
