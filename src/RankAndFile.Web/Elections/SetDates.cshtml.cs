using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Works the dates out from rules, lets each be moved, and keeps them if they are in order.</summary>
[Does(Doing.SetTheTimetable)]
public sealed class SetDatesPage(OfficeDb db, Door door) : OfficePage
{
    private static readonly Source _moved = new("Moved by the returning officer", "");

    [BindProperty(SupportsGet = true)]
    public string? Rules { get; set; }

    /// <summary>The day nominations open, as the form gives it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Opens { get; set; }

    public Election Election { get; private set; } = null!;

    public ImmutableArray<Dated> Dates { get; private set; } = [];

    public ImmutableArray<Refusal> Broken { get; private set; } = [];

    public async Task OnGetAsync(ElectionId election)
    {
        await Find(election);
        Dates = WorkedOut();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        await Find(election);
        Dates = [.. WorkedOut().Select(Moved)];
        if (!ModelState.IsValid || Dates.IsEmpty)
        {
            return Page();
        }

        Broken = Timetable.Refusals(Dates, Election.Footing);
        if (!Broken.IsEmpty)
        {
            return Page();
        }

        Refusal = await door.Do(SetTimetable.Act, Who, new SetTimetable.Facts(election, Dates), Key);
        return Refusal is null ? Redirect($"/elections/{election}/draft") : Page();
    }

    private async Task Find(ElectionId election) => Election = await db.Elections.FirstAsync(e => e.Id == election);

    private ImmutableArray<Dated> WorkedOut()
    {
        if (string.IsNullOrEmpty(Opens) || TimetableRules.Find(Rules ?? "") is not { } rules)
        {
            return [];
        }

        if (Day(Opens) is not { } opens)
        {
            Wrong(nameof(Opens), "wrong.date");
            return [];
        }

        switch (Timetable.WorkOut(rules.Rules, opens, Election.Nation))
        {
            case TimetableOutcome.WorkedOut done:
                return done.Dates;
            case TimetableOutcome.Refused refused:
                Refusal = refused.Refusal;
                return [];
            case var other:
                throw new InvalidOperationException($"{other} is no outcome of a timetable.");
        }
    }

    private Dated Moved(Dated date)
    {
        var field = $"On.{date.Milestone}";
        if (Day(Request.Form[field].ToString()) is { } day)
        {
            return day == date.On ? date : date with { On = day, Because = _moved };
        }

        Wrong(field, "wrong.date");
        return date;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
}
