using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Nominations;

/// <summary>The public register of nominations as a file.</summary>
public static class NominationsFile
{
    private const int ALot = 1_000;

    private static readonly string[] _header = ["Number", "Contest", "Kind", "Body", "Region", "Members", "Candidate", "State", "Reason", "Words", "On paper"];

    public static void MapNominations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/elections/{election:long}/nominations.csv", async (long election, OfficeDb db, HttpResponse response) =>
        {
            var within = new ElectionId(election);
            if (await db.Elections.FirstOrDefaultAsync(e => e.Id == within) is not { IsSealed: false })
            {
                response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = $"attachment; filename=nominations-{within}.csv";
            await Write(db, within, response.Body);
        }).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));

    private static async Task Write(OfficeDb db, ElectionId election, Stream file)
    {
        var contests = (await db.ContestsOf(election)).ToDictionary(contest => contest.Id, contest => contest.Title);
        var regions = await db.Regions.ToDictionaryAsync(region => region.Id, region => region.Name);
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        await Line(csv, _header);
        for (var (after, more) = (0, true); more;)
        {
            var from = after;
            var lot = await db.Set<Nomination>().Where(n => n.Election == election && n.Number > from).OrderBy(n => n.Number).Take(ALot).ToListAsync();
            foreach (var nomination in lot)
            {
                await Line(csv, Cells(nomination, contests[nomination.Contest], nomination.Region is { } region ? regions[region] : ""));
            }

            (after, more) = (lot.Count > 0 ? lot[^1].Number : after, lot.Count is ALot);
        }
    }

    private static string[] Cells(Nomination nomination, string contest, string region) =>
    [
        nomination.Number.ToString(CultureInfo.InvariantCulture),
        Register.Cells.Guarded(contest),
        nomination.Body.IsBranch ? "branch" : "workplace",
        Register.Cells.Guarded(nomination.BodyName),
        Register.Cells.Guarded(region),
        nomination.MembersRepresented.ToString(CultureInfo.InvariantCulture),
        Register.Cells.Guarded(nomination.CandidateName),
        nomination.State.ToString(),
        nomination.Reason?.ToString() ?? "",
        Register.Cells.Guarded(nomination.ReasonWords),
        nomination.OnPaper ? "yes" : "no",
    ];

    private static async Task Line(CsvWriter csv, string[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        await csv.NextRecordAsync();
    }
}
