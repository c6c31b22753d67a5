using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Tests.Elections;

public sealed class TimetableTests
{
    [Theory] // law.md 5.2
    [InlineData(Milestone.Invitation, "2017-01-02")]
    [InlineData(Milestone.NominationsOpen, "2017-01-16")]
    [InlineData(Milestone.NominationsClose, "2017-02-17")]
    [InlineData(Milestone.PapersDespatched, "2017-03-27")]
    [InlineData(Milestone.VotingCloses, "2017-04-19")]
    [InlineData(Milestone.CountBegins, "2017-04-20")]
    [InlineData(Milestone.CountEnds, "2017-04-28")]
    [InlineData(Milestone.ResultPublished, "2017-04-28")]
    [InlineData(Milestone.TakesOffice, "2017-05-01")]
    public void The_dates_of_2017(Milestone milestone, string on) =>
        Assert.Equal(Day(on), Of2017().Single(date => date.Milestone == milestone).On);

    [Fact]
    public void Easter_is_no_time_to_ask_for_a_replacement() =>
        Assert.Equal(Day("2017-04-10"), Of2017().Single(date => date.Milestone is Milestone.ReplacementsEnd).On);

    [Fact]
    public void What_is_worked_out_is_in_order_wherever_it_starts()
    {
        foreach (var rules in RuleSet.All)
        {
            for (var opens = Day("2018-02-01"); opens < Day("2027-06-01"); opens = opens.AddDays(5))
            {
                var dates = Assert.IsType<TimetableOutcome.WorkedOut>(Timetable.WorkOut(Rules(rules.Id), opens, Nation.AllOfThem)).Dates;
                Assert.Empty(Timetable.Refusals(dates, Duties.Statutory));
            }
        }
    }

    [Theory] // law.md T1, each order broken by a day
    [InlineData(Milestone.ScrutineerAnnounced, Milestone.ScrutineerAppointed, "s 49(5)")]
    [InlineData(Milestone.NominationsOpen, Milestone.ScrutineerAppointed, "s 49(1)")]
    [InlineData(Milestone.PapersPrinted, Milestone.ScrutineerAnnounced, "s 49(5)")]
    [InlineData(Milestone.AddressDeadline, Milestone.NominationsClose, "s 48(2)")]
    [InlineData(Milestone.PapersPrinted, Milestone.AddressDeadline, "s 48(1)")]
    [InlineData(Milestone.PapersDespatched, Milestone.PapersPrinted, "The life of an election")]
    [InlineData(Milestone.VotingCloses, Milestone.PapersDespatched, "s 51(4)")]
    [InlineData(Milestone.CountBegins, Milestone.VotingCloses, "s 51(5)")]
    [InlineData(Milestone.ReportDue, Milestone.CountEnds, "s 52(1)")]
    [InlineData(Milestone.ResultPublished, Milestone.ReportDue, "s 52(3)")]
    public void A_wrong_order_is_refused_with_its_section(Milestone later, Milestone earlier, string section)
    {
        var dates = Of2017();
        var dayBefore = dates.Single(date => date.Milestone == earlier).On.AddDays(-1);
        var broken = dates.Select(date => date.Milestone == later ? date with { On = dayBefore } : date).ToImmutableArray();
        Assert.Contains(Timetable.Refusals(broken, Duties.Statutory), refusal => refusal.Because.Place == section);
    }

    [Fact] // law.md, fixture 5
    public void Addresses_may_not_be_due_before_nominations_close()
    {
        var dates = Of2017().Select(date => date.Milestone is Milestone.AddressDeadline ? date with { On = Day("2017-02-16") } : date);
        Assert.Equal("s 48(2)", Assert.Single(Timetable.Refusals([.. dates], Duties.Statutory)).Because.Place);
    }

