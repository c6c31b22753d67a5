using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.OwnEntry;

/// <summary>How a member wants to be written to.</summary>
[Does(Doing.SeeOwnEntry)]
public sealed class ReachPage(OfficeDb db, Door door) : OfficePage
{
    [BindProperty]
    public Channel Channel { get; set; }

    [BindProperty]
    public List<Formats> Formats { get; set; } = [];

    public static IEnumerable<Formats> Offered => Enum.GetValues<Formats>().Where(format => format is not Register.Formats.None);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.EntryOf(Who) is not { } member)
        {
            return Redirect("/my-entry");
        }

        (Channel, Formats) = (member.Channel, [.. Offered.Where(format => member.Formats.HasFlag(format))]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var formats = Formats.Aggregate(Register.Formats.None, (all, one) => all | one);
        Refusal = await door.Do(ChooseChannel.Act, Who, new ChooseChannel.Facts(Channel, formats), Key);
        return Refusal is null ? Redirect("/my-entry") : Page();
    }
}
