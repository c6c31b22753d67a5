using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>A page on which an office is described.</summary>
public abstract class OfficeFormPage : OfficePage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public OfficeKind Kind { get; set; }

    [BindProperty]
    public string? Places { get; set; } = "1";

    [BindProperty]
    public string? TermYears { get; set; } = "5";

    [BindProperty]
    public bool ElectedByAll { get; set; }

    protected OfficeTerms? Terms()
    {
        CheckName(nameof(Name), Name ?? "", OfficeTerms.LongestName);
        var (places, years) = (Whole(nameof(Places), Places), Whole(nameof(TermYears), TermYears));
        return ModelState.IsValid ? new(Name!, Kind, places, years, ElectedByAll) : null;
    }

    private int Whole(string field, string? text)
    {
        if (!int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Wrong(field, "contests.number.wrong");
        }

        return number;
    }
}

/// <summary>Enters an office in the list.</summary>
[Does(Doing.KeepOffices), InEnglish]
public sealed class OfficeAddPage(OfficeDb db, Door door) : OfficeFormPage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Terms() is not { } terms)
        {
            return Page();
        }

        Refusal = await door.Do(AddOffice.Act, Who, new AddOffice.Facts(terms), Key);
        var name = terms.Name.Trim();
        return Refusal is null ? Redirect($"/offices/{await db.Offices.Where(office => office.Name == name).Select(office => office.Id).FirstAsync()}") : Page();
    }
}

/// <summary>Says something else about an office.</summary>
[Does(Doing.KeepOffices), InEnglish]
public sealed class OfficeEditPage(OfficeDb db, Door door) : OfficeFormPage
{
    public OfficeId Office { get; private set; }

    public async Task<IActionResult> OnGetAsync(OfficeId office)
    {
        if (await db.Offices.FirstOrDefaultAsync(o => o.Id == office) is not { } found)
        {
            return NotFound();
        }

        Office = office;
        (Name, Kind, ElectedByAll) = (found.Name, found.Kind, found.ElectedByAll);
        (Places, TermYears) = (found.Places.ToString(CultureInfo.InvariantCulture), found.TermYears.ToString(CultureInfo.InvariantCulture));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(OfficeId office)
    {
        Office = office;
        if (Terms() is not { } terms)
        {
            return Page();
        }

        Refusal = await door.Do(ChangeOffice.Act, Who, new ChangeOffice.Facts(office, terms), Key);
        return Refusal is null ? Redirect($"/offices/{office}") : Page();
    }
}
