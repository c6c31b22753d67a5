using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.People;

/// <summary>Where the link to confirm an address leads. The button confirms, not the look: mail programs look at links before people do.</summary>
[Does(Doing.KeepOnesPreferences)]
public sealed class ConfirmPage(OfficeDb db, Door door, AddressSeal seal) : OfficePage
{
    [FromRoute]
    public string Token { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var id = new SignUpId(seal.Read(TokenFor.SignUp, Token) ?? 0);
        Refusal = await door.Do(ConfirmAddress.Act, Who, new ConfirmAddress.Facts(id));
        if (Refusal is not null)
        {
            return Page();
        }

        var contact = (await db.SignUps.FirstAsync(s => s.Id == id)).Contact;
        return Redirect($"/me/preferences/{seal.Token(TokenFor.Contact, contact.Value)}?said=confirmed");
    }
}
