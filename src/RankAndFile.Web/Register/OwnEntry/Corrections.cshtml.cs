using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.OwnEntry;

/// <summary>What members said is wrong with their entries, as far as it waits for an answer.</summary>
[Does(Doing.AnswerCorrections), InEnglish]
public sealed class CorrectionsPage(OfficeDb db) : OfficePage
{
    private const int APage = 50;

    public sealed record Line(CorrectionId Id, Instant At, CorrectionAbout About, string Number);

    public List<Line> Waiting { get; private set; } = [];

    public CorrectionId? After { get; private set; }

    public async Task OnGetAsync(CorrectionId after)
    {
        var shown = await (
            from correction in db.Set<Correction>()
            join member in db.Members on correction.Member equals member.Id
            where correction.AnsweredAt == null && correction.Id > after
            orderby correction.Id
            select new Line(correction.Id, correction.At, correction.About, member.Number)).Take(APage + 1).ToListAsync();
        (Waiting, After) = ([.. shown.Take(APage)], shown.Count > APage ? shown[APage - 1].Id : null);
    }
}

/// <summary>One thing that a member said, to be accepted or declined.</summary>
[Does(Doing.AnswerCorrections), InEnglish]
public sealed class AnswerCorrectionPage(OfficeDb db, Door door) : OfficePage
{
    public Correction Correction { get; private set; } = null!;

    public string Number { get; private set; } = "";

    [BindProperty]
    public bool Accepted { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public async Task<IActionResult> OnGetAsync(CorrectionId correction) => await Found(correction) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CorrectionId correction)
    {
        Refusal = await door.Do(AnswerCorrection.Act, Who, new AnswerCorrection.Facts(correction, Accepted, Answer ?? ""), Key);
        return Refusal is null ? Redirect("/register/corrections") : await OnGetAsync(correction);
    }

    private async Task<bool> Found(CorrectionId id)
    {
        if (await db.Set<Correction>().FirstOrDefaultAsync(correction => correction.Id == id) is not { } found)
        {
            return false;
        }

        (Correction, Number) = (found, (await db.Members.FirstAsync(member => member.Id == found.Member)).Number);
        return true;
    }
}
