using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Opens a draft and hands it to its returning officer.</summary>
[Does(Doing.OpenAnElection)]
public sealed class OpenPage(OfficeDb db, Door door, Recorder recorder) : OfficePage
{
    private const int MostShown = 200;

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public Footing Footing { get; set; }

    [BindProperty]
    public Nation Nation { get; set; }

    [BindProperty]
    public PersonId Officer { get; set; }

    public List<Person> Officers { get; private set; } = [];

    public Task OnGetAsync() => Show();

    public async Task<IActionResult> OnPostAsync()
    {
        CheckName(nameof(Name), Name ?? "", OpenElection.LongestName);
        if (ModelState.IsValid)
        {
            Refusal = await door.Do(OpenElection.Act, Who, new OpenElection.Facts(Name!, Footing, Nation, Officer, recorder.Key), Key);
            if (Refusal is null)
            {
                return Redirect("/elections");
            }
        }

        await Show();
        return Page();
    }

    private async Task Show() => Officers = await db.People.Where(person => !person.IsAdministrator).OrderBy(person => person.Name).Take(MostShown).ToListAsync();
}
