using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Declarations;

/// <summary>The form for the figures of a past result, new or in another version.</summary>
public abstract class PastFiguresPage : OfficePage
{
    [BindProperty]
    public string? Candidates { get; set; }

    [BindProperty]
    public string? Spoiled { get; set; }

    [BindProperty]
    public string? Despatched { get; set; }

    [BindProperty]
    public string? CountedOn { get; set; }

    [BindProperty]
    public string? DeclaredOn { get; set; }

    [BindProperty]
    public string? DeclaredBy { get; set; }

    [BindProperty]
    public string? Sources { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    protected void Fill(PastFigures figures)
    {
        (Candidates, Spoiled, Despatched) = (PastFiguresLaw.Written(figures.Candidates), $"{figures.Spoiled}", $"{figures.Despatched}");
        (CountedOn, DeclaredOn) = (Written(figures.CountedOn), Written(figures.DeclaredOn));
        (DeclaredBy, Sources, Note) = (figures.DeclaredBy, string.Join('\n', figures.Sources), figures.Note);
    }

    /// <summary>What was filled in, or null where a field cannot be read; the field then says so.</summary>
    protected PastFigures? Read()
    {
        var candidates = PastFiguresLaw.Read(Candidates ?? "");
        if (candidates is null)
        {
            Wrong(nameof(Candidates), "results.wrong.candidates");
        }

        var (spoiled, despatched) = (Number(nameof(Spoiled), Spoiled), Number(nameof(Despatched), Despatched));
        var (counted, declared) = (Day(nameof(CountedOn), CountedOn), Day(nameof(DeclaredOn), DeclaredOn));
        return !ModelState.IsValid ? null : new PastFigures
        {
            Candidates = candidates!.Value,
            Spoiled = spoiled,
            Despatched = despatched,
            CountedOn = counted,
            DeclaredOn = declared,
            DeclaredBy = DeclaredBy?.Trim() ?? "",
            Sources = [.. (Sources ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Note = Note?.Trim().ReplaceLineEndings("\n") ?? "",
        };
    }

    private long? Number(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!long.TryParse(text.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            Wrong(field, "results.wrong.papers");
        }

        return number;
    }

    private DateOnly? Day(string field, string? text) => string.IsNullOrWhiteSpace(text) ? null : ReadDay(field, text);

    private static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Where a result of the past is entered.</summary>
[Does(Doing.PublishPastResults), InEnglish]
public sealed class PublishPastResultPage(Door door) : PastFiguresPage
{
    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Post { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    public void OnGet() => Body = HttpContext.Here().Union.Name;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            Wrong(nameof(Year), "results.wrong.year");
        }

        if (Read() is { } figures)
        {
            Refusal = await door.Do(PublishPastResult.Act, Who, new PublishPastResult.Facts(Body ?? "", Post ?? "", year, figures), Key);
            if (Refusal is null)
            {
                return Redirect("/results");
            }
        }

        return Page();
    }
}

/// <summary>Where another version of a past result is made.</summary>
[Does(Doing.PublishPastResults), InEnglish]
public sealed class UpdatePastResultPage(OfficeDb db, Door door) : PastFiguresPage
{
    public PastResult Result { get; private set; } = null!;

    [BindProperty]
    public int Stands { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(PastResultId result)
    {
        if (await db.Set<PastResultVersion>().Where(v => v.Result == result).OrderByDescending(v => v.Number).FirstOrDefaultAsync() is not { } latest)
        {
            return NotFound();
        }

        (Result, Stands) = (await db.Set<PastResult>().FirstAsync(r => r.Id == result), latest.Number);
        Fill(latest.Figures);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(PastResultId result)
    {
        if (await db.Set<PastResult>().FirstOrDefaultAsync(r => r.Id == result) is not { } found)
        {
            return NotFound();
        }

        Result = found;
        if (Read() is { } figures)
        {
            Refusal = await door.Do(UpdatePastResult.Act, Who, new UpdatePastResult.Facts(result, Stands, figures, Reason ?? ""), Key);
            if (Refusal is null)
            {
                return Redirect($"/results/{result}");
            }
        }

        return Page();
    }
}
