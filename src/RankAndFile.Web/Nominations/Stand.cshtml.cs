using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register.OwnEntry;
using Contest = RankAndFile.Web.Elections.Contest;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Nominations;

/// <summary>What it takes a member to stand: for each contest whether they may, by which clause, what by when, and their nominations so far.</summary>
[Does(Doing.StandForElection)]
public sealed class StandPage(OfficeDb db) : OfficePage
{
    /// <param name="MayNot">Why the register says that they may not stand.</param>
    /// <param name="Asked">What they would have to declare.</param>
    public sealed record OfAContest(Contest Contest, int Needed, Refusal? MayNot, ImmutableArray<StandingCondition> Asked, Nominated? Nominated, bool MayAnswer);

    public Election Election { get; private set; } = null!;

    public Window? Window { get; private set; }

    public bool IsMember { get; private set; }

    public List<OfAContest> Contests { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found)
        {
            return NotFound();
        }

        (Election, Window) = (found, Window.Of(await db.DatesOf(election)));
        var member = await db.EntryOf(Who);
        IsMember = member is not null;
        if (Window is not { } window)
        {
            return Page();
        }

        var own = member is null ? [] : await db.Set<Candidacy>().Where(c => c.Election == election && c.Member == member.Id).Select(c => c.Contest).ToListAsync();
        var nominated = member is null ? [] : await db.NominatedIn(election, member.Id);
        foreach (var contest in await db.ContestsOf(election))
        {
            var mayNot = member is null ? null : WhoMayStand.RefusalToStand(contest, VoterFacts.Of(member), window.Closes);
            Contests.Add(new(
                contest,
                await db.NeededIn(contest, window.Opens),
                mayNot,
                member is null ? [] : WhoMayStand.ToDeclare(contest, VoterFacts.Of(member)),
                nominated.Find(one => one.Contest == contest.Id),
                MayAnswer: own.Contains(contest.Id) || (mayNot is null && IsMember && found.Stage is Stage.Nominating && contest.Nominations.By is Nominators.Nobody)));
        }

        return Page();
    }
}
