using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>What everybody may read of the Roll that stands: numbers and a root.</summary>
public static class RollInPublic
{
    public static void MapRolls(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/elections/{election:long}/roll.ndjson", async (long election, OfficeDb db) =>
        {
            var inside = new ElectionId(election);
            return await db.Set<Roll>().FirstOrDefaultAsync(r => r.Election == inside && r.FrozenAt != null && r.VoidedAt == null) is { } roll
                ? Results.Bytes(roll.Published!, "application/x-ndjson")
                : Results.NotFound();
        }).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));

    /// <summary>How many may vote, contest by contest, as the public face says it.</summary>
    public static IReadOnlyList<(string Title, long Rows)> Contests(Roll roll)
    {
        var contests = new List<(string, long)>();
        foreach (var line in System.Text.Encoding.UTF8.GetString(roll.Published!).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var read = JsonDocument.Parse(line);
            if (read.RootElement.TryGetProperty("title", out var title))
            {
                contests.Add((title.GetString()!, read.RootElement.GetProperty("rows").GetInt64()));
            }
        }

        return contests;
    }
}
