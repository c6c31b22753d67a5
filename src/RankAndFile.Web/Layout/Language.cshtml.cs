using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;

namespace RankAndFile.Web.Layout;

/// <summary>Chooses the language of the pages.</summary>
[Does(Doing.ChooseLanguage)]
public sealed class LanguagePage : OfficePage
{
    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost(string? language, string? next)
    {
        Response.Cookies.Append(Welcome.LanguageCookie, language is Words.Welsh ? Words.Welsh : Words.English, new()
        {
            HttpOnly = true,
            Secure = SessionCookie.MustBeSecure(HttpContext),
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return On(next, "/");
    }
}
