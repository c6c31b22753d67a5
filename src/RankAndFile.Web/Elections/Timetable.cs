using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

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
    private static readonly Source _order = Source.Docs("lifecycle.md", "The life of an election");

    /// <param name="Under">The duty that orders them so; what needs none is the nature of the thing.</param>
    private sealed record Order(Milestone Earlier, Milestone Later, string Reason, Source Because, Duty? Under = null);

    private static Order By(Duty duty, Milestone earlier, Milestone later, string reason) => new(earlier, later, reason, Duties.SourceOf(duty), duty);

    private static readonly ImmutableArray<Order> _orders =
    [
        By(Duty.NameTheScrutineerToMembers, Milestone.ScrutineerAppointed, Milestone.ScrutineerAnnounced, "Members are told a scrutineer's name once there is a scrutineer."),
        By(Duty.AppointAScrutineer, Milestone.ScrutineerAppointed, Milestone.NominationsOpen, "The scrutineer is appointed before the election is held."),
        By(Duty.NameTheScrutineerToMembers, Milestone.ScrutineerAnnounced, Milestone.PapersPrinted, "Members have to know the scrutineer's name before the scrutineer supervises the printing."),
        new(Milestone.Invitation, Milestone.NominationsOpen, "Members are invited to nominate before nominations open.", _order),
        new(Milestone.NominationsOpen, Milestone.NominationsClose, "Nominations open before they close.", _order),
        By(Duty.TakeAddressesUntilNominationsClose, Milestone.NominationsClose, Milestone.AddressDeadline, "A candidate's address may be handed in at least until the last moment at which one can become a candidate."),
        By(Duty.SendAddresses, Milestone.AddressDeadline, Milestone.PapersPrinted, "Addresses go out with the voting papers, so they are in before printing."),
        new(Milestone.RelevantDate, Milestone.PapersDespatched, "Who may vote is settled before voting papers go out.", Act1992.At("s 49(5A) and (8)")),
        new(Milestone.PapersPrinted, Milestone.PapersDespatched, "Papers are printed before they go out.", _order),
        new(Milestone.PapersDespatched, Milestone.VotingCloses, "Members need time to vote by post between the despatch and the close.", Act1992.At("s 51(4)")),
        new(Milestone.ReplacementsEnd, Milestone.VotingCloses, "A replacement paper has to come back before the close.", Act1992.At("s 51(4)")),
        new(Milestone.VotingCloses, Milestone.CountBegins, "No vote is counted while one can still be cast.", Act1992.At("s 51(5)")),
        new(Milestone.CountBegins, Milestone.CountEnds, "A count begins before it ends.", _order),
        By(Duty.HaveAReport, Milestone.CountEnds, Milestone.ReportDue, "The scrutineer reports the votes once they are counted."),
        By(Duty.AwaitTheReport, Milestone.ReportDue, Milestone.ResultPublished, "The result is published only once the union has the scrutineer's report."),
        new(Milestone.CountEnds, Milestone.ResultPublished, "A result is published once the votes are counted.", _order),
        new(Milestone.ResultPublished, Milestone.TakesOffice, "One takes office after the result is published.", _order),
        new(Milestone.ResultPublished, Milestone.ComplaintsEnd, "Complaints may be made after the result is published.", Act1992.At("s 54(3)")),
    ];

    // The first of two that may not fall on one day: papers need at least a night to come back, and a count waits for the post of the last day.
    private static readonly ImmutableArray<Milestone> _needADayAfter = [Milestone.NominationsOpen, Milestone.PapersDespatched, Milestone.ReplacementsEnd, Milestone.VotingCloses];

    /// <summary>Works every date out from the day on which nominations open.</summary>
    public static TimetableOutcome WorkOut(ImmutableArray<DateRule> rules, DateOnly nominationsOpen, Nation nation)
    {
        var dates = new Dictionary<Milestone, Dated> { [Milestone.NominationsOpen] = new(Milestone.NominationsOpen, nominationsOpen, _chosen) };
        foreach (var rule in rules)
        {
            var (from, follows) = (dates[rule.Follows.From].On, rule.Follows);
            if (follows is not { OnDayOff: OnDayOff.Stays, CountedIn: not CountedIn.WorkingDays } && UnknownYear(from, follows) is { } refusal)
            {
                return new TimetableOutcome.Refused(refusal);
            }

            dates.Add(rule.Date, new(rule.Date, MovedOffDaysOff(Counted(from, follows, nation), follows.OnDayOff, nation), rule.Because));
        }

        return new TimetableOutcome.WorkedOut([.. dates.Values.OrderBy(date => date.Milestone)]);
    }

    /// <summary>Every way in which these dates break the order; none if they keep it.</summary>
    public static ImmutableArray<Refusal> Refusals(ImmutableArray<Dated> dates, Duties duties)
    {
        var on = dates.ToDictionary(date => date.Milestone, date => date.On);
        return
        [
            .. _orders
                .Where(order => order.Under is not { } duty || duties.Bind(duty))
                .Where(order => on.ContainsKey(order.Earlier) && on.ContainsKey(order.Later))
                .Where(order => on[order.Earlier].AddDays(_needADayAfter.Contains(order.Earlier) ? 1 : 0) > on[order.Later])
                .Select(order => new Refusal(order.Reason, order.Because)),
        ];
    }

    private static readonly Source _chosen = new("Chosen by the returning officer", "");

    /// <summary>Why a date stands that does not follow from the rules.</summary>
    public static Source Moved { get; } = new("Moved by the returning officer", "");

    // Every year that the date may come into has to be known: working days are at most twice as many days, and a day off moves a date by a fortnight at most.
    private static Refusal? UnknownYear(DateOnly from, DateFrom follows)
    {
        var roughly = Counted(from, follows.CountedIn is CountedIn.WorkingDays ? follows with { Count = 2 * follows.Count, CountedIn = CountedIn.Days } : follows, Nation.EnglandAndWales);
        return BankHolidays.RefusalOf(from.Year) ?? BankHolidays.RefusalOf(roughly.AddDays(-14).Year) ?? BankHolidays.RefusalOf(roughly.AddDays(14).Year);
    }

    private static DateOnly Counted(DateOnly from, DateFrom follows, Nation nation) => follows.CountedIn switch
    {
        CountedIn.Days => from.AddDays(follows.Count),
        CountedIn.Years => from.AddYears(follows.Count),
        CountedIn.WorkingDays => WorkingDaysFrom(from, follows.Count, nation),
        var other => throw new InvalidOperationException($"{other} is no way of counting days."),
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
