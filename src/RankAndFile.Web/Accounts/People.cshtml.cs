using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Who can sign in.</summary>
[Does(Doing.KeepPeople)]
public sealed class PeoplePage(OfficeDb db, Door door, Settings settings) : OfficePage
{
    private const int APage = 50;
    private const int LongestName = 120;

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    public List<Person> People { get; private set; } = [];

    /// <summary>Where the next page of people begins, if there is one.</summary>
    public PersonId? After { get; private set; }

    public string? LinkMade { get; private set; }

    public string LinkFor { get; private set; } = "";

    public Task OnGetAsync(PersonId after) => Show(after);

    public async Task<IActionResult> OnPostAddAsync()
    {
        CheckName(nameof(Name), Name ?? "", LongestName);
        CheckEmail(nameof(Email), Email ?? "");
        if (ModelState.IsValid)
        {
            Refusal = await door.Do(AddPerson.Act, Who, new AddPerson.Facts(Name!, Email!), Key);
            if (Refusal is null)
            {
                return Redirect("/people");
            }
        }

        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPostLinkAsync(PersonId person)
    {
        var secret = Secret.New();
        Refusal = await door.Do(HandOverLink.Act, Who, new HandOverLink.Facts(person, secret));
        if (Refusal is null)
        {
            LinkMade = $"{settings.Mail.AddressAsReached(Request)}/sign-in/link?link={secret}";
            LinkFor = (await db.People.FirstAsync(p => p.Id == person)).Name;
        }

        await Show();
        return Page();
    }

    private async Task Show(PersonId after = default)
    {
        var shown = await db.People.OrderBy(person => person.Id).Where(person => person.Id > after).Take(APage + 1).ToListAsync();
        (People, After) = ([.. shown.Take(APage)], shown.Count > APage ? shown[APage - 1].Id : null);
    }
}
