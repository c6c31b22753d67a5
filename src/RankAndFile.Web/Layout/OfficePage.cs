using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Layout;

/// <summary>A page of the office: who reads it, in which language, and what was refused.</summary>
public abstract class OfficePage : PageModel
{
    /// <summary>The key of the form on this page, so that pressing twice does a thing once.</summary>
    [BindProperty]
    public string? Once { get; set; } = OnceKey.New().Key;

    public Refusal? Refusal { get; protected set; }

    public Signed Who => HttpContext.Who();

    public Words Words => HttpContext.Here().Words;

    protected OnceKey Key => Once is { Length: > 20 and < 100 } ? new(Once) : OnceKey.New();

    /// <summary>Says what is wrong with a field, in the words of this key.</summary>
    protected void Wrong(string field, string words) => ModelState.AddModelError(field, Words[words]);

    /// <summary>The day in a field of that kind; null where it holds none, and the field then says so.</summary>
    protected DateOnly? ReadDay(string field, string? text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Wrong(field, "wrong.date");
        return null;
    }

    protected void CheckName(string field, string name, int longest)
    {
        if (name.Trim().Length is 0 || name.Length > longest)
        {
            Wrong(field, "wrong.name");
        }
    }

    protected void CheckEmail(string field, string email)
    {
        var isAddress = email.Length <= 254
            && !email.Any(char.IsControl)
            && !email.Trim().AsSpan().ContainsAny(_notInAnAddress)
            && email.Trim().Split('@') is [{ Length: > 0 }, { Length: > 2 } host]
            && host.Contains('.', StringComparison.Ordinal);
        if (!isAddress)
        {
            Wrong(field, "wrong.email");
        }
    }

    private static readonly SearchValues<char> _notInAnAddress = SearchValues.Create(" <>,;\"");

    /// <summary>Where to go on, if the address is one of ours.</summary>
    protected IActionResult On(string? next, string otherwise) => LocalRedirect(Url.IsLocalUrl(next) ? next : otherwise);
}
