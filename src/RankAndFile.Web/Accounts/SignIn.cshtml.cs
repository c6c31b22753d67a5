using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Accounts;

/// <summary>Asks for a one-time link. The answer is the same whether the address is known or not.</summary>
[Does(Doing.SignIn)]
[EnableRateLimiting(Limits.Secrets)]
public sealed class SignInPage(Door door, AddressSeal seal, Postman postman, Settings settings) : OfficePage
{
    [BindProperty]
    public string Email { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CheckEmail(nameof(Email), Email ?? "");
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var secret = Secret.New();
        var address = $"{settings.Mail.AddressFor(Request)}/sign-in/link?link={secret}";
        var text = Words["sign-in.mail.text", address].Replace("\\n", "\n", StringComparison.Ordinal);
        await door.Do(AskForLink.Act, Who, new AskForLink.Facts(Email!, secret, seal.Mac(Email!), seal.SealWords(Words["sign-in.mail.subject"]), seal.SealWords(text)));

        // The answer does not wait for the message, whose absence would show in its time.
        _ = Task.Run(postman.SendAnswers);
        return Redirect("/sign-in/sent");
    }
}
