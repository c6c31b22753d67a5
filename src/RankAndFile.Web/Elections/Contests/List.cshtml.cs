using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>The contests of a draft, what is missing before the call, and who votes in none of them.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestsPage(OfficeDb db) : ContestsOfDraftPage(db)
{
    private const int MostClasses = 50;

    public List<ContestInWords> Contests { get; private set; } = [];

    public ImmutableArray<Refusal> Missing { get; private set; } = [];

    public List<string> ShutOut { get; private set; } = [];

    /// <summary>Whether every member votes for some post that the Act binds.</summary>
    public bool VoteElsewhere { get; private set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (!await IsDraft(election))
        {
            return Election.IsSealed ? NotFound() : Redirect($"/elections/{election}#contests");
        }

        var contests = await Db.ContestsOf(election);
        Contests = await ContestInWords.Of(Db, contests, Words);
        Missing = await Elections.Contests.RefusalsToCall(Db, election);
        if (contests.Count > 0 && Election.Footing is Footing.Statutory)
        {
            var names = await ContestNames.For(Db, contests.Select(contest => contest.Electorate));
            ShutOut = [.. (await Elections.Contests.ShutOut(Db, contests)).Take(MostClasses).Select(part => InWords(part, names))];
            VoteElsewhere = await Elections.Contests.EveryMemberVotesElsewhere(Db);
        }

        return Page();
    }

    private string InWords(ClassOfMembers part, ContestNames names)
    {
        string?[] parts =
        [
            InWords(part.Regions, ConstituencyKind.Region, id => id is { } region ? names.Of(region) : null),
            InWords(part.Sectors, ConstituencyKind.Sector, id => id is { } sector ? names.Of(sector) : null),
            InWords(part.Branches, ConstituencyKind.Branch, id => id is { } branch ? names.Of(branch) : null),
            InWords(part.Occupations, ConstituencyKind.Occupation, name => name.Length > 0 ? name : null),
        ];
        return parts.Any(said => said is not null) ? string.Join("; ", parts.Where(said => said is not null)) : Words["contests.shut-out.any"];
    }

    private string? InWords<T>(Among<T> among, ConstituencyKind kind, Func<T, string?> name)
    {
        var word = Words[kind];
        var named = among.Named.Select(name).Order().Select(one => one ?? Words["contests.shut-out.none", word.ToLowerInvariant()]).ToList();
        return among.IsAny ? null
            : among.AllBut ? Words["contests.shut-out.but", word.ToLowerInvariant(), string.Join(", ", named)]
            : Words["contests.in", word, string.Join($" {Words["contests.or"]} ", named)];
    }
}
