using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Audit;

/// <summary>The record of a called election as files, for everybody.</summary>
public static class RecordDownloads
{
    public static void MapRecords(this IEndpointRouteBuilder site)
    {
        site.MapGet("/elections/{election:long}/record/bundle.zip", Bundle).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));
        site.MapGet("/elections/{election:long}/record/head.json", Head).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));
    }

    private static async Task<IResult> Bundle(long election, OfficeDb db, HttpContext http)
    {
        if (await db.PublicRecord(new(election)) is not { } record)
        {
            return Results.NotFound();
        }

        await Send(http, db, record, full: false);
        return Results.Empty;
    }

    private static async Task<IResult> Head(long election, OfficeDb db)
    {
        var id = new ElectionId(election);
        return await db.PublicRecord(id) is { } record
            && await db.Set<RecordHead>().FirstOrDefaultAsync(head => head.Election == id && head.Size == record.SignedSize) is { } head
            ? Results.Bytes([.. head.Head, (byte)'\n'], "application/json", $"head-{election.ToString(CultureInfo.InvariantCulture)}.json")
            : Results.NotFound();
    }

    /// <summary>Writes the bundle as it is read, so that a long record takes no memory.</summary>
    internal static Task Send(HttpContext http, OfficeDb db, ElectionRecord record, bool full)
    {
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"record-{record.Election}{(full ? "-full" : "")}.zip\"";

        // Zip files are written by a library that knows no other way.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return Task.Run(() => RecordBundle.WriteZip(db, record, full, http.Response.Body));
    }
}
