using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.People;

namespace RankAndFile.Web.Post;

/// <summary>Writes a message. Who would get it is counted next; nothing is sent from here.</summary>
[Does(Doing.SendPost)]
[InEnglish]
public sealed class WritePage(Door door) : OfficePage
{
    [BindProperty]
    public string Subject { get; set; } = "";

    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public string ReplyTo { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if ((Subject ?? "").Trim().Length is 0)
        {
            Wrong(nameof(Subject), "post.wrong.subject");
        }

        if ((Text ?? "").Trim().Length is 0)
        {
            Wrong(nameof(Text), "wrong.text");
        }

        if (ReplyTo is { Length: > 0 })
        {
            CheckEmail(nameof(ReplyTo), ReplyTo);
        }

        if (ModelState.IsValid)
        {
            Refusal = await door.Do(WriteMailing.Act, Who, new WriteMailing.Facts(Purpose.Updates, Subject!, Text!, ReplyTo ?? ""), Key);
            if (Refusal is null)
            {
                return Redirect("/post");
            }
        }

        return Page();
    }
}
