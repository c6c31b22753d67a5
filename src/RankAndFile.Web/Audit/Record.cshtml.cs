using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Audit;

/// <summary>The public record of an election: what was entered, the heads over it, and how anybody checks it.</summary>
[Does(Doing.ReadThePublicPages)]
[RunsScript("check-record.mjs")]
public sealed class RecordPage(OfficeDb db) : OfficePage
{
    private const int APage = 50;

    public Election Election { get; private set; } = null!;

    public ElectionRecord Record { get; private set; } = null!;

    public SignedHead Head { get; private set; } = null!;

    public List<RecordEntry> Entries { get; private set; } = [];

    /// <summary>Where the next page of entries begins, if there is one.</summary>
    public long? Next { get; private set; }

    /// <summary>Where the page with the last entries begins.</summary>
    public long Last => Math.Max(0, Record.SignedSize - APage);

    public async Task<IActionResult> OnGetAsync(ElectionId election, long from)
    {
        if (await db.PublicRecord(election) is not { } record)
        {
            return NotFound();
        }

        Record = record;
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        Head = RecordBundle.Read(await db.Set<RecordHead>().FirstAsync(head => head.Election == election && head.Size == record.SignedSize));
        Entries = await db.Set<RecordEntry>().Where(entry => entry.Election == election && entry.Height >= from && entry.Height < record.SignedSize).OrderBy(entry => entry.Height).Take(APage).ToListAsync();
        Next = Entries is [.., { Height: var last }] && last + 1 < record.SignedSize ? last + 1 : null;
        return Page();
    }

    /// <summary>The fields of a public face, as it was entered.</summary>
    public static IEnumerable<(string Name, string Value)> Shown(RecordEntry entry)
    {
        using var face = JsonDocument.Parse(entry.PublicData!);
        return [.. face.RootElement.EnumerateObject().Select(field => (field.Name, Said(field.Value)))];
    }

    private static string Said(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Said)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(field => $"{field.Name} {Said(field.Value)}")),
        _ => value.GetRawText(),
    };

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

internal static class PublicRecords
{
    /// <summary>The record of an election that has been called. That of a draft is shown to nobody.</summary>
    internal static Task<ElectionRecord?> PublicRecord(this OfficeDb db, ElectionId election) => (
        from record in db.Records
        join e in db.Elections on record.Election equals e.Id
        where e.Id == election && e.Stage != Stage.Draft && e.Stage != Stage.Abandoned
        select record).FirstOrDefaultAsync();
}
