using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>All the contests of an election together: what is still missing, who is left out, and what the call publishes.</summary>
public static class Contests
{
    /// <summary>So many at most in one election: an executive has sixty.</summary>
    public const int Most = 300;

    private static readonly Source _because = Source.Docs("contests-file.md", "Before the call");

    /// <summary>The contests of an election, in the order they were entered.</summary>
    public static async Task<List<Contest>> ContestsOf(this OfficeDb db, ElectionId election) =>
        await db.Contests.Where(contest => contest.Election == election).OrderBy(contest => contest.Id).ToListAsync();

    /// <summary>Every reason why an election cannot be called with the contests it has; none if it can.</summary>
    public static async Task<ImmutableArray<Refusal>> RefusalsToCall(OfficeDb db, ElectionId election)
    {
        var called = await db.Elections.FirstAsync(e => e.Id == election);
        var contests = await db.ContestsOf(election);
        if (contests.Count is 0)
        {
            return [new("An election is called with its contests: what is filled, who votes, who may stand. Add one first.", _because)];
        }

        List<OfficeId> ids = [.. contests.Where(contest => contest.Office is not null).Select(contest => contest.Office!.Value)];
        var offices = await db.Offices.Where(office => ids.Contains(office.Id)).ToListAsync();
        var refusals = contests.SelectMany(contest => Missing(contest, called.Footing, offices.Find(office => office.Id == contest.Office))).ToList();
        foreach (var occupation in contests.SelectMany(contest => contest.Electorate.Constituency.Occupations).Distinct())
        {
            if (!await db.Members.AnyAsync(member => member.Occupation == occupation))
            {
                refusals.Add(new($"The register has nobody whose occupation is “{occupation}”, letter for letter, so nobody would vote under it.", Act1992.At("s 50(3)(a)")));
            }
        }

        if (called.Footing is Footing.Statutory && (await ShutOutOfAllElections(db, contests)).Length > 0)
        {
            refusals.Add(new("Some members would be shut out of every election of the union, and not as a class that may be: those not in employment, in arrears, apprentices, trainees, students or new members. The page of the contests says which.", Act1992.At("s 50(4)")));
        }

        return [.. refusals];
    }

    private static IEnumerable<Refusal> Missing(Contest contest, Footing footing, Office? office)
    {
        if (ContestTerms.Of(contest).Refusal() is { } refusal)
        {
            yield return refusal with { Reason = $"{contest.Title}: {refusal.Reason}" };
        }

        if (contest.Choice is not { By.Length: > 0, On: not null, Why.Length: > 0 })
        {
            yield return new($"{contest.Title}: record who chose to count by {contest.RuleBook}, when, and why. It is published at the call.", Source.Docs("contests-file.md", "decided_by"));
        }

        if (!contest.Nominations.IsSettled)
        {
            yield return new($"{contest.Title}: say what it takes to be nominated, or that members put themselves forward.", Source.Docs("contests-file.md", "nominations"));
        }

        if (RefusalOfOffice(footing, contest.Places, office) is { } misfit)
        {
            yield return misfit with { Reason = $"{contest.Title}: {misfit.Reason}" };
        }
    }

    /// <summary>Why so many places of this office cannot be filled by an election on this footing, or null.</summary>
    internal static Refusal? RefusalOfOffice(Footing footing, int places, Office? office) => office switch
    {
        { IsStatutory: true } when footing is Footing.OwnRules => new(
            $"{office.Name} is a post that the Act binds, so it is filled by a statutory election, whatever the union's rules say.", Act1992.At("s 46(2) and (6)")),
        { } when places > office.Places => new($"{office.Name} has {office.Places} places, and not {places}.", OfficeTerms.Because),
        _ => null,
    };

    /// <summary>The classes of members who vote in none of these contests. Whether anybody belongs to them is not asked.</summary>
    public static async Task<ImmutableArray<ClassOfMembers>> ShutOut(OfficeDb db, IReadOnlyCollection<Contest> contests) =>
        contests.Any(contest => contest.Electorate.Constituency.IsEverybody)
            ? []
            : EveryoneHasAContest.ShutOut(
                contests.Select(contest => contest.Electorate.Constituency),
                await db.Regions.Select(region => region.Id).ToListAsync(),
                await db.Sectors.Select(sector => sector.Id).ToListAsync());

    /// <summary>
    /// The classes to which members belong who vote in none of these contests nor for any other post that
    /// the Act binds: who votes for the General Secretary is not shut out of all elections (s 50(4)).
    /// </summary>
    public static async Task<ImmutableArray<ClassOfMembers>> ShutOutOfAllElections(OfficeDb db, IReadOnlyCollection<Contest> contests)
    {
        if (await EveryMemberVotesElsewhere(db))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<ClassOfMembers>();
        foreach (var part in await ShutOut(db, contests))
        {
            if (await db.Members.Of(part).AnyAsync())
            {
                found.Add(part);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether there is a post that the Act binds for which every member votes.</summary>
    public static Task<bool> EveryMemberVotesElsewhere(OfficeDb db) =>
        db.Offices.AnyAsync(office => office.ElectedByAll && office.Kind != OfficeKind.Other);

    /// <summary>When those who hold the offices that these contests fill are due to be elected again: what <see cref="EarlyCall"/> asks.</summary>
    public static async Task<ImmutableArray<DateOnly>> DueDates(OfficeDb db, ElectionId election)
    {
        var offices = db.Contests.Where(contest => contest.Election == election && contest.Office != null).Select(contest => contest.Office!.Value);
        return [.. (await db.Holdings.Where(holding => offices.Contains(holding.Office) && holding.DueOn != null).Select(holding => holding.DueOn!.Value).ToListAsync()).Order()];
    }
}
