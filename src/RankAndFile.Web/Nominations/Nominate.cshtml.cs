using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Nominations;

/// <summary>A form on which a nomination is written down, whoever brings it.</summary>
public abstract class NominationForm(OfficeDb db) : OfficePage
{
    protected OfficeDb Db => db;

    public Election Election { get; private set; } = null!;

    public List<Contest> Contests { get; private set; } = [];

    public Window? Window { get; private set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public ContestId Contest { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? NoticeOn { get; set; }

    [BindProperty]
    public string? MetOn { get; set; }

    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Votes { get; set; }

    [BindProperty]
    public string? VotesInAll { get; set; }

    [BindProperty]
    public string? Attendance { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    /// <summary>Whether nominations are open, so that the form is of use.</summary>
    public bool IsOpen => Election.Stage is Stage.Nominating;

    protected async Task<bool> Find(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found)
        {
            return false;
        }

        Election = found;
        Window = Window.Of(await db.DatesOf(election));
        Contests = [.. (await db.ContestsOf(election)).Where(contest => contest.Nominations.By is Nominators.Branches or Nominators.Workplaces or Nominators.BranchesAndWorkplaces)];
        return true;
    }

    /// <summary>What the form says, or nothing where it says something wrong.</summary>
    protected Brought? Read(Body? body)
    {
        if (body is null)
        {
            Wrong(nameof(Body), "nominate.body.wrong");
        }

        if (string.IsNullOrWhiteSpace(Number))
        {
            Wrong(nameof(Number), "nominate.number.wrong");
        }

        CheckName(nameof(Name), Name ?? "", 200);
        var (notice, met) = (Day(nameof(NoticeOn), NoticeOn), Day(nameof(MetOn), MetOn));
        var (present, votes, all) = (Whole(nameof(Present), Present), Whole(nameof(Votes), Votes), Whole(nameof(VotesInAll), VotesInAll));
        foreach (var (field, text) in new[] { (nameof(Attendance), Attendance), (nameof(Minutes), Minutes) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Wrong(field, "nominate.text.wrong");
            }
        }

        return ModelState.IsValid ? new(Contest, body!.Value, Number!, Name!, new(notice, met, present, votes, all), Attendance!, Minutes!) : null;
    }

    protected DateOnly Day(string field, string? text)
    {
        if (!Days.TryRead(text, out var day))
        {
            Wrong(field, "wrong.date");
        }

        return day;
    }

    private int Whole(string field, string? text)
    {
        if (!int.TryParse(text?.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            Wrong(field, "nominate.count.wrong");
        }

        return number;
    }
}

/// <summary>Where the secretary of a branch or a workplace sends its nomination.</summary>
[Does(Doing.Nominate)]
public sealed class NominatePage(OfficeDb db, Door door, TimeProvider clock) : NominationForm(db)
{
    /// <summary>The bodies whose secretary asks.</summary>
    public List<Secretary> Own { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (await Find(election) && Read(Nominations.Body.Read(Body)) is { } brought)
        {
            Refusal = await door.Do(SendNomination.Act, Who, new SendNomination.Facts(election, brought), Key);
            if (Refusal is null)
            {
                return Redirect("/my-nominations");
            }
        }

        return await Show(election);
    }

    private async Task<IActionResult> Show(ElectionId election)
    {
        if (!await Find(election))
        {
            return NotFound();
        }

        Own = await Db.SecretaryOf(Who, clock.Now().Day);
        return Page();
    }
}

/// <summary>Where the office enters a nomination that came on paper.</summary>
[Does(Doing.RuleOnNominations), InEnglish]
public sealed class EnterNominationPage(OfficeDb db, Door door) : NominationForm(db)
{
    [BindProperty]
    public string? ReceivedOn { get; set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election) => await Find(election) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (!await Find(election))
        {
            return NotFound();
        }

        var received = Day(nameof(ReceivedOn), ReceivedOn);
        if (Read(await Db.BodyCalled(Body ?? "")) is { } brought)
        {
            Refusal = await door.Do(EnterNomination.Act, Who, new EnterNomination.Facts(election, brought, received), Key);
            if (Refusal is null)
            {
                return Redirect($"/elections/{election}/nominations/office");
            }
        }

        return Page();
    }
}
