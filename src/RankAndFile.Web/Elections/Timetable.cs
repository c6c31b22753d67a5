using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>What a timetable has a date for, in the order it comes to pass.</summary>
public enum Milestone
{
    ScrutineerAppointed,
    ScrutineerAnnounced,
    Invitation,
    NominationsOpen,
    NominationsClose,
    AddressDeadline,
    RelevantDate,
    PapersPrinted,
    PapersDespatched,
    ReplacementsEnd,
    VotingCloses,
    CountBegins,
    CountEnds,
    ReportDue,
    ResultPublished,
    TakesOffice,
    ComplaintsEnd,
}

/// <summary>How days are counted from one date to the next.</summary>
public enum Days
{
    Calendar,
    Working,
    Years,
}

/// <summary>What becomes of a date that falls on a weekend or a bank holiday.</summary>
public enum OnDayOff
{
    Stays,
    MovesOn,
    MovesBack,
}

/// <summary>How one date follows from another.</summary>
/// <param name="Because">Where the rule stands, which is shown beside the date.</param>
public sealed record DateRule(Milestone Date, Milestone From, int Count, Days Days, OnDayOff OnDayOff, Source Because);

/// <summary>A date of a timetable, and the rule it comes from.</summary>
public sealed record Dated(Milestone Milestone, DateOnly On, Source Because);

/// <summary>The dates of an election, worked out from rules; or why they cannot be.</summary>
public abstract record TimetableOutcome
{
    public sealed record WorkedOut(ImmutableArray<Dated> Dates) : TimetableOutcome;

    public sealed record Refused(Refusal Refusal) : TimetableOutcome;
}

/// <summary>Works dates out, and checks that they come in the order of the law.</summary>
public static class Timetable
{
    private static Source Act1992(string section) => new("Trade Union and Labour Relations (Consolidation) Act 1992", section);

    private static readonly Source _order = Source.Docs("lifecycle.md", "The life of an election");

    private sealed record Order(Milestone Earlier, Milestone Later, string Reason, Source Because, bool OnlyStatutory = false);

    private static readonly ImmutableArray<Order> _orders =
    [
        new(Milestone.ScrutineerAppointed, Milestone.ScrutineerAnnounced, "Members are told a scrutineer's name once there is a scrutineer.", Act1992("s 49(5)"), OnlyStatutory: true),
        new(Milestone.ScrutineerAppointed, Milestone.NominationsOpen, "The scrutineer is appointed before the election is held.", Act1992("s 49(1)"), OnlyStatutory: true),
        new(Milestone.ScrutineerAnnounced, Milestone.PapersPrinted, "Members have to know the scrutineer's name before the scrutineer supervises the printing.", Act1992("s 49(5)"), OnlyStatutory: true),
        new(Milestone.Invitation, Milestone.NominationsOpen, "Members are invited to nominate before nominations open.", _order),
        new(Milestone.NominationsOpen, Milestone.NominationsClose, "Nominations open before they close.", _order),
        new(Milestone.NominationsClose, Milestone.AddressDeadline, "A candidate's address may be handed in at least until the last moment at which one can become a candidate.", Act1992("s 48(2)")),
        new(Milestone.AddressDeadline, Milestone.PapersPrinted, "Addresses go out with the voting papers, so they are in before printing.", Act1992("s 48(1)")),
        new(Milestone.RelevantDate, Milestone.PapersDespatched, "Who may vote is settled before voting papers go out.", Act1992("s 49(5A) and (8)")),
        new(Milestone.PapersPrinted, Milestone.PapersDespatched, "Papers are printed before they go out.", _order),
        new(Milestone.PapersDespatched, Milestone.VotingCloses, "Members need time to vote by post between the despatch and the close.", Act1992("s 51(4)")),
        new(Milestone.ReplacementsEnd, Milestone.VotingCloses, "A replacement paper has to come back before the close.", Act1992("s 51(4)")),
        new(Milestone.VotingCloses, Milestone.CountBegins, "No vote is counted while one can still be cast.", Act1992("s 51(5)")),
        new(Milestone.CountBegins, Milestone.CountEnds, "A count begins before it ends.", _order),
        new(Milestone.CountEnds, Milestone.ReportDue, "The scrutineer reports the votes once they are counted.", Act1992("s 52(1)"), OnlyStatutory: true),
        new(Milestone.ReportDue, Milestone.ResultPublished, "The result is published only once the union has the scrutineer's report.", Act1992("s 52(3)"), OnlyStatutory: true),
        new(Milestone.CountEnds, Milestone.ResultPublished, "A result is published once the votes are counted.", _order),
        new(Milestone.ResultPublished, Milestone.TakesOffice, "One takes office after the result is published.", _order),
        new(Milestone.ResultPublished, Milestone.ComplaintsEnd, "Complaints may be made after the result is published.", Act1992("s 54(3)")),
    ];