    [Fact]
    public void Each_date_names_the_clause_it_follows_from()
    {
        var rules = Assert.IsType<RulesReading.Read>(RulesText.Read(RuleSet.Find("general-secretary")!.Text)).Rules;
        foreach (var date in Of2017().Where(date => date.Milestone is not Milestone.NominationsOpen))
        {
            Assert.Equal(RulesText.OfThisElection, date.Because.Document);
            Assert.Contains(rules.Clauses, clause => date.Because.Place == $"clause {clause.Number}" && clause.Text.Contains('{', StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_duty_that_is_off_orders_nothing_and_the_nature_of_things_still_does()
    {
        var dates = Of2017();
        ImmutableArray<Dated> broken = [.. dates.Select(date => date.Milestone is Milestone.ScrutineerAppointed ? date with { On = Day("2017-12-01") } : date)];
        Duty[] off = [Duty.AppointAScrutineer, Duty.NameTheScrutineerToMembers];
        Assert.Equal(2, Timetable.Refusals(broken, Duties.Statutory).Length);
        Assert.Equal(2, Timetable.Refusals(broken, Duties.Of(Footing.Statutory, off)).Length);
        Assert.Empty(Timetable.Refusals(broken, Duties.Of(Footing.OwnRules, off)));
        broken = [.. dates.Select(date => date.Milestone is Milestone.CountBegins ? date with { On = Day("2017-04-19") } : date)];
        Assert.Single(Timetable.Refusals(broken, Duties.Of(Footing.OwnRules, Enum.GetValues<Duty>())));
    }

    [Fact]
    public void Counting_far_into_years_that_nobody_has_published_is_refused_too() =>
        Assert.IsType<TimetableOutcome.Refused>(Timetable.WorkOut(
            [new(Milestone.VotingCloses, new(900, CountedIn.WorkingDays, Milestone.NominationsOpen, OnDayOff.Stays), RulesText.InClause("1"))], Day("2026-03-02"), Nation.Scotland));

    [Fact]
    public void A_year_that_nobody_has_published_is_refused()
    {
        var refused = Assert.IsType<TimetableOutcome.Refused>(Timetable.WorkOut(Rules("general-secretary"), Day("2040-01-16"), Nation.Scotland));
        Assert.Contains("2040", refused.Refusal.Reason, StringComparison.Ordinal);
        Assert.IsType<TimetableOutcome.Refused>(Timetable.WorkOut(Rules("general-secretary"), new(9000, 1, 1), Nation.Scotland));
    }

    [Fact]
    public void Bank_holidays_are_the_moving_and_the_fixed_ones_and_those_proclaimed()
    {
        DateOnly[] proclaimed = [Day("2022-06-03"), Day("2022-09-19"), Day("2023-05-08"), Day("2026-06-15")];
        foreach (var nation in new[] { Nation.EnglandAndWales, Nation.Scotland, Nation.NorthernIreland })
        {
            for (var year = BankHolidays.FirstYear; year <= BankHolidays.LastYear; year++)
            {
                Assert.Equal(Expected(year, nation).Order(), BankHolidays.Of(year, nation).Except(proclaimed));
            }
        }
    }

    private static HashSet<DateOnly> Expected(int year, Nation nation)
    {
        var scotland = nation is Nation.Scotland;
        var taken = new HashSet<DateOnly>();
        foreach (var (month, day) in new[] { (1, 1), (1, 2), (3, 17), (7, 12), (11, 30), (12, 25), (12, 26) })
        {
            var kept = (month, day) switch { (1, 2) or (11, 30) => scotland, (3, 17) or (7, 12) => nation is Nation.NorthernIreland, _ => true };
            var on = new DateOnly(year, month, day);
            while (kept && (on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || taken.Contains(on)))
            {
                on = on.AddDays(1);
            }

            _ = kept && taken.Add(on);
        }

        taken.Add(Easter(year).AddDays(-2));
        _ = scotland || taken.Add(Easter(year).AddDays(1));
        taken.Add(year is 2020 ? new(2020, 5, 8) : FirstMonday(year, 5));
        taken.Add(year is 2022 ? new(2022, 6, 2) : FirstMonday(year, 6).AddDays(-7));
        taken.Add(scotland ? FirstMonday(year, 8) : FirstMonday(year, 9).AddDays(-7));
        return taken;
    }

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    // The anonymous Gregorian algorithm (Nature, 20 April 1876).
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }

    private static ImmutableArray<Dated> Of2017() =>
        Assert.IsType<TimetableOutcome.WorkedOut>(Timetable.WorkOut(Rules("general-secretary"), Day("2017-01-16"), Nation.EnglandAndWales)).Dates;

    private static ImmutableArray<DateRule> Rules(string set) =>
        Assert.IsType<RulesReading.Read>(RulesText.Read(RuleSet.Find(set)!.Text)).Rules.DateRules;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
