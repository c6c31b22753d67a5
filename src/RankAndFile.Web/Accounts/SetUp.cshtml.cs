using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Where the link leads that an empty union prints at its start.</summary>
[Does(Doing.SetUpTheUnion)]
[EnableRateLimiting(Limits.Secrets)]
public sealed class SetUpPage(Door door) : OfficePage
{
    private const int LongestName = 120;

    [BindProperty(SupportsGet = true)]
    public string Link { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CheckName(nameof(Name), Name ?? "", LongestName);
        CheckEmail(nameof(Email), Email ?? "");
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var secret = Secret.New();
        Refusal = await door.Do(BecomeAdministrator.Act, Who, new BecomeAdministrator.Facts(Link ?? "", Name!, Email!, secret));
        if (Refusal is not null)
        {
            return Page();
        }

        SessionCookie.Give(HttpContext, secret);
        return Redirect("/sign-in/code?next=/union");
    }
}
