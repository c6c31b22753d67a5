using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>Sets how a contest is counted, which places are reserved, and who chose it.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestCountingPage(OfficeDb db, Door door) : ContestPage(db, door)
{
    [BindProperty]
    public string? RuleBook { get; set; }

    [BindProperty]
    public string? Reserved { get; set; }

    [BindProperty]
    public string? By { get; set; }

    [BindProperty]
    public string? ChosenOn { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    protected override void Fill()
    {
        RuleBook = Contest.RuleBook;
        Reserved = string.Join('\n', Contest.Reserved.Select(reserved => $"{reserved.AtLeast} {reserved.Category}"));
        (By, Why) = (Contest.Choice.By, Contest.Choice.Why);
        ChosenOn = Contest.Choice.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    protected override Task<ContestChange?> Read()
    {
        var reserved = Lines(Reserved).Select(ReservedPlaces.Read).ToList();
        if (reserved.Contains(null))
        {
            Wrong(nameof(Reserved), "contests.reserved.wrong");
        }

        DateOnly? on = null;
        if (!string.IsNullOrWhiteSpace(ChosenOn))
        {
            if (DateOnly.TryParseExact(ChosenOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                on = day;
            }
            else
            {
                Wrong(nameof(ChosenOn), "wrong.date");
            }
        }

        return Task.FromResult<ContestChange?>(ModelState.IsValid
            ? new ContestChange.Counting(RuleBook ?? "", [.. reserved.Select(one => one!)], new(By?.Trim() ?? "", on, Why?.Trim() ?? ""))
            : null);
    }
}
