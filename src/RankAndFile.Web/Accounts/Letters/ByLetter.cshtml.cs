using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Signs a member in by the number and the code of a letter.</summary>
[Does(Doing.SignIn)]
[EnableRateLimiting(Limits.Secrets)]
public sealed class ByLetterPage(OfficeDb db, Door door) : OfficePage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var secret = Secret.New();
        Refusal = await door.Do(ArriveByLetter.Act, Who, new ArriveByLetter.Facts(Number ?? "", Code ?? "", secret));
        var hash = Secret.Hash(secret);
        if (Refusal is null && await db.Sessions.AnyAsync(session => session.Hash == hash))
        {
            SessionCookie.Give(HttpContext, secret);
            return Redirect("/");
        }

        Refusal = ArriveByLetter.NotGood;
        return Page();
    }
}
