using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Where one is signed in, and the way out.</summary>
[Does(Doing.EndSessions)]
public sealed class SessionsPage(OfficeDb db, Door door, TimeProvider clock) : OfficePage
{
    public List<Session> Open { get; private set; } = [];

    public bool MayApprove { get; private set; }

    public async Task OnGetAsync()
    {
        MayApprove = await db.RefusalTo(Doing.ApproveAReset, Who) is null;
        var now = clock.Now();
        Open = await db.Sessions.Where(session => session.Person == Who.Person && session.EndedAt == null && session.ExpiresAt > now).OrderByDescending(session => session.Id).ToListAsync();
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        await door.Do(EndSessions.Act, Who, new EndSessions.Facts(AllOthers: false));
        SessionCookie.Take(HttpContext);
        return Redirect("/");
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        await door.Do(EndSessions.Act, Who, new EndSessions.Facts(AllOthers: true));
        return Redirect("/sessions");
    }
}
