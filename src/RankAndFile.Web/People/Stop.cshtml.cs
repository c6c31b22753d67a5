using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.People;

/// <summary>
/// Stops a list. A mail program sends the POST by itself when its reader presses its button (RFC 8058):
/// without a cookie, a session or a token of ours, once or several times. A look changes nothing.
/// </summary>
[Does(Doing.KeepOnesPreferences)]
[IgnoreAntiforgeryToken]
public sealed class StopPage(OfficeDb db, Door door, AddressSeal seal) : OfficePage
{
    [FromRoute]
    public string Token { get; set; } = "";

    public Purpose Purpose { get; private set; }

    public bool IsStopped { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Find() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Find() is not { } mac)
        {
            return NotFound();
        }

        await door.Do(StopList.Act, Signed.Nobody, new StopList.Facts(mac, Purpose, ConsentMethod.OneClick));
        IsStopped = true;
        return Page();
    }

    private async Task<string?> Find()
    {
        var id = new DeliveryId(seal.Read(TokenFor.Delivery, Token) ?? 0);
        var found = await (from delivery in db.Deliveries join mailing in db.Mailings on delivery.Mailing equals mailing.Id where delivery.Id == id select new { delivery.Mac, mailing.Purpose }).FirstOrDefaultAsync();
        Purpose = found?.Purpose ?? default;
        return found is not null && Purpose.NeedsConsent() ? found.Mac : null;
    }
}
