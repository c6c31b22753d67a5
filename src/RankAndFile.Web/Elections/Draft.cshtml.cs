using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>A draft before the call: what is done, what is still to do. Whoever opens this page is kept.</summary>
[Does(Doing.SeeADraft), InEnglish]
public sealed class DraftPage(OfficeDb db, Door door, TimeProvider clock) : OfficePage
{
    public Election Election => Draft.Election;

    public Draft Draft { get; private set; } = null!;

    public ImmutableArray<(DraftTask Task, Refusal Refusal)> Missing { get; private set; } = [];

    public List<Seen> SeenBy { get; private set; } = [];

    public bool MayCall { get; private set; }

    /// <summary>The tasks of this draft. Duties are chosen only where they can be switched off, decisions only where one is asked for or taken.</summary>
    public IEnumerable<DraftTask> Tasks => Enum.GetValues<DraftTask>().Where(task => task switch
    {
        DraftTask.Duties => Election.Footing is Footing.OwnRules,
        DraftTask.Decisions => !Draft.Decisions.IsEmpty || Missing.Any(missing => missing.Task is DraftTask.Decisions),
        _ => true,
    });

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        await door.Do(LookAtDraft.Act, Who, new LookAtDraft.Facts(election));
        return await Show(election);
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        Refusal = await door.Do(CallElection.Act, Who, new CallElection.Facts(election), Key);
        return Refusal is null ? Redirect($"/elections/{election}") : await Show(election);
    }

    private async Task<IActionResult> Show(ElectionId id)
    {
        var election = await db.Elections.FirstAsync(e => e.Id == id);
        if (!election.IsSealed)
        {
            return Redirect($"/elections/{id}");
        }

        Draft = await Draft.Of(db, election);
        Missing = Draft.Refusals(clock.Now().Day);
        SeenBy = await db.WhoSawTheDraft(id);
        MayCall = election.Stage is Stage.Draft && await db.RefusalTo(Doing.CallTheElection, Who, id) is null;
        return Page();
    }
}
