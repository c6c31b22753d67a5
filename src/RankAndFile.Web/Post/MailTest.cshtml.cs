using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Post;

/// <summary>Sends one message to whoever presses the button, and says what the mail server did, in plain words.</summary>
[Does(Doing.SendPost)]
[InEnglish]
public sealed class MailTestPage(OfficeDb db, Settings settings, Pickup pickup, TimeProvider clock) : OfficePage
{
    public string? Result { get; private set; }

    public SmtpServer? Server => settings.Mail.Smtp;

    /// <summary>It is a step of setting up an empty union, and another follows.</summary>
    [BindProperty(SupportsGet = true)]
    public bool First { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var to = (await db.People.FirstAsync(p => p.Id == Who.Person)).Email;
        var union = HttpContext.Here().Union.Name;
        var message = new MessageTo(union.Length > 0 ? union : "Rank & File", settings.MailFrom, to, settings.MailFrom, Words["mail-test.subject"], [Words["mail-test.text"]], [], Words.English, People.Form.Formatted, Secret.New(), null, null, IsAutomatic: true, null, clock.GetUtcNow());
        Result = await Try(to, message);
        return Page();
    }

    private async Task<string> Try(string to, MessageTo message)
    {
        if (Server is not { } server)
        {
            await pickup.Put(message.Written());
            return Words["mail-test.put-down"];
        }

        try
        {
            await using var line = await SmtpLine.Open(server, settings.MailFrom.Split('@')[^1], HttpContext.RequestAborted);
            var answer = (await line.Send(settings.MailFrom, [to], message.Written(), HttpContext.RequestAborted))[0];
            return Words[answer.IsYes ? "mail-test.taken" : answer.NobodyThere ? "mail-test.nobody" : answer.IsLater ? "mail-test.later" : "mail-test.refused", answer.Figures];
        }
        catch (SmtpException failure)
        {
            return failure.Message;
        }
    }
}
