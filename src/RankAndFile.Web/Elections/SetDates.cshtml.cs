using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>A page on which the dates of an election are given, a field each.</summary>
public abstract class DatesPage(OfficeDb db) : OfficePage
{
    protected OfficeDb Db => db;

    public Election Election { get; private set; } = null!;

    public ImmutableArray<Dated> Dates { get; protected set; } = [];

    public IReadOnlyList<Refusal> Broken { get; protected set; } = [];

    protected async Task Find(ElectionId election) => Election = await db.Elections.FirstAsync(e => e.Id == election);

    /// <summary>A date as the form gives it, with its reason if somebody moved it.</summary>
    protected Dated Read(Dated date, Source because)
    {
        var field = $"On.{date.Milestone}";
        if (Day(Request.Form[field].ToString()) is { } day)
        {
            return day == date.On ? date : date with { On = day, Because = because };
        }

        Wrong(field, "wrong.date");
        return date;
    }

    protected static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
}

/// <summary>Works the dates out from the election's own rules, lets each be moved, and keeps them if they are in order.</summary>
[Does(Doing.SetTheTimetable), InEnglish]
public sealed class SetDatesPage(OfficeDb db, Door door) : DatesPage(db)
{
    private ElectionRules? _rules;

    /// <summary>The day nominations open, as the form gives it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Opens { get; set; }

    public bool HasRules => _rules is not null;

    public async Task OnGetAsync(ElectionId election)
    {
        await FindWithRules(election);
        Dates = WorkedOut();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        await FindWithRules(election);
        Dates = [.. WorkedOut().Select(date => Read(date, Timetable.Moved))];
        if (!ModelState.IsValid || Dates.IsEmpty)
        {
            return Page();
        }

        Broken = Timetable.Refusals(Dates, await Db.DutiesOf(Election));
        if (Broken.Count > 0)
        {
            return Page();
        }

        Refusal = await door.Do(SetTimetable.Act, Who, new SetTimetable.Facts(election, Dates), Key);
        return Refusal is null ? Redirect($"/elections/{election}/draft") : Page();
    }

    private async Task FindWithRules(ElectionId election)
    {
        await Find(election);
        _rules = await Db.RulesOf(election);
    }

    private ImmutableArray<Dated> WorkedOut()
    {
        if (string.IsNullOrEmpty(Opens) || _rules is null)
        {
            return [];
        }

        if (Day(Opens) is not { } opens)
        {
            Wrong(nameof(Opens), "wrong.date");
            return [];
        }

        switch (Timetable.WorkOut(_rules.Read().DateRules, opens, Election.Nation))
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
}
