using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.Inspections;

/// <summary>The requests for inspection of an election, for its scrutineer and nobody else.</summary>
[Does(Doing.DecideOnInspections), InEnglish]
public sealed class InspectionsPage(OfficeDb db, Door door) : OfficePage
{
    internal const int MostShown = 500;

    public sealed record Line(Inspection Inspection, string? Name, string? Number);

    public Election Election { get; private set; } = null!;

    public List<Line> All { get; private set; } = [];

    [BindProperty]
    public string? Found { get; set; }

    public Task<IActionResult> OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        Refusal = await door.Do(InspectUnasked.Act, Who, new InspectUnasked.Facts(election, Found ?? ""), Key);
        return Refusal is null ? Redirect($"/elections/{election}/inspections") : await Show(election);
    }

    private async Task<IActionResult> Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        All = await db.InspectionsOf(election);
        return Page();
    }
}

/// <summary>One request, to be decided.</summary>
[Does(Doing.DecideOnInspections), InEnglish]
public sealed class DecideOnInspectionPage(OfficeDb db, Door door) : OfficePage
{
    public InspectionsPage.Line Line { get; private set; } = null!;

    [BindProperty]
    public InspectionDecision Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Found { get; set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election, InspectionId inspection)
    {
        if (await db.InspectionsOf(election, inspection) is not [var found])
        {
            return NotFound();
        }

        Line = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election, InspectionId inspection)
    {
        Refusal = await door.Do(DecideOnInspection.Act, Who, new DecideOnInspection.Facts(election, inspection, Decision, Reason ?? "", Found ?? ""), Key);
        return Refusal is null ? Redirect($"/elections/{election}/inspections") : await OnGetAsync(election, inspection);
    }
}

internal static class InspectionLines
{
    internal static async Task<List<InspectionsPage.Line>> InspectionsOf(this OfficeDb db, ElectionId election, InspectionId? one = null)
    {
        var asked = await db.Set<Inspection>().Where(inspection => inspection.Election == election && (one == null || inspection.Id == one)).OrderBy(inspection => inspection.Number).Take(InspectionsPage.MostShown).ToListAsync();
        var people = asked.ConvertAll(inspection => inspection.By).OfType<PersonId>().ToList();
        var who = await (
            from person in db.People
            where people.Contains(person.Id)
            from member in db.Members.Where(member => member.Id == person.Member).DefaultIfEmpty()
            select new { person.Id, person.Name, Number = member == null ? null : member.Number }).ToDictionaryAsync(found => found.Id);
        return asked.ConvertAll(inspection => inspection.By is { } by && who.TryGetValue(by, out var found)
            ? new InspectionsPage.Line(inspection, found.Name, found.Number)
            : new InspectionsPage.Line(inspection, null, null));
    }
}
