using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.OwnEntry;

/// <summary>Where a member asks in writing for another postal address: 1992 Act s 24(5).</summary>
[Does(Doing.SeeOwnEntry)]
public sealed class OtherAddressPage(OfficeDb db, Door door) : OfficePage
{
    [BindProperty]
    public string? Address { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.EntryOf(Who) is not { } member)
        {
            return Redirect("/my-entry");
        }

        Address = member.OtherAddress;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Refusal = await door.Do(AskForOtherAddress.Act, Who, new AskForOtherAddress.Facts(Address ?? ""), Key);
        return Refusal is null ? Redirect("/my-entry") : Page();
    }
}
