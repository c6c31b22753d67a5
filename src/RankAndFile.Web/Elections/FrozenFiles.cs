using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>Hands out the frozen documents of called elections, byte for byte as their records hold them.</summary>
public static class FrozenFiles
{
    public static void MapFrozenFiles(this IEndpointRouteBuilder site) =>
        site.MapGet("/elections/{election:long}/documents/{name}", Get).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));

    private static async Task<IResult> Get(long election, string name, OfficeDb db)
    {
        var (id, path) = (new ElectionId(election), $"documents/{name}");
        return await db.Elections.AnyAsync(e => e.Id == id && e.Stage != Stage.Draft && e.Stage != Stage.Abandoned)
            && await db.Set<FrozenFileRow>().FirstOrDefaultAsync(file => file.Election == id && file.Path == path) is { } found
            ? Results.Bytes(found.Content, "application/json")
            : Results.NotFound();
    }
}
