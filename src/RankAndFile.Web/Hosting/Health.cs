using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Hosting;

/// <summary>What a load balancer asks.</summary>
public static class Health
{
    /// <summary>Ready means that the database answers.</summary>
    public static async Task<IResult> Ready(OfficeDb db)
    {
        try
        {
            return await db.Union.AnyAsync() ? Results.Text("ready\n") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (DbException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
