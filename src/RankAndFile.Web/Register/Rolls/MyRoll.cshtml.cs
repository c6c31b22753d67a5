using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register.OwnEntry;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>A member's own line on a Roll, and the proof that it is there.</summary>
[Does(Doing.SeeOwnEntry)]
public sealed class MyRollPage(OfficeDb db) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public Roll Roll { get; private set; } = null!;

    public RollLine Line { get; private set; } = null!;

    public RollProof Proof { get; private set; } = null!;

    public bool Holds { get; private set; }

    public async Task<IActionResult> OnGetAsync(RollId roll, long place)
    {
        if (await db.EntryOf(Who) is not { } member
            || await db.Set<Roll>().FirstOrDefaultAsync(r => r.Id == roll && r.FrozenAt != null) is not { } found
            || await db.Set<RollLine>().FirstOrDefaultAsync(l => l.Roll == roll && l.Place == place && l.Member == member.Id) is not { } line)
        {
            return NotFound();
        }

        (Roll, Line, Election) = (found, line, await db.Elections.FirstAsync(e => e.Id == found.Election));
        Proof = await db.Prove(found, line);
        Holds = Proofs.Includes(Proof.Leaf, place, found.Rows, found.TheRoot, Proof.Path);
        return Page();
    }
}
