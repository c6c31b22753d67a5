using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Signs in by a passkey: the browser offers those it has for this address.</summary>
[Does(Doing.SignIn)]
[RunsScript("passkey.js")]
[EnableRateLimiting(Limits.Secrets)]
public sealed class PasskeyPage(OfficeDb db, Door door, IPasskeyHandler<Person> check, SealedState state) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    [BindProperty]
    public string? Sealed { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>What the browser is asked for, as WebAuthn writes it.</summary>
    public string Asked { get; private set; } = "";

    public Task OnGetAsync() => Ask();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Unlocked() is not { } passkey)
        {
            return await Refused();
        }

        // An answer is good once: sent again, it opens no session.
        var secret = Secret.New();
        await door.Do(ArriveByPasskey.Act, Who, new ArriveByPasskey.Facts(passkey.CredentialId, passkey.SignCount, passkey.IsBackedUp, secret), new OnceKey($"passkey {Secret.Hash(Sealed!)}"));
        var hash = Secret.Hash(secret);
        if (!await db.Sessions.AnyAsync(session => session.Hash == hash))
        {
            return await Refused();
        }

        SessionCookie.Give(HttpContext, secret);
        return On(Next, "/");
    }

    private async Task<UserPasskeyInfo?> Unlocked()
    {
        if (state.Open(Sealed, forWhom: null) is not { } asked || string.IsNullOrEmpty(Credential))
        {
            return null;
        }

        var answer = await check.PerformAssertionAsync(new() { HttpContext = HttpContext, CredentialJson = Credential, AssertionState = asked });
        return answer.Succeeded ? answer.Passkey : null;
    }

    private async Task<IActionResult> Refused()
    {
        Refusal = ArriveByPasskey.NotGood;
        ModelState.Clear();
        await Ask();
        return Page();
    }

    private async Task Ask()
    {
        var options = await check.MakeRequestOptionsAsync(user: null, HttpContext);
        (Asked, Sealed) = (options.RequestOptionsJson, state.Seal(options.AssertionState, forWhom: null));
    }
}
