using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>One's own passkeys: seen, added, removed.</summary>
[Does(Doing.KeepPasskeys)]
[RunsScript("passkey.js")]
[EnableRateLimiting(Limits.Secrets)]
public sealed class PasskeysPage(OfficeDb db, Door door, IPasskeyHandler<Person> check, SealedState state, TimeProvider clock) : OfficePage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Sealed { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>What the browser is asked to make, as WebAuthn writes it. Empty where a code has to be given first.</summary>
    public string Asked { get; private set; } = "";

    public List<Passkey> Passkeys { get; private set; } = [];

    public bool IsLastProof { get; private set; }

    public Task OnGetAsync() => Show();

    public async Task<IActionResult> OnPostAddAsync()
    {
        CheckName(nameof(Name), Name ?? "", Passkey.LongestName);
        if (ModelState.IsValid)
        {
            if (await Made() is { } passkey)
            {
                Refusal = await door.Do(AddPasskey.Act, Who, new AddPasskey.Facts(
                    Name!, passkey.CredentialId, passkey.PublicKey, passkey.SignCount, string.Join(' ', passkey.Transports ?? []), passkey.IsBackupEligible, passkey.IsBackedUp));
                if (Refusal is null)
                {
                    return Redirect("/passkeys");
                }
            }
            else
            {
                Refusal = AddPasskey.NotMade;
            }
        }

        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(PasskeyId passkey, bool confirmed)
    {
        Refusal = await door.Do(RemovePasskey.Act, Who, new RemovePasskey.Facts(passkey, confirmed));
        if (Refusal is null)
        {
            return Redirect("/passkeys");
        }

        await Show();
        return Page();
    }

    private async Task<UserPasskeyInfo?> Made()
    {
        if (state.Open(Sealed, Who.Person) is not { } asked || string.IsNullOrEmpty(Credential))
        {
            return null;
        }

        var answer = await check.PerformAttestationAsync(new() { HttpContext = HttpContext, CredentialJson = Credential, AttestationState = asked });
        return answer.Succeeded ? answer.Passkey : null;
    }

    private async Task Show()
    {
        var me = await db.People.FirstAsync(person => person.Id == Who.Person);
        Passkeys = await db.Passkeys.Where(passkey => passkey.Person == me.Id).OrderBy(passkey => passkey.Id).ToListAsync();
        IsLastProof = Passkeys.Count is 1 && me.AuthenticatorSecret is null;
        if (await SecondProof.RefusalToChange(db, me, Who, clock.Now()) is null)
        {
            var options = await check.MakeCreationOptionsAsync(new() { Id = me.Id.ToString(), Name = me.Email.Length > 0 ? me.Email : me.Name, DisplayName = me.Name }, HttpContext);
            (Asked, Sealed) = (options.CreationOptionsJson, state.Seal(options.AttestationState, me.Id));
            ModelState.Remove(nameof(Sealed));
        }
    }
}
