using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Rules;

/// <summary>Publishes a new version of a document, made from the one that stands.</summary>
[Does(Doing.PublishRules)]
public sealed class AmendRulesPage(OfficeDb db, Door door) : TextPage
{
    public Document Document { get; private set; } = null!;

    /// <summary>The version that the text was made from.</summary>
    [BindProperty]
    public int From { get; set; }

    public async Task<IActionResult> OnGetAsync(string document)
    {
        if (await Present(document) is not { } present)
        {
            return NotFound();
        }

        From = present.Number;
        Text = NumberedText.Written((await db.ClausesOf(present)).Select(clause => clause.ToNumbered()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string document)
    {
        if (await Present(document) is null)
        {
            return NotFound();
        }

        if (Look)
        {
            LookAtTheCut();
            return Page();
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            Wrong(nameof(Reason), "wrong.reason");
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            Wrong(nameof(Text), "wrong.text");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Refusal = await door.Do(AmendDocument.Act, Who, new AmendDocument.Facts(Document.Id, From, Text!, Reason!), Key);
        if (Refusal is null)
        {
            return Redirect($"/rules/{Document.Address}");
        }

        // Whoever was told that another version came between has read it, or can, and may then go on from it.
        From = (await Present(document))!.Number;
        return Page();
    }

    private async Task<DocumentVersion?> Present(string address)
    {
        if (await db.Documents.FirstOrDefaultAsync(document => document.Address == address) is not { } document)
        {
            return null;
        }

        Document = document;
        return (await db.VersionsOf(document.Id))[^1];
    }
}
