using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.People;

/// <summary>Asks for the union's updates by mail. What is said afterwards is the same whether the address is known or not.</summary>
[Does(Doing.KeepOnesPreferences)]
[EnableRateLimiting(Limits.Secrets)]
public sealed class UpdatesPage(Door door, AddressSeal seal, Postman postman, Settings settings) : OfficePage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public bool Updates { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CheckEmail(nameof(Email), Email ?? "");
        if ((Name ?? "").Length > Contact.LongestName || (Name ?? "").Any(char.IsControl))
        {
            Wrong(nameof(Name), "wrong.name");
        }

        if (!Updates)
        {
            Wrong(nameof(Updates), "updates.wrong.tick");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await Asked.Send(door, seal, postman, settings.Mail.AddressFor(Request), Words, Email!, Name ?? "", Purpose.Updates, "/updates");
        return Redirect("/updates/sent");
    }
}

/// <summary>What is said to everybody who left an address.</summary>
[Does(Doing.KeepOnesPreferences)]
public sealed class UpdatesSentPage : OfficePage;

/// <summary>Asks the holder of an address whether it was them.</summary>
internal static class Asked
{
    /// <param name="address">Where the link leads.</param>
    internal static async Task Send(Door door, AddressSeal seal, Postman postman, string address, Words words, string email, string name, Purpose? purpose, string page)
    {
        await door.Do(LeaveAddress.Act, Signed.Nobody, new LeaveAddress.Facts(seal.Mac(email), seal.Seal(email), name, words.Language, purpose, page, id =>
        {
            var link = $"{address}/confirm/{seal.Token(TokenFor.SignUp, id.Value)}";
            var what = purpose is null ? "link" : "updates";
            return (seal.SealWords(words[$"mail.confirm.{what}.subject"]), seal.SealWords($"{words[$"mail.confirm.{what}.text"]}\n\n{link}\n\n{words["mail.confirm.not-you"]}"));
        }));

        // The answer does not wait for the message, whose absence would show in its time.
        _ = Task.Run(postman.SendAnswers);
    }
}
