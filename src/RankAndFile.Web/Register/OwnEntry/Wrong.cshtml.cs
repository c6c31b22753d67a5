using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.OwnEntry;

/// <summary>Where a member says what is wrong with their entry.</summary>
[Does(Doing.SeeOwnEntry)]
public sealed class WrongEntryPage(Door door) : OfficePage
{
    [BindProperty]
    public CorrectionAbout About { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Said))
        {
            Wrong(nameof(Said), "wrong-entry.empty");
            return Page();
        }

        Refusal = await door.Do(SayWhatIsWrong.Act, Who, new SayWhatIsWrong.Facts(About, Said), Key);
        return Refusal is null ? Redirect("/my-entry") : Page();
    }
}
