using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Documents;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Declarations;

/// <summary>A past result as files for others: CSV, JSON, and a picture that names all candidates.</summary>
public static class ResultFiles
{
    public static void MapResultFiles(this IEndpointRouteBuilder site)
    {
        site.MapGet("/results/{result:long}/figures.csv", Csv).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));
        site.MapGet("/results/{result:long}/figures.json", Json).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));
        site.MapGet("/results/{result:long}/picture.svg", Picture).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));
    }

    private static async Task<IResult> Csv(long result, int? version, OfficeDb db)
    {
        if (await Found(db, result, version) is not var (past, shown))
        {
            return Results.NotFound();
        }

        var block = PastFiguresLaw.BlockOf(past, shown.Figures);
        await using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        await using (var csv = new CsvWriter(text, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = CsvHelper.Configuration.InjectionOptions.Escape }, leaveOpen: true))
        {
            Line(csv, "line", "votes", "rounded", "elected", "percent of returned", "percent of valid");
            foreach (var candidate in block.Candidates)
            {
                var told = shown.Figures.Candidates.First(one => one.Name == candidate.Name);
                Line(csv, candidate.Name, Number(candidate.Votes), told.IsRounded ? "yes" : "no", candidate.IsElected ? "yes" : "no", shown.Figures.Spoiled is null ? "" : block.ShareOfReturned(candidate).Percentage?.Figure ?? "", block.ShareOfValid(candidate).Percentage?.Figure ?? "");
            }

            Line(csv, "Valid votes", Number(block.Valid.Count), "", "", "", "");
            Line(csv, "Spoiled papers", shown.Figures.Spoiled is { } spoiled ? Number(spoiled) : "", "", "", shown.Figures.Spoiled is null ? "" : block.SpoiledShare.Percentage?.Figure ?? "", "");
            Line(csv, "Papers returned", shown.Figures.Spoiled is null ? "" : Number(block.Returned.Count), "", "", "", "");
            Line(csv, "Papers despatched", shown.Figures.Despatched is { } despatched ? Number(despatched) : "", "", "", "", "");
        }

        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{Name(past)}.csv");
    }

    private static async Task<IResult> Json(long result, int? version, OfficeDb db) =>
        await Found(db, result, version) is var (past, shown)
            ? Results.Json(new
            {
                past.Body,
                past.Post,
                past.Year,
                Version = shown.Number,
                shown.Figures.Candidates,
                ValidVotes = shown.Figures.Candidates.Sum(candidate => candidate.Votes),
                SpoiledPapers = shown.Figures.Spoiled,
                PapersDespatched = shown.Figures.Despatched,
                shown.Figures.CountedOn,
                shown.Figures.DeclaredOn,
                shown.Figures.DeclaredBy,
                shown.Figures.Note,
                shown.Figures.Sources,
            })
            : Results.NotFound();

    private static async Task<IResult> Picture(long result, int? version, OfficeDb db, HttpContext http)
    {
        if (await Found(db, result, version) is not var (past, shown))
        {
            return Results.NotFound();
        }

        var block = PastFiguresLaw.BlockOf(past, shown.Figures);
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        var turnout = block.Turnout is { } share ? $"Turnout: {share}." : "How many papers were sent out was not published.";
        BarsOfAResult.Write(block, shown.Figures.DeclaredOn is { } declared ? $"declared on {declared.Day} {declared.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}" : "figures as published", turnout, text, new Ink(http.Here().Union.Colour), shown.Figures.AreRough);
        return Results.Text(text.ToString(), "image/svg+xml", Encoding.UTF8);
    }

    private static async Task<(PastResult Result, PastResultVersion Version)?> Found(OfficeDb db, long id, int? version)
    {
        var result = new PastResultId(id);
        return await db.Set<PastResultVersion>().Where(v => v.Result == result && (version == null || v.Number == version)).OrderByDescending(v => v.Number).FirstOrDefaultAsync() is { } shown
            ? (await db.Set<PastResult>().FirstAsync(r => r.Id == result), shown)
            : null;
    }

    private static string Name(PastResult result) =>
        string.Concat($"{result.Post}-{result.Year}".Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));

    private static void Line(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
