using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register;

/// <summary>One import on its way: its columns are said, its rows checked, what would change is shown, and it is applied or undone.</summary>
[Does(Doing.KeepTheRegister)]
[InEnglish]
public sealed class ImportPage(OfficeDb db, Database database, Door door) : OfficePage
{
    private const int RowsShown = 3;

    [BindProperty]
    public List<Column> Columns { get; set; } = [];

    [BindProperty]
    public UnknownPlaces UnknownPlaces { get; set; }

    [BindProperty]
    public AbsentMembers Absent { get; set; }

    [BindProperty]
    public WrongRows WrongRows { get; set; }

    /// <summary>The number of members who leave, written down.</summary>
    [BindProperty]
    public long? Leaving { get; set; }

    /// <summary>Looks at the columns of a checked file once more.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    public RegisterImport Import { get; private set; } = null!;

    public Job? Job { get; private set; }

    public string? AskedBy { get; private set; }

    public bool SaysColumns => Import.State is ImportState.Arrived || (Import.State is ImportState.Checked && Again);

    public IReadOnlyList<IReadOnlyList<string>> FirstRows { get; private set; } = [];

    public bool NeedsTheNumber { get; private set; }

    public Counting.Refusal? NoUndo { get; private set; }

    public List<(ImportSample Sample, IReadOnlyList<FieldChange> Fields)> Samples { get; private set; } = [];

    public PlaceNames Places { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(RegisterImportId import)
    {
        if (await db.RegisterImports.FirstOrDefaultAsync(i => i.Id == import) is not { } found)
        {
            return NotFound();
        }

        Import = found;
        AskedBy = await db.People.Where(person => person.Id == found.AskedBy).Select(person => person.Name).FirstOrDefaultAsync();
        Job = found.IsAtWork ? await db.Jobs.FirstOrDefaultAsync(job => job.Key == ImportFacts.KeyOf(import, found.State)) : null;
        NoUndo = found.State is ImportState.Applied ? await UndoImport.RefusalTo(db, found) : null;
        if (SaysColumns)
        {
            await ShowColumns();
        }
        else if (found.State is ImportState.Checked)
        {
            await ShowFound();
        }

        return Page();
    }

    public Task<IActionResult> OnPostCheckAsync(RegisterImportId import) =>
        Done(import, CheckImport.Act, new CheckImport.Facts(import, new(Columns, UnknownPlaces, Absent, WrongRows)));

    public Task<IActionResult> OnPostApplyAsync(RegisterImportId import) => Done(import, ApplyImport.Act, new ApplyImport.Facts(import, Leaving));

    public Task<IActionResult> OnPostUndoAsync(RegisterImportId import) => Done(import, UndoImport.Act, new UndoImport.Facts(import));

    public Task<IActionResult> OnPostDiscardAsync(RegisterImportId import) => Done(import, DiscardImport.Act, new UndoImport.Facts(import));

    public Task<IActionResult> OnPostGoOnAsync(RegisterImportId import) => Done(import, GoOnWithImport.Act, new UndoImport.Facts(import));

    private async Task<IActionResult> Done<TFacts>(RegisterImportId import, Act<TFacts> act, TFacts facts)
    {
        if (!await db.RegisterImports.AnyAsync(i => i.Id == import))
        {
            return NotFound();
        }

        ModelState.Clear();
        Refusal = await door.Do(act, Who, facts, Key);
        return Refusal is null ? Redirect($"/register/imports/{import}") : await OnGetAsync(import);
    }

    private async Task ShowColumns()
    {
        FirstRows = await Task.Run(ReadFirstRows);
        if (Columns.Count == Import.HeaderCells.Count)
        {
            return;
        }

        // What was chosen for a header the last time is chosen again.
        var last = Import.Mapping is null ? await db.RegisterImports.Where(import => import.Mapping != null).OrderByDescending(import => import.Id).FirstOrDefaultAsync() : Import;
        var known = last?.HeaderCells.Zip(last.MappingChosen!.Columns).DistinctBy(column => column.First).ToDictionary(column => column.First, column => column.Second) ?? [];
        Columns = [.. ColumnGuess.Of(Import.HeaderCells, known)];
        if (last?.MappingChosen is { } chosen)
        {
            (UnknownPlaces, WrongRows) = (chosen.Places, chosen.Wrong);
        }
    }

    private List<IReadOnlyList<string>> ReadFirstRows()
    {
        using var file = new PiecesOfAFile(database, Import.Id);
        using var parser = ArrivedFile.Open(file, Import.Encoding, Import.Separator);
        parser.Read();
        var rows = new List<IReadOnlyList<string>>();
        while (rows.Count < RowsShown && parser.Read())
        {
            rows.Add([.. parser.Record!]);
        }

        return rows;
    }

    private async Task ShowFound()
    {
        NeedsTheNumber = await ApplyImport.NeedsTheNumber(db, Import);
        var samples = await db.Set<ImportSample>().Where(sample => sample.Import == Import.Id).OrderBy(sample => sample.Id).Take(ImportSample.Most).ToListAsync();
        Samples = samples.ConvertAll(sample => (sample, FieldChanges.Read(sample.Fields)));
        Places = await PlaceNames.Of(db, [.. Samples.SelectMany(sample => sample.Fields)]);
    }
}
