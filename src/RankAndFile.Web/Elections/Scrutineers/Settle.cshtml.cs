using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Where the returning officer settles what a scrutineer needs before beginning: terms, independent persons, and that members know the name.</summary>
[Does(Doing.SettleTheScrutineersTerms), InEnglish]
public sealed class SettleScrutineerPage(OfficeDb db, Door door) : OfficePage
{
    public ScrutineerSeen Seen { get; private set; } = null!;

    /// <summary>What the terms hold whatever is written besides.</summary>
    public IEnumerable<StatutoryTerm> OfTheAct => Terms.OfTheAct.Where(term => Seen.Duties.Bind(term.Duty));

    /// <summary>Who an e-mail would say the scrutineer is, as every member would read it.</summary>
    public string EmailText { get; private set; } = "";

    [BindProperty]
    public string? Besides { get; set; }

    [BindProperty]
    public bool HasNoGrounds { get; set; }

    [BindProperty]
    public IndependentFunction Function { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool IsTheScrutineer { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public NoticeWay Way { get; set; } = NoticeWay.UsualMeans;

    [BindProperty]
    public string? OnDay { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty]
    public string? Letters { get; set; }

    public Task OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostTermsAsync(ElectionId election) =>
        await Done(election, await door.Do(OfferTerms.Act, Who, new OfferTerms.Facts(election, Besides ?? "", HasNoGrounds), Key));

    public async Task<IActionResult> OnPostPersonAsync(ElectionId election) =>
        await Done(election, await door.Do(AppointIndependentPerson.Act, Who, new AppointIndependentPerson.Facts(election, Function, Name ?? "", IsTheScrutineer, HasNoGrounds), Key));

    public async Task<IActionResult> OnPostEndAsync(ElectionId election, IndependentPersonId person) =>
        await Done(election, await door.Do(EndIndependentAppointment.Act, Who, new EndIndependentAppointment.Facts(election, person, Reason ?? ""), Key));

    public async Task<IActionResult> OnPostEmailAsync(ElectionId election) =>
        await Done(election, await door.Do(EmailTheScrutineersName.Act, Who, new EmailTheScrutineersName.Facts(election), Key));

    public async Task<IActionResult> OnPostNoticeAsync(ElectionId election)
    {
        var on = ReadDay(nameof(OnDay), OnDay);
        var letters = 0L;
        if (Letters is { Length: > 0 } && !long.TryParse(Letters, NumberStyles.None, CultureInfo.InvariantCulture, out letters))
        {
            Wrong(nameof(Letters), "settle.letters.wrong");
        }

        return await Done(election, ModelState.IsValid ? await door.Do(NoteNotice.Act, Who, new NoteNotice.Facts(election, Way, on!.Value, Proof ?? "", letters), Key) : null);
    }

    private async Task<IActionResult> Done(ElectionId election, Refusal? refusal)
    {
        Refusal = refusal;
        if (refusal is null && ModelState.IsValid)
        {
            return Redirect($"/elections/{election}/scrutineer/settle");
        }

        await Show(election);
        return Page();
    }

    private async Task Show(ElectionId election)
    {
        Seen = await db.SeenOf(await db.Elections.FirstAsync(e => e.Id == election));
        if (Seen.Scrutineer is { } scrutineer)
        {
            EmailText = EmailTheScrutineersName.Words(HttpContext.Here().Union.Name, Seen.Election.Name, scrutineer.Name, Seen.Qualification?.Body ?? "").Text;
        }
    }
}
