using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Takes a code of the authenticator; the first time it shows how to set one up.</summary>
[Does(Doing.GiveACode)]
[EnableRateLimiting(Limits.Secrets)]
public sealed class CodePage(OfficeDb db, Door door, TimeProvider clock, IDataProtectionProvider protection) : OfficePage
{
    private readonly IDataProtector _kept = protection.CreateProtector("authenticator");

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The secret of an authenticator that is being set up, sealed for this person.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    /// <summary>Asks to set up another authenticator in place of the one there is.</summary>
    [BindProperty(SupportsGet = true)]
    public bool New { get; set; }

    public bool IsNew { get; private set; }

    public bool HasPasskeys { get; private set; }

    public bool HasAuthenticator { get; private set; }

    public string Letters { get; private set; } = "";

    public string Picture { get; private set; } = "";

    public async Task OnGetAsync() => await Show(await Me());

    public async Task<IActionResult> OnPostAsync()
    {
        var me = await Me();
        var isNew = Sealed is { Length: > 0 };
        if (Opened(isNew ? Sealed : me.AuthenticatorSecret, me) is not { } secret)
        {
            Sealed = null;
            ModelState.Remove(nameof(Sealed));
            await Show(me);
            return Page();
        }

        Refusal = await door.Do(TryCode.Act, Who, new TryCode.Facts(Code ?? "", secret, isNew ? Sealed : null));
        if (Refusal is null && await db.Sessions.AnyAsync(session => session.Id == Who.Session && session.CodeGivenAt != null))
        {
            return On(Next, "/");
        }

        if (Refusal is null)
        {
            Wrong(nameof(Code), "wrong.code");
        }

        await Show(me);
        return Page();
    }

    private Task<Person> Me() => db.People.FirstAsync(person => person.Id == Who.Person);

    private async Task Show(Person me)
    {
        HasAuthenticator = me.AuthenticatorSecret is not null;
        HasPasskeys = await db.Passkeys.AnyAsync(passkey => passkey.Person == me.Id);
        IsNew = (New || !HasAuthenticator) && await SecondProof.RefusalToChange(db, me, Who, clock.Now()) is null;
        if (IsNew)
        {
            Sealed = Sealed is { Length: > 0 } ? Sealed : For(me).Protect(Convert.ToHexString(AuthenticatorCode.NewSecret()));
            Letters = AuthenticatorCode.InLetters(Opened(Sealed, me)!);
            var issuer = Uri.EscapeDataString(HttpContext.Here().Union is { Name.Length: > 0 } union ? union.Name : "Rank & File");
            using var drawn = new QRCodeGenerator().CreateQrCode($"otpauth://totp/{issuer}:{Uri.EscapeDataString(me.Email)}?secret={Letters}&issuer={issuer}", QRCodeGenerator.ECCLevel.M);
            using var picture = new SvgQRCode(drawn);
            Picture = picture.GetGraphic(5, "#1b1a17", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
        }
    }

    private IDataProtector For(Person me) => _kept.CreateProtector($"{me.Id}");

    private byte[]? Opened(string? text, Person me)
    {
        try
        {
            return text is null ? null : Convert.FromHexString(For(me).Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
