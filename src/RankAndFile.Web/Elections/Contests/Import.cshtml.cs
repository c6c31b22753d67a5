using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Reads a file of contests, shows what was read, and adds all of them or none.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestImportPage(OfficeDb db, Door door) : ContestsOfDraftPage(db)
{
    public static ImmutableArray<string> Columns => ContestRows.Columns;

    [BindProperty]
    public string? Text { get; set; }

    public ImmutableArray<WrongLine> WrongLines { get; private set; } = [];

    public List<ContestInWords> Preview { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ElectionId election) => await IsDraft(election) ? Page() : NotFound();

    /// <summary>A file to begin from.</summary>
    public IActionResult OnGetExample() => File(ContestFile.Example(), "text/csv; charset=utf-8", "contests-example.csv");

    public async Task<IActionResult> OnPostLookAsync(ElectionId election, IFormFile? file)
    {
        if (!await IsDraft(election))
        {
            return NotFound();
        }

        if (file is { Length: > 0 and <= ContestRows.LargestFile })
        {
            using var read = new MemoryStream();
            await file.CopyToAsync(read);
            Text = ContestRows.Text(read.ToArray());
            ModelState.Remove(nameof(Text));
        }
        else if (file is { Length: > 0 })
        {
            Text = null;
        }

        if (string.IsNullOrWhiteSpace(Text) || Text.Length > ContestRows.LargestFile)
        {
            Wrong("File", "contests.file.unread");
            return Page();
        }

        if (await Read() is { } contests)
        {
            Preview = await ContestInWords.Of(Db, [.. contests.Select(terms => terms.In(election))], Words);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (!await IsDraft(election))
        {
            return NotFound();
        }

        if (await Read() is not { } contests)
        {
            return Page();
        }

        Refusal = await door.Do(AddContests.Act, Who, new AddContests.Facts(election, contests), Key);
        return Refusal is null ? Redirect(At) : Page();
    }

    private async Task<ImmutableArray<ContestTerms>?> Read()
    {
        var file = await ContestFile.Read(Db, Election.Footing, Text is { Length: <= ContestRows.LargestFile } ? Text : "");
        WrongLines = file.Wrong;
        return file.Wrong.IsEmpty ? file.Contests : null;
    }
}
