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

/// <summary>The frozen rules of elections, for bundles of the record.</summary>
public sealed class FrozenRulesDocuments : FrozenDocuments
{
    public override Stream? Open(OfficeDb db, ElectionId election, string path) =>
        db.Set<FrozenFileRow>().FirstOrDefault(file => file.Election == election && file.Path == path) is { } found ? new MemoryStream(found.Content, writable: false) : null;
}
