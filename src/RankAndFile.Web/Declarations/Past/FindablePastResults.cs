using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Search;

namespace RankAndFile.Web.Declarations;

/// <summary>Past results are found by post, body and year, and by nobody's name.</summary>
public sealed class FindablePastResults : Searchable
{
    public override async Task<long?> Next(OfficeDb db, long after)
    {
        var last = new PastResultId(after);
        if (await db.Set<PastResult>().Where(r => r.Id > last).OrderBy(r => r.Id).FirstOrDefaultAsync() is not { } result)
        {
            return null;
        }

        await Let(db, result);
        return result.Id.Value;
    }

    internal static Task Let(OfficeDb db, PastResult result) =>
        db.LetFind(FoundKind.PastResult, result.Id.Value, [new($"/results/{result.Id}", result.Body, $"{result.Post}, {result.Year}", "", $"{result.Post} {result.Body} {result.Year}")]);
}
