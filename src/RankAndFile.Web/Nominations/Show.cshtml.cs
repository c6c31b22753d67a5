using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Nominations;

/// <summary>The nominations of an election as they come, for everybody: by contest, each candidate with how many.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class NominationsPage(OfficeDb db) : OfficePage
{
    public sealed record OfAContest(Contest Contest, int Needed, ImmutableArray<Nominated> Nominated);

    public Election Election { get; private set; } = null!;

    public Window? Window { get; private set; }

    public List<OfAContest> Contests { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found)
        {
            return NotFound();
        }

        Election = found;
        Window = Window.Of(await db.DatesOf(election));
        var nominated = (await db.NominatedIn(election)).ToLookup(one => one.Contest);
        foreach (var contest in await db.ContestsOf(election))
        {
            Contests.Add(new(contest, Window is { } window ? await db.NeededIn(contest, window.Opens) : 0, [.. nominated[contest.Id].OrderBy(one => NameKeys.Of(one.Name), StringComparer.Ordinal)]));
        }

        return Page();
    }

    /// <summary>What a candidate needs, in a sentence.</summary>
    public string Asked(Contest contest, int needed) => Needed(Words, contest, needed);

    internal static string Needed(Words words, Contest contest, int needed) => contest.Nominations switch
    {
        { By: Nominators.Nobody } => words["nominations.forward"],
        { By: Nominators.Members } => words["nominations.by-members"],
        { FromRegions: > 1 and var regions } => words["nominations.needed.regions", needed, words[contest.Nominations.By], regions],
        _ => words["nominations.needed", needed, words[contest.Nominations.By]],
    };
}

/// <summary>Every nomination in a contest, with what was ruled on it.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class NominatedPage(OfficeDb db) : OfficePage
{
    private const int OnAPage = 100;

    public sealed record Line(Nomination Nomination, bool? Upheld, bool IsAppealed);

    public Election Election { get; private set; } = null!;

    public Contest Contest { get; private set; } = null!;

    public List<Line> All { get; private set; } = [];

    /// <summary>Where the next page begins.</summary>
    public NominationId? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election, ContestId contest, NominationId? after)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found || await db.Contests.FirstOrDefaultAsync(c => c.Id == contest && c.Election == election) is not { } of)
        {
            return NotFound();
        }

        (Election, Contest) = (found, of);
        var from = after ?? default;
        var listed = await db.Set<Nomination>().Where(n => n.Contest == contest && n.Id > from).OrderBy(n => n.Id).Take(OnAPage).ToListAsync();
        var ids = listed.ConvertAll(n => n.Id);
        var appeals = await db.Set<NominationAppeal>().Where(a => ids.Contains(a.Nomination)).Select(a => new { a.Nomination, a.Upheld }).ToDictionaryAsync(a => a.Nomination);
        All = listed.ConvertAll(n => new Line(n, appeals.GetValueOrDefault(n.Id)?.Upheld, appeals.ContainsKey(n.Id)));
        Next = listed.Count is OnAPage ? listed[^1].Id : null;
        return Page();
    }
}
