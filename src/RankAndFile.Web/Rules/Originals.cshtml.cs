using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Files;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Rules;

/// <summary>Puts the original beside a version of a document, or takes it back.</summary>
[Does(Doing.PublishRules), InEnglish]
[RequestSizeLimit(LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class OriginalsPage(OfficeDb db, Door door) : VersionedPage(db)
{
    // More than a file may have, so that whoever sends one that is a little too large is told so on this page.
    private const long LargestRequest = 64 << 20;

    public List<StoredFile> Files { get; private set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string document, string? version)
    {
        if (!await Find(document, version) || Document.OfAnElection)
        {
            return NotFound();
        }

        Files = await Db.FilesOf(KeptWith.DocumentVersion, Version.Id.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string document, string? version, IFormFile? file)
    {
        if (await OnGetAsync(document, version) is NotFoundResult)
        {
            return NotFound();
        }

        if (file is not { Length: > 0 })
        {
            Wrong("File", "originals.wrong");
            return Page();
        }

        Refusal = await door.Keep(Who, KeptWith.DocumentVersion, Version.Id.Value, Arrived.Of(file), Key);
        return Refusal is null ? Redirect(Here) : Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(string document, string? version, StoredFileId file)
    {
        if (await OnGetAsync(document, version) is NotFoundResult || !Files.Any(kept => kept.Id == file))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            Wrong(nameof(Reason), "wrong.reason");
            return Page();
        }

        Refusal = await door.Do(TakeBackFile.Act, Who, new TakeBackFile.Facts(file, Reason), Key);
        return Refusal is null ? Redirect(Here) : await OnGetAsync(document, version);
    }

    private string Here => $"/rules/{Document.Address}/originals?version={Version.Number}";
}
