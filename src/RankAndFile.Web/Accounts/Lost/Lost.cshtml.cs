using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Accounts;

/// <summary>For somebody who came by a link and has lost their authenticator: a recovery code, or the help of two others.</summary>
[Does(Doing.GiveACode)]
[EnableRateLimiting(Limits.Secrets)]
public sealed class LostPage(OfficeDb db, Door door, Postman postman, TimeProvider clock) : OfficePage
{
    [BindProperty]
    public string? Code { get; set; }

    public AuthenticatorReset? Reset { get; private set; }

    public bool IsDue { get; private set; }

    public async Task OnGetAsync()
    {
        var now = clock.Now();
        Reset = (await db.Resets.Where(reset => reset.Person == Who.Person).ToListAsync()).LastOrDefault(reset => reset.IsOpen(now));
        IsDue = Reset?.IsDue(now) is true;
    }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        Refusal = await door.Do(UseRecoveryCode.Act, Who, new UseRecoveryCode.Facts(Code ?? ""));
        if (Refusal is null && !Who.CodeGiven && await db.Sessions.AnyAsync(session => session.Id == Who.Session && session.CodeGivenAt != null))
        {
            await Tell("lost.mail.code");
            return Redirect("/sign-in/code?new=true");
        }

        if (Refusal is null)
        {
            Wrong(nameof(Code), "wrong.recovery-code");
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        Refusal = await door.Do(AskForReset.Act, Who, new AskForReset.Facts());
        if (Refusal is null)
        {
            await Tell("lost.mail.asked");
            return Redirect("/sign-in/lost");
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync(ResetId reset)
    {
        Refusal = await door.Do(StopReset.Act, Who, new StopReset.Facts(reset));
        await OnGetAsync();
        return Refusal is null ? Redirect("/sign-in/lost") : Page();
    }

    private Task Tell(string words) => postman.Tell(Who.Person!.Value, Words["lost.mail.subject"], Words[words].Replace("\\n", "\n", StringComparison.Ordinal));
}
