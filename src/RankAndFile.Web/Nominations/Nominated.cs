using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Nominations;

/// <summary>How often somebody was nominated in a contest.</summary>
/// <param name="Regions">From how many regions valid nominations came.</param>
/// <param name="Represented">How many members the bodies of the valid nominations have.</param>
public sealed record Nominated(ContestId Contest, MemberId Candidate, string Name, int Valid, int Pending, int Invalid, int Regions, int Represented)
{
    public static Nominated Nowhere(ContestId contest, MemberId candidate) => new(contest, candidate, "", 0, 0, 0, 0, 0);
}

/// <summary>The nominations of an election, counted by contest and candidate.</summary>
public static class NominationsCounted
{
    /// <summary>The database counts: there may be thousands of nominations, and this is asked on public pages.</summary>
    /// <param name="candidate">Of one candidate alone.</param>
    public static async Task<List<Nominated>> NominatedIn(this OfficeDb db, ElectionId election, MemberId? candidate = null)
    {
        var parts = await db.Set<Nomination>().Where(n => n.Election == election && (candidate == null || n.Candidate == candidate))
            .GroupBy(n => new { n.Contest, n.Candidate, n.State, n.Region })
            .Select(group => new { group.Key.Contest, group.Key.Candidate, group.Key.State, group.Key.Region, Name = group.Min(n => n.CandidateName), Count = group.Count(), Members = group.Sum(n => n.MembersRepresented) })
            .ToListAsync();
        return
        [
            .. parts.GroupBy(part => (part.Contest, part.Candidate)).Select(of => new Nominated(
                of.Key.Contest,
                of.Key.Candidate,
                of.First().Name!,
                of.Where(part => part.State is NominationState.Valid).Sum(part => part.Count),
                of.Where(part => part.State is NominationState.Pending).Sum(part => part.Count),
                of.Where(part => part.State is NominationState.Invalid).Sum(part => part.Count),
                of.Count(part => part is { State: NominationState.Valid, Region: not null }),
                of.Where(part => part.State is NominationState.Valid).Sum(part => part.Members))),
        ];
    }
}
