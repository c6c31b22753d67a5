using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Rules;

/// <summary>A page on which a text is written that is cut into clauses, and can be looked at before it is published.</summary>
public abstract class TextPage : OfficePage
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Only to see the clauses; nothing is published.</summary>
    [BindProperty]
    public bool Look { get; set; }

    /// <summary>The clauses, after somebody asked to see them.</summary>
    public IReadOnlyList<NumberedClause>? Cut { get; private set; }

    protected void LookAtTheCut()
    {
        switch (NumberedText.Cut(Text ?? ""))
        {
            case Cutting.Refused refused:
                Refusal = refused.Refusal;
                break;
            case Cutting.Cut cut:
                Cut = cut.Clauses;
                break;
        }
    }
}

/// <summary>Publishes a document for the first time.</summary>
[Does(Doing.PublishRules)]
public sealed class PublishRulesPage(Door door) : TextPage
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public DocumentKind Kind { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Look)
        {
            LookAtTheCut();
            return Page();
        }

        CheckName(nameof(Title), Title ?? "", PublishDocument.LongestTitle);
        if (!Document.IsAddress(Address ?? ""))
        {
            Wrong(nameof(Address), "wrong.address");
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            Wrong(nameof(Text), "wrong.text");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Refusal = await door.Do(PublishDocument.Act, Who, new PublishDocument.Facts(Title!, Address!, Kind, Text!, Reason ?? ""), Key);
        return Refusal is null ? Redirect($"/rules/{Address}") : Page();
    }
}
