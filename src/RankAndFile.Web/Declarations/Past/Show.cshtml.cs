using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Documents;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Declarations;

/// <summary>One result of the past: every figure with its base, what it was beside earlier ones, and where it is from.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class PastResultPage(OfficeDb db) : OfficePage
{
    public PastResult Result { get; private set; } = null!;

    public PastResultVersion Shown { get; private set; } = null!;

    public List<PastResultVersion> Versions { get; private set; } = [];

    public DeclarationBlock Block { get; private set; } = null!;

    public SplitVote? Split { get; private set; }

    /// <summary>All results of this office, the latest first, with what stood last in each.</summary>
    public List<Compared> OfTheOffice { get; private set; } = [];

    public ImmutableArray<StoodBefore> Before { get; private set; } = [];

    public bool MayPublish { get; private set; }

    public PastFigures Figures => Shown.Figures;

    public PastCandidate Of(DeclaredCandidate candidate) => Figures.Candidates.First(one => one.Name == candidate.Name);

    public async Task<IActionResult> OnGetAsync(PastResultId result, int? version)
    {
        Versions = await db.Set<PastResultVersion>().Where(v => v.Result == result).OrderBy(v => v.Number).ToListAsync();
        if (Versions.LastOrDefault(v => version is null || v.Number == version) is not { } shown)
        {
            return NotFound();
        }

        (Shown, Result) = (shown, await db.Set<PastResult>().FirstAsync(r => r.Id == result));
        Block = PastFiguresLaw.BlockOf(Result, Figures);
        Split = SplitVote.Of(Block);
        OfTheOffice = await db.OfTheOffice(Result);
        Before = Comparison.Before(new(Result, Figures, Block), OfTheOffice);
        MayPublish = Who.IsIn && await db.RefusalTo(Doing.PublishPastResults, Who) is null;
        return Page();
    }
}

public static class ResultsOfAnOffice
{
    private const int Most = 60;

    public static async Task<List<Compared>> OfTheOffice(this OfficeDb db, PastResult result)
    {
        var all = await (
            from other in db.Set<PastResult>()
            where other.Body == result.Body && other.Post == result.Post
            orderby other.Year descending
            select new { Result = other, Version = db.Set<PastResultVersion>().Where(v => v.Result == other.Id).OrderByDescending(v => v.Number).First() }).Take(Most).ToListAsync();
        return all.ConvertAll(other => new Compared(other.Result, other.Version.Figures, PastFiguresLaw.BlockOf(other.Result, other.Version.Figures)));
    }
}
