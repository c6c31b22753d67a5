using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register;

/// <summary>The wrong rows of a file: line, column, reason, value; also as a file to mend them by.</summary>
[Does(Doing.KeepTheRegister)]
[InEnglish]
public sealed class WrongRowsPage(OfficeDb db) : OfficePage
{
    private const int APage = 100;
    private const int ALot = 5_000;

    public RegisterImport Import { get; private set; } = null!;

    public List<ImportWrong> Wrongs { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(RegisterImportId import, ImportWrongId? after)
    {
        if (await db.RegisterImports.FirstOrDefaultAsync(i => i.Id == import) is not { } found)
        {
            return NotFound();
        }

        Import = found;
        var shown = await After(import, after ?? default, APage + 1);
        (Wrongs, HasMore) = ([.. shown.Take(APage)], shown.Count > APage);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(RegisterImportId import)
    {
        if (!await db.RegisterImports.AnyAsync(i => i.Id == import))
        {
            return NotFound();
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=wrong-rows-{import}.csv";
        await using var text = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        await Write(csv, "Line", "Column", "Reason", "Value");
        for (var (after, more) = (default(ImportWrongId), true); more;)
        {
            var lot = await After(import, after, ALot);
            foreach (var wrong in lot)
            {
                await Write(csv, wrong.Line.ToString(CultureInfo.InvariantCulture), Cells.Guarded(wrong.Field), wrong.Reason, Cells.Guarded(wrong.Value));
            }

            (after, more) = (lot.Count > 0 ? lot[^1].Id : after, lot.Count == ALot);
        }

        return new EmptyResult();
    }

    private Task<List<ImportWrong>> After(RegisterImportId import, ImportWrongId after, int most) =>
        db.Set<ImportWrong>().Where(wrong => wrong.Import == import && wrong.Id > after).OrderBy(wrong => wrong.Id).Take(most).ToListAsync();

    private static Task Write(CsvWriter csv, params string[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        return csv.NextRecordAsync();
    }
}
