using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Signs a visitor of a demonstration in as anybody there. Anywhere else there is no such page.</summary>
[Does(Doing.TryARole)]
public sealed class TryPage(OfficeDb db, Door door) : OfficePage
{
    private const int MostShown = 30;

    public List<(Person Person, string Words)> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!HttpContext.Here().Union.IsDemonstration)
        {
            return NotFound();
        }

        var people = await db.People.OrderBy(person => person.Id).Take(MostShown).ToListAsync();
        var roles = await (from grant in db.Grants join election in db.Elections on grant.Election equals election.Id select new { grant.Person, grant.Role, election.Name, election.Stage }).Take(200).ToListAsync();
        foreach (var person in people)
        {
            // A draft is named to nobody, not even here.
            var theirs = roles.Where(role => role.Person == person.Id)
                .Select(role => role.Stage is Elections.Stage.Draft ? Words["try.draft", Words[role.Role]] : Words["try.role", Words[role.Role], role.Name]);
            var words = theirs.Prepend(person.Member is null ? "" : Words["try.member"]).Where(role => role.Length > 0);
            People.Add((person, person.IsAdministrator ? Words["people.administrator"] : string.Join("; ", words)));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(PersonId person)
    {
        var secret = Secret.New();
        if (await door.Do(TryARole.Act, Who, new TryARole.Facts(person, secret)) is not null)
        {
            return NotFound();
        }

        SessionCookie.Give(HttpContext, secret);
        return Redirect("/");
    }
}
