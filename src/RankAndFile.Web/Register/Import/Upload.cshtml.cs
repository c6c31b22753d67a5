using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register;

/// <summary>Sends a file of members. It may be much larger than anything else that is sent here.</summary>
[Does(Doing.KeepTheRegister)]
[InEnglish]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class UploadPage(OfficeDb db, Door door) : OfficePage
{
    // With what a form has around its file.
    private const long LargestRequest = ArrivedFile.LargestFile + (1 << 20);

    [BindProperty]
    public IFormFile? Members { get; set; }

    public RegisterImport? UnderWay { get; private set; }

    public async Task OnGetAsync() => UnderWay = await BeginImport.UnderWay(db);

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (Members is null)
        {
            Wrong(nameof(Members), "wrong.file");
            return Page();
        }

        var upload = Key.Key;
        await using (var file = Members.OpenReadStream())
        {
            Refusal = await Arriving.Keep(door, Who, upload, Members.FileName, file);
        }

        return Refusal is null ? Redirect($"/register/imports/{await db.RegisterImports.Where(import => import.Upload == upload).Select(import => import.Id).FirstAsync()}") : Page();
    }
}
