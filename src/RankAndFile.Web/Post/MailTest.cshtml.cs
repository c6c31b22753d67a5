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
public sealed class MailTestPage(OfficeDb db, Settings settings, TimeProvider clock) : OfficePage
{
    public string? Result { get; private set; }

    public SmtpServer? Server => settings.Mail.Smtp;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var me = await db.People.FirstAsync(p => p.Id == Who.Person);
        Result = Server is { } server ? await Try(server, me.Email) : Words["mail-test.no-server"];
        return Page();
    }

    private async Task<string> Try(SmtpServer server, string to)
    {
        try
        {
            await using var line = await SmtpLine.Open(server, settings.MailFrom.Split('@')[^1], HttpContext.RequestAborted);
            var union = HttpContext.Here().Union.Name;
            var message = new MessageTo(union.Length > 0 ? union : "Rank & File", settings.MailFrom, to, settings.MailFrom, Words["mail-test.subject"], [Words["mail-test.text"]], [], Words.English, People.Form.Formatted, Secret.New(), null, null, IsAutomatic: true, null, clock.GetUtcNow());
            var answer = (await line.Send(settings.MailFrom, [to], message.Written(), HttpContext.RequestAborted))[0];
            return Words[answer.IsYes ? "mail-test.taken" : answer.NobodyThere ? "mail-test.nobody" : answer.IsLater ? "mail-test.later" : "mail-test.refused", answer.Figures];
        }
        catch (SmtpException failure)
        {
            return failure.Message;
        }
    }
}
