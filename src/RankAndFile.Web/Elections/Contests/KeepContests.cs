using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>Adds contests to a draft, all of these or none: one that was typed, or the sixty of a file.</summary>
public static class AddContests
{
    public sealed record Facts(ElectionId Election, ImmutableArray<ContestTerms> Contests) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalToKeepContests(who, facts.Election) is { } refused)
        {
            return refused;
        }

        return await db.Add(facts.Election, facts.Contests, who);
    }
}

/// <summary>One part of a contest, set again.</summary>
public abstract record ContestChange
{
    public sealed record Post(string Title, OfficeId? Office, int Places, ImmutableArray<string> Incumbents) : ContestChange;

    public sealed record Voters(Electorate Electorate) : ContestChange;

    public sealed record Counting(string RuleBook, ImmutableArray<ReservedPlaces> Reserved, VotingSystemChoice Choice) : ContestChange;

    public sealed record WhoMayStand(Standing Standing) : ContestChange;

    public sealed record HowToBeNominated(NominationRule Nominations) : ContestChange;

    internal ContestTerms In(ContestTerms terms) => this switch
    {
        Post post => terms with { Title = post.Title, Office = post.Office, Places = post.Places, Incumbents = post.Incumbents },
        Voters voters => terms with { Electorate = voters.Electorate },
        Counting counting => terms with { RuleBook = counting.RuleBook, Reserved = counting.Reserved, Choice = counting.Choice },
        WhoMayStand stand => terms with { Standing = stand.Standing },
        HowToBeNominated nominated => terms with { Nominations = nominated.Nominations },
        _ => throw new InvalidOperationException($"{this} is no part of a contest."),
    };
}

/// <summary>Sets one part of a contest in a draft again.</summary>
public static class ChangeContest
{
    public sealed record Facts(ElectionId Election, ContestId Contest, ContestChange Change) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalToKeepContests(who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.Contests.FirstOrDefaultAsync(c => c.Id == facts.Contest && c.Election == facts.Election) is not { } contest)
        {
            return KeepingContests.NoSuchContest;
        }

        var terms = facts.Change.In(ContestTerms.Of(contest));
        if ((terms.Refusal() ?? await db.RefusalOfPlaces(facts.Election, terms) ?? await db.RefusalOfTitles(facts.Election, [terms], contest.Id)) is { } refusal)
        {
            return refusal;
        }

        terms.PutInto(contest);
        await db.EnterAsSet(facts.Election, [contest], who);
        return null;
    }
}

/// <summary>Takes a contest out of a draft.</summary>
public static class RemoveContest
{
    public sealed record Facts(ElectionId Election, ContestId Contest) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalToKeepContests(who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.Contests.FirstOrDefaultAsync(c => c.Id == facts.Contest && c.Election == facts.Election) is not { } contest)
        {
            return KeepingContests.NoSuchContest;
        }

        db.Remove(contest);
        db.Record(facts.Election, new ContestRemoved($"contest-{contest.Id}", contest.Title, who.Name));
        return null;
    }
}

/// <summary>Adds the contests of another election. How votes are counted is chosen anew for each election, so the choice is not copied.</summary>
public static class CopyContests
{
    public sealed record Facts(ElectionId Election, ElectionId From) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalToKeepContests(who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (facts.From == facts.Election || await db.Elections.FirstOrDefaultAsync(e => e.Id == facts.From) is not { } from
            || (from.IsSealed && await db.RefusalTo(Doing.SeeADraft, who, from.Id) is not null))
        {
            return new("There is no other election here to copy from.", KeepingContests.Because);
        }

        var copied = (await db.ContestsOf(from.Id)).Select(ContestTerms.Of);
        return await db.Add(facts.Election, [.. copied.Select(terms => terms with { Choice = VotingSystemChoice.NotYet, Incumbents = [] })], who);
    }
}

/// <summary>What the acts on contests ask and write alike.</summary>
internal static class KeepingContests
{
    internal static readonly Source Because = Source.Docs("contests-file.md", "");

    internal static readonly Refusal NoSuchContest = new("This election has no such contest.", Because);

