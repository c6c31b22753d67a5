using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Accounts;

/// <summary>Asks for a one-time link. The answer is the same whether the address is known or not.</summary>
[Does(Doing.SignIn)]
[EnableRateLimiting(Limits.Secrets)]
public sealed partial class SignInPage(Door door, Database database, Pickup pickup, ILogger<SignInPage> log) : OfficePage
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
        await door.Do(AskForLink.Act, Who, new AskForLink.Facts(Email!, secret));

        // The answer does not wait for the message, whose absence would show in its time.
        var (address, words) = ($"{Request.Scheme}://{Request.Host}/sign-in/link?link={secret}", Words);
        _ = Task.Run(() => Send(secret, address, words));
        return Redirect("/sign-in/sent");
    }

    private async Task Send(string secret, string address, Words words)
    {
        try
        {
            await using var db = database.ForReading();
            var hash = Secret.Hash(secret);
            var link = await db.Links.FirstOrDefaultAsync(l => l.Hash == hash);
            var to = link?.Person is { } person ? await db.People.Where(p => p.Id == person).Select(p => p.Email).FirstOrDefaultAsync()
                : link?.Member is { } member ? await db.Members.Where(m => m.Id == member).Select(m => m.Email).FirstOrDefaultAsync()
                : null;
            if (to is not null)
            {
                await pickup.Put(to, words["sign-in.mail.subject"], words["sign-in.mail.text", address].Replace("\\n", "\n", StringComparison.Ordinal));
            }
        }
        catch (Exception failure)
        {
            NotSent(log, failure.GetType().Name);
        }
    }

    // The failure's own words may hold the address.
    [LoggerMessage(LogLevel.Error, "A sign-in link could not be sent: {Kind}")]
    private static partial void NotSent(ILogger log, string kind);
}
