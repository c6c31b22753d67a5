using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Post;

/// <summary>The messages that somebody was asked to agree to, and the button that lets one go.</summary>
[Does(Doing.AgreeToPost)]
[InEnglish]
public sealed class AgreePage(OfficeDb db, Door door) : OfficePage
{
    private const int MostShown = 20;

    public List<Mailing> Waiting { get; private set; } = [];

    public Task OnGetAsync() => Show();

    public async Task<IActionResult> OnPostAsync(MailingId mailing)
    {
        Refusal = await door.Do(AgreeToMailing.Act, Who, new AgreeToMailing.Facts(mailing), Key);
        if (Refusal is null)
        {
            return Redirect("/post/agree");
        }

        await Show();
        return Page();
    }

    private async Task Show() => Waiting = await db.Mailings
        .Where(m => m.Audience != Audience.One && m.State == MailingState.WaitingForTheSecond && m.SecondPerson == Who.Person)
        .OrderByDescending(m => m.Id).Take(MostShown).ToListAsync();
}