    internal static async Task<Refusal?> RefusalToKeepContests(this OfficeDb db, Signed who, ElectionId election) =>
        await db.RefusalTo(Doing.KeepContests, who, election) is { } refused ? refused
        : (await db.Elections.FirstAsync(e => e.Id == election)).Stage is Stage.Draft ? null
        : new("The contests stand from the call on.", Source.Docs("lifecycle.md", "What a step asks for"));

    internal static async Task<Refusal?> Add(this OfficeDb db, ElectionId election, ImmutableArray<ContestTerms> terms, Signed who)
    {
        if (terms.IsEmpty)
        {
            return new("There is no contest in it.", Because);
        }

        foreach (var each in terms)
        {
            if ((each.Refusal() ?? await db.RefusalOfPlaces(election, each)) is { } refusal)
            {
                return terms.Length is 1 ? refusal : refusal with { Reason = $"{each.Title}: {refusal.Reason}" };
            }
        }

        if (await db.RefusalOfTitles(election, terms, except: null) is { } taken)
        {
            return taken;
        }

        List<OfficeId> offices = [.. terms.Where(each => each.Office is not null).Select(each => each.Office!.Value)];
        var holders = (await db.Holdings.Where(place => offices.Contains(place.Office) && place.VacantSince == null).OrderBy(place => place.Id).ToListAsync()).ToLookup(place => place.Office, place => place.Holder);

        // Who holds the office is an incumbent, unless somebody said who is.
        List<Contest> contests = [.. terms.Select(each => (each is { Office: { } office, Incumbents.IsEmpty: true } ? each with { Incumbents = [.. holders[office]] } : each).In(election))];
        foreach (var contest in contests)
        {
            // One after the other, so that they keep their order.
            db.Add(contest);
            await db.SaveChangesAsync();
        }

        await db.EnterAsSet(election, contests, who);
        return null;
    }

    internal static async Task<Refusal?> RefusalOfTitles(this OfficeDb db, ElectionId election, ImmutableArray<ContestTerms> terms, ContestId? except)
    {
        var there = await db.Contests.Where(contest => contest.Election == election && contest.Id != except).Select(contest => contest.Title).ToListAsync();
        if (there.Count + terms.Length > Contests.Most)
        {
            return new($"An election has at most {Contests.Most} contests.", Because);
        }

        var titles = new HashSet<string>(there, StringComparer.OrdinalIgnoreCase);
        return terms.FirstOrDefault(each => !titles.Add(each.Title.Trim())) is { } twice
            ? new($"There is a contest called {twice.Title.Trim()} already. Each has a title of its own.", Because)
            : null;
    }

    /// <summary>Whether the places, branches and offices that a contest speaks of are there.</summary>
    internal static async Task<Refusal?> RefusalOfPlaces(this OfficeDb db, ElectionId election, ContestTerms terms)
    {
        var constituency = terms.Electorate.Constituency;
        var (regions, sectors, branches) = (constituency.Regions.Distinct().ToList(), constituency.Sectors.Distinct().ToList(), constituency.Branches.Distinct().ToList());
        var allThere = await db.Regions.CountAsync(region => regions.Contains(region.Id)) == constituency.Regions.Length
            && await db.Sectors.CountAsync(sector => sectors.Contains(sector.Id)) == constituency.Sectors.Length
            && await db.Branches.CountAsync(branch => branches.Contains(branch.Id)) == constituency.Branches.Length;
        if (!allThere || constituency.Occupations.Length > 200 || !constituency.Occupations.All(occupation => ContestTerms.IsLine(occupation, ContestTerms.LongestTitle)))
        {
            return new("A constituency is made of regions, sectors and branches that are there, each once, and of occupations.", Act1992.At("s 50(3)"));
        }

        if (terms.Office is not { } id)
        {
            return null;
        }

        var footing = (await db.Elections.FirstAsync(e => e.Id == election)).Footing;
        return await db.Offices.FirstOrDefaultAsync(office => office.Id == id) is { } office
            ? Contests.RefusalOfOffice(footing, terms.Places, office)
            : new("There is no such office.", OfficeTerms.Because);
    }

    internal static async Task EnterAsSet(this OfficeDb db, ElectionId election, List<Contest> contests, Signed who)
    {
        var names = await ContestNames.For(db, contests.Select(contest => contest.Electorate));
        db.Record(election, new ContestsSet([.. contests.Select(contest => ContestOnRecord.Of(contest, names))], who.Name));
    }
}
