using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register.Inspections;
using RankAndFile.Web.Rules;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>The Rolls of an election, in numbers, for those who run it; and for the scrutineer the way to the lines.</summary>
[Does(Doing.SeeTheRoll), InEnglish]
public sealed class RollPage(OfficeDb db, TimeProvider clock) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public List<Roll> Rolls { get; private set; } = [];

    public ILookup<RollId, Instant> Supplies { get; private set; } = null!;

    public InspectionNumbers Inspections { get; private set; } = null!;

    /// <summary>Why a Roll cannot be frozen now.</summary>
    public Refusal? NotNow { get; private set; }

    public bool MayFreeze { get; private set; }

    public bool MayTake { get; private set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        Rolls = await db.Set<Roll>().Where(roll => roll.Election == election).OrderByDescending(roll => roll.Id).ToListAsync();
        var ids = Rolls.ConvertAll(roll => roll.Id);
        Supplies = (await db.Set<RollSupply>().Where(supply => ids.Contains(supply.Roll)).OrderBy(supply => supply.Id).ToListAsync()).ToLookup(supply => supply.Roll, supply => supply.At);
        Inspections = await InspectionNumbers.Of(db, election);
        var relevant = await db.TimetableDates.FirstOrDefaultAsync(date => date.Election == election && date.Milestone == Milestone.RelevantDate);
        NotNow = FreezeRoll.RefusalOn(clock.Now().Day, Election.Stage, relevant?.OnDay, Rolls.Exists(roll => roll.Stands));
        MayFreeze = await db.RefusalTo(Doing.FreezeTheRoll, Who, election) is null;
        MayTake = await db.RefusalTo(Doing.TakeTheRoll, Who, election) is null;
        return Page();
    }

    public static IReadOnlyDictionary<string, long> ShutOutOf(Roll roll) => JsonSerializer.Deserialize<SortedDictionary<string, long>>(roll.ShutOut)!;
}

/// <summary>Freezes the Roll.</summary>
[Does(Doing.FreezeTheRoll), InEnglish]
public sealed class FreezeRollPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public DateOnly? RelevantDate { get; private set; }

    public List<Contest> Contests { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        Refusal = await door.Do(FreezeRoll.Act, Who, new FreezeRoll.Facts(election), Key);
        return Refusal is null ? Redirect($"/elections/{election}/roll") : await Show(election);
    }

    private async Task<IActionResult> Show(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        RelevantDate = (await db.TimetableDates.FirstOrDefaultAsync(date => date.Election == election && date.Milestone == Milestone.RelevantDate))?.OnDay;
        Contests = await db.Set<Contest>().Where(contest => contest.Election == election).OrderBy(contest => contest.Id).ToListAsync();
        return Page();
    }
}

/// <summary>Voids the Roll that stands.</summary>
[Does(Doing.FreezeTheRoll), InEnglish]
public sealed class VoidRollPage(OfficeDb db, Door door) : OfficePage
{
    public Election Election { get; private set; } = null!;

    public Roll Roll { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election, RollId roll)
    {
        if (await db.Set<Roll>().FirstOrDefaultAsync(r => r.Id == roll && r.Election == election && r.FrozenAt != null) is not { } found)
        {
            return NotFound();
        }

        (Roll, Election) = (found, await db.Elections.FirstAsync(e => e.Id == election));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election, RollId roll)
    {
        Refusal = await door.Do(VoidRoll.Act, Who, new VoidRoll.Facts(election, roll, Reason ?? "", Because ?? ""), Key);
        return Refusal is null ? Redirect($"/elections/{election}/roll") : await OnGetAsync(election, roll);
    }
}
