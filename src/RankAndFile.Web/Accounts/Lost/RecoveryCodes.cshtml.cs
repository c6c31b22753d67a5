using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Accounts;

/// <summary>Makes one's recovery codes and shows them once.</summary>
[Does(Doing.KeepRecoveryCodes)]
public sealed class RecoveryCodesPage(OfficeDb db, Door door) : OfficePage
{
    public int Left { get; private set; }

    public IReadOnlyList<string> Made { get; private set; } = [];

    public async Task OnGetAsync() => Left = await db.RecoveryCodes.CountAsync(code => code.Person == Who.Person && code.UsedAt == null);

    public async Task<IActionResult> OnPostAsync()
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCode.Many).Select(_ => CodeOnPaper.New())];
        Refusal = await door.Do(MakeRecoveryCodes.Act, Who, new MakeRecoveryCodes.Facts(codes));
        if (Refusal is null)
        {
            Made = codes;
        }
        else
        {
            await OnGetAsync();
        }

        return Page();
    }
}