    // The first of two that may not fall on one day: papers need at least a night to come back, and a count waits for the post of the last day.
    private static readonly ImmutableArray<Milestone> _needADayAfter = [Milestone.NominationsOpen, Milestone.PapersDespatched, Milestone.ReplacementsEnd, Milestone.VotingCloses];

    /// <summary>Works every date out from the day on which nominations open.</summary>
    public static TimetableOutcome WorkOut(ImmutableArray<DateRule> rules, DateOnly nominationsOpen, Nation nation)
    {
        var dates = new Dictionary<Milestone, Dated> { [Milestone.NominationsOpen] = new(Milestone.NominationsOpen, nominationsOpen, _chosen) };
        foreach (var rule in rules)
        {
            // Every year that the date may come into has to be known, and a day off moves it by a week at most.
            var roughly = Counted(dates[rule.From].On, rule with { Days = rule.Days is Days.Working ? Days.Calendar : rule.Days });
            foreach (var year in new[] { dates[rule.From].On.Year, roughly.AddDays(-14).Year, roughly.AddDays(14).Year })
            {
                if (rule is not { OnDayOff: OnDayOff.Stays, Days: not Days.Working } && BankHolidays.RefusalOf(year) is { } refusal)
                {
                    return new TimetableOutcome.Refused(refusal);
                }
            }

            dates.Add(rule.Date, new(rule.Date, MovedOffDaysOff(Counted(dates[rule.From].On, rule, nation), rule.OnDayOff, nation), rule.Because));
        }

        return new TimetableOutcome.WorkedOut([.. dates.Values.OrderBy(date => date.Milestone)]);
    }

    /// <summary>Every way in which these dates break the order; none if they keep it.</summary>
    public static ImmutableArray<Refusal> Refusals(ImmutableArray<Dated> dates, Footing footing)
    {
        var on = dates.ToDictionary(date => date.Milestone, date => date.On);
        return
        [
            .. _orders
                .Where(order => footing is Footing.Statutory || !order.OnlyStatutory)
                .Where(order => on.ContainsKey(order.Earlier) && on.ContainsKey(order.Later))
                .Where(order => on[order.Earlier].AddDays(_needADayAfter.Contains(order.Earlier) ? 1 : 0) > on[order.Later])
                .Select(order => new Refusal(order.Reason, order.Because)),
        ];
    }

    private static readonly Source _chosen = new("Chosen by the returning officer", "");

    private static DateOnly Counted(DateOnly from, DateRule rule, Nation nation = Nation.EnglandAndWales) => rule.Days switch
    {
        Days.Calendar => from.AddDays(rule.Count),
        Days.Years => from.AddYears(rule.Count),
        Days.Working => WorkingDaysFrom(from, rule.Count, nation),
        _ => throw new InvalidOperationException($"{rule.Days} is no way of counting days."),
    };

    private static DateOnly WorkingDaysFrom(DateOnly from, int count, Nation nation)
    {
        var (day, step) = (from, int.Sign(count));
        for (var left = int.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            left -= BankHolidays.IsWorkingDay(day, nation) ? 1 : 0;
        }

        return day;
    }

    private static DateOnly MovedOffDaysOff(DateOnly day, OnDayOff onDayOff, Nation nation)
    {
        while (onDayOff is not OnDayOff.Stays && !BankHolidays.IsWorkingDay(day, nation))
        {
            day = day.AddDays(onDayOff is OnDayOff.MovesOn ? 1 : -1);
        }

        return day;
    }
}
