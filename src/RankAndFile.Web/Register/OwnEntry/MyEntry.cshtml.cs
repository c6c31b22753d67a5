using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register.Rolls;

namespace RankAndFile.Web.Register.OwnEntry;

/// <summary>A member's own entry in full, and copies of it: 1992 Act s 24(3).</summary>
[Does(Doing.SeeOwnEntry)]
public sealed class MyEntryPage(OfficeDb db) : OfficePage
{
    public const int MostShown = 50;

    public EntryCopy? Entry { get; private set; }

    public List<Correction> Corrections { get; private set; } = [];

    public List<OwnRollLine> Rolls { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (await db.EntryOf(Who) is { } member)
        {
            Entry = await EntryCopy.Of(db, member, Words);
            Corrections = await db.Set<Correction>().Where(correction => correction.Member == member.Id).OrderByDescending(correction => correction.Id).Take(MostShown).ToListAsync();
            Rolls = await db.RollsWith(member.Id);
        }
    }

    public async Task<IActionResult> OnGetTextAsync() =>
        await db.EntryOf(Who) is { } member
            ? File((await EntryCopy.Of(db, member, Words)).ToText(Words), "text/plain; charset=utf-8", "my-entry.txt")
            : NotFound();

    public async Task<IActionResult> OnGetJsonAsync() =>
        await db.EntryOf(Who) is { } member
            ? File((await EntryCopy.Of(db, member, Words)).ToJson(), "application/json", "my-entry.json")
            : NotFound();
}
