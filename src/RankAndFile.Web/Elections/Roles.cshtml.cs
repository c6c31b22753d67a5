using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Who does what in an election. The returning officer appoints the scrutineer and names deputies here.</summary>
[Does(Doing.GiveRoles), InEnglish]
public sealed class RolesPage(OfficeDb db, Door door) : OfficePage
{
    private const int MostShown = 200;

    public Election Election { get; private set; } = null!;

    public Duties Duties { get; private set; } = Duties.Statutory;

    public List<RoleHeld> Held { get; private set; } = [];

    /// <summary>Who could be given a role: nobody who has one here, and no administrator.</summary>
    public List<Person> People { get; private set; } = [];

    [BindProperty]
    public PersonId Person { get; set; }

    [BindProperty]
    public QualificationBasis Basis { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public bool IsIndependent { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Task OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostScrutineerAsync(ElectionId election)
    {
        if (!IsIndependent)
        {
            Wrong(nameof(IsIndependent), "wrong.independent");
        }

        return await Done(election, ModelState.IsValid
            ? await door.Do(AppointScrutineer.Act, Who, new AppointScrutineer.Facts(election, Person, Basis, Body ?? "", IsIndependent), Key)
            : null);
    }

    public async Task<IActionResult> OnPostDeputyAsync(ElectionId election) =>
        await Done(election, await door.Do(NameDeputy.Act, Who, new NameDeputy.Facts(election, Person), Key));

    public async Task<IActionResult> OnPostBackAsync(ElectionId election, Role role)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            Wrong(nameof(Reason), "wrong.reason");
        }

        return await Done(election, ModelState.IsValid ? await door.Do(TakeRoleBack.Act, Who, new TakeRoleBack.Facts(election, Person, role, Reason!), Key) : null);
    }

    private async Task<IActionResult> Done(ElectionId election, Refusal? refusal)
    {
        Refusal = refusal;
        if (refusal is null && ModelState.IsValid)
        {
            return Redirect($"/elections/{election}/roles");
        }

        await Show(election);
        return Page();
    }

    private async Task Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        Duties = await db.DutiesOf(Election);
        Held = await db.RolesIn(election);
        People = await db.People
            .Where(person => !person.IsAdministrator && !db.Grants.Any(grant => grant.Election == election && grant.Person == person.Id))
            .OrderBy(person => person.Name).Take(MostShown).ToListAsync();
    }
}

/// <summary>A role in an election, with who has it.</summary>
public sealed record RoleHeld(PersonId Person, string Name, Role Role, Instant Since, QualificationBasis? Basis, string? Body);

public static class RolesHeld
{
    public static async Task<List<RoleHeld>> RolesIn(this OfficeDb db, ElectionId election) =>
    [
        .. (await (
            from grant in db.Grants
            join person in db.People on grant.Person equals person.Id
            where grant.Election == election
            select new
            {
                Grant = grant,
                person.Name,
                Qualification = db.Set<Qualification>().FirstOrDefault(q => q.Election == election && q.Person == grant.Person),
            }).ToListAsync())
            .OrderBy(held => held.Grant.Role).ThenBy(held => held.Name, StringComparer.Ordinal)
            .Select(held => new RoleHeld(
                held.Grant.Person,
                held.Name,
                held.Grant.Role,
                held.Grant.GivenAt,
                held.Grant.Role is Role.Scrutineer ? held.Qualification?.Basis : null,
                held.Grant.Role is Role.Scrutineer ? held.Qualification?.Body : null)),
    ];
}
