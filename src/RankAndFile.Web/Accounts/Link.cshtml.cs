using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Where a one-time link leads. It is used up by the button, not by looking: mail programs look at links before people do.</summary>
[Does(Doing.SignIn)]
[EnableRateLimiting(Limits.Secrets)]
public sealed class LinkPage(Door door) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Link { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var secret = Secret.New();
        Refusal = await door.Do(Arrive.Act, Who, new Arrive.Facts(Link ?? "", secret));
        if (Refusal is not null)
        {
            return Page();
        }

        SessionCookie.Give(HttpContext, secret);
        return Redirect("/");
    }
}
