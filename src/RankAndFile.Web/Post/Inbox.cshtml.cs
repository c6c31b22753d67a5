using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Post;

/// <summary>Every message of a demonstration, to whomever it went. Anywhere else there is no such page.</summary>
[Does(Doing.ReadTheInbox)]
[InEnglish]
public sealed class InboxPage(Pickup pickup) : OfficePage
{
    private const int MostShown = 50;

    public List<(string Name, string To, string Subject, Instant At)> Messages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!HttpContext.Here().Union.IsDemonstration)
        {
            return NotFound();
        }

        foreach (var (name, at) in pickup.Latest(MostShown))
        {
            if (await pickup.Read(name) is { } bytes)
            {
                var mail = MailRead.Of(bytes);
                Messages.Add((name, mail["To"].Trim('<', '>'), mail.Subject, at));
            }
        }

        return Page();
    }
}

/// <summary>One message as it left, and an answer to it, which comes in as every answer does.</summary>
[Does(Doing.ReadTheInbox)]
[InEnglish]
public sealed class InboxMessagePage(Pickup pickup, Arrivals arrivals) : OfficePage
{
    private const int LongestAnswer = 5000;

    [FromRoute]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Text { get; set; } = "";

    public MailRead Mail { get; private set; } = null!;

    public IEnumerable<HtmlString> Paragraphs => Letter.Paragraphs(Mail.Text).Select(Letter.AsLinked);

    public bool IsAnswered { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find())
        {
            return NotFound();
        }

        if ((Text ?? "").Trim().Length is 0 or > LongestAnswer)
        {
            Wrong(nameof(Text), "wrong.text");
            return Page();
        }

        var to = Mail["Reply-To"].Trim('<', '>', ' ');
        if (arrivals.Knows(to))
        {
            await arrivals.Take(to, System.Text.Encoding.UTF8.GetBytes(string.Concat(
                MailText.Header("From", Mail["To"]),
                MailText.Header("To", $"<{to}>"),
                MailText.Header("Subject", MailText.Words($"Re: {Mail.Subject}")),
                MailText.Header("Message-ID", $"<{Secret.New()}@demonstration.example>"),
                MailText.Header("In-Reply-To", Mail["Message-ID"]),
                MailText.Part("text/plain", Text!))));
        }

        IsAnswered = true;
        return Page();
    }

    private async Task<bool> Find()
    {
        if (!HttpContext.Here().Union.IsDemonstration || await pickup.Read(Name) is not { } bytes)
        {
            return false;
        }

        Mail = MailRead.Of(bytes);
        return true;
    }
}
