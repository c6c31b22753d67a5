using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Who the scrutineer of an election is, under which terms, who else is independent, and how members were told.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class ScrutineerPage(OfficeDb db) : OfficePage
{
    public ScrutineerSeen Seen { get; private set; } = null!;

    public bool MaySettle { get; private set; }

    public bool IsScrutineer { get; private set; }

    public bool MayAnswer { get; private set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found)
        {
            return NotFound();
        }

        Seen = await db.SeenOf(found);
        if (Who.IsIn)
        {
            MaySettle = await db.RefusalTo(Doing.SettleTheScrutineersTerms, Who, election) is null;
            MayAnswer = await db.RefusalTo(Doing.AnswerTheScrutineer, Who, election) is null;
            IsScrutineer = await db.RefusalTo(Doing.KeepTheScrutineersLog, Who, election) is null;
        }

        return Page();
    }
}
