using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>A date of an election's timetable.</summary>
/// <param name="Milestone">What it is the date of.</param>
/// <param name="On">The day, as 2017-04-28.</param>
/// <param name="Document">Where the rule stands that the date follows from.</param>
/// <param name="Place">Where in it.</param>
public sealed record FixedDate(string Milestone, string On, string Document, string Place);

/// <summary>The dates of an election that had not been called were set, or set again.</summary>
/// <param name="By">Who set them.</param>
[Entry("timetable-set", Version = 1)]
public sealed record TimetableSet(ImmutableArray<FixedDate> Dates, string By);

/// <summary>The election was called: from here on everybody may know of it, and its timetable stands.</summary>
/// <param name="By">Who called it.</param>
[Entry("election-called", Version = 1)]
public sealed record ElectionCalled([property: Public] ImmutableArray<FixedDate> Dates, string By);

/// <summary>Somebody who saw the draft before the call, and how often.</summary>
/// <param name="Role">What they were in this election, or nothing where they hold no role in it any more.</param>
/// <param name="First">When they first opened it.</param>
/// <param name="Times">How often they opened it.</param>
public sealed record SawTheDraft(string Name, string Role, long First, int Times);

/// <summary>Who knew of the election before everybody else, as it was published at the call.</summary>
[Entry("draft-seen-by", Version = 1)]
public sealed record DraftSeenBy([property: Public] ImmutableArray<SawTheDraft> Openings);

/// <summary>How votes are cast in this election, and what allows it.</summary>
/// <param name="Mode">post: every voting paper goes and comes back by post.</param>
[Entry("voting-mode", Version = 1)]
public sealed record VotingModeChosen([property: Public] string Mode, [property: Public] string Document, [property: Public] string Place);

/// <summary>A thing to be done before the call.</summary>
public enum DraftTask
{
    Duties,
    Rules,
    Contests,
    Timetable,
    Scrutineer,
    Decisions,
    VotingMode,
}

/// <summary>A draft as it is, and what keeps it from being called.</summary>
public sealed record Draft(
    Election Election,
    ElectionRules? Rules,
    ImmutableArray<DutyOff> DutiesOff,
    ImmutableArray<Dated> Dates,
    ImmutableArray<Decision> Decisions,
    ImmutableArray<Grant> Grants,
    ImmutableArray<Refusal> OfContests,
    ImmutableArray<DateOnly> DueOn)
{
    private static readonly Source _call = Source.Docs("lifecycle.md", "What a step asks for");

    public Duties Duties { get; } = Duties.Of(Election.Footing, DutiesOff.Select(off => off.Duty));

    public static async Task<Draft> Of(OfficeDb db, Election election) => new(
        election,
        await db.RulesOf(election.Id),
        [.. await db.DutiesOff(election.Id)],
        await db.DatesOf(election.Id),
        [.. await db.DecisionsOf(election.Id)],
        [.. await db.Grants.Where(grant => grant.Election == election.Id).ToListAsync()],
        election.Stage is Stage.Draft ? await Contests.RefusalsToCall(db, election.Id) : [],
        await Contests.DueDates(db, election.Id));

    /// <summary>Every reason why the election cannot be called today, each with the task it belongs to.</summary>
    public ImmutableArray<(DraftTask Task, Refusal Refusal)> Refusals(DateOnly today) =>
    [
        .. Duties.Unmeetable.Select(pair => (DraftTask.Duties, new Refusal($"{pair.Duty} binds, and {pair.Needs}, without which nobody can meet it, is switched off.", Duties.SourceOf(pair.Duty)))),
        .. OfRules().Select(refusal => (DraftTask.Rules, refusal)),
        .. OfContests.Select(refusal => (DraftTask.Contests, refusal)),
        .. OfDates(today).Select(refusal => (DraftTask.Timetable, refusal)),
        .. OfScrutineer().Select(refusal => (DraftTask.Scrutineer, refusal)),
        .. OfTimes(today).Select(refusal => (DraftTask.Decisions, refusal)),
        .. OfAnEarlyCall().Select(refusal => (DraftTask.Decisions, refusal)),
    ];

    private IEnumerable<Refusal> OfRules() => Rules is null
        ? [new("The election has no rules. Begin with a rule set, or with those of another election.", _call)]
        : ElectionRules.FaultsOf(Rules.Text, Duties).Select(fault => fault.Refusal);

    private IEnumerable<Refusal> OfScrutineer() =>
        !Duties.Bind(Duty.AppointAScrutineer) || Grants.Any(grant => grant.Role is Role.Scrutineer)
            ? []
            : [new("Nobody is appointed scrutineer.", Duties.SourceOf(Duty.AppointAScrutineer))];

    private IEnumerable<Refusal> OfDates(DateOnly today)
    {
        if (Dates.IsEmpty)
        {
            return [new("An election is called with its timetable. Set the dates.", _call)];
        }

        return [.. Timetable.Refusals(Dates, Duties), .. Passed(today), .. NotOfTheRules()];
    }

    private IEnumerable<Refusal> Passed(DateOnly today) => Dates
        .Where(date => date.On < today && date.Milestone is not (Milestone.ScrutineerAppointed or Milestone.ScrutineerAnnounced))
        .Take(1)
        .Select(date => new Refusal($"The timetable begins before the call, on {TimetableDate.Written(date.On)}. Set the dates again.", _call));

    /// <summary>Dates that follow from rules which were changed after they were worked out.</summary>
    private IEnumerable<Refusal> NotOfTheRules()
    {
        if (Rules is null || RulesText.Read(Rules.Text) is not RulesReading.Read { Rules: var text }
            || Timetable.WorkOut(text.DateRules, On(Milestone.NominationsOpen)!.Value, Election.Nation) is not TimetableOutcome.WorkedOut { Dates: var due })
        {
            return [];
        }

        // A date that was moved has moved those that are counted from it for whoever set them; the rules are asked only where nothing was.
        var stale = Dates.Any(date => date.Because == Timetable.Moved)
            ? Dates.Any(date => date.Because != Timetable.Moved && due.All(rule => rule.Milestone != date.Milestone || rule.Because != date.Because))
            : !Dates.SequenceEqual(due);
        return stale ? [new("The rules were changed after the dates were worked out from them. Set the dates again.", _call)] : [];
    }

    /// <summary>Times that the rules ask for and these dates do not leave. A published decision may shorten them.</summary>
    private IEnumerable<Refusal> OfTimes(DateOnly today) =>
        Rules is null || RulesText.Read(Rules.Text) is not RulesReading.Read { Rules: var text } || Decisions.Any(decision => decision.Kind is DecisionKind.LessTime)
            ? []
            : Times.TooShort(text, Dates, today);

    /// <summary>An election long before it is due needs its reason, which is published.</summary>
    private IEnumerable<Refusal> OfAnEarlyCall() =>
        On(Milestone.VotingCloses) is { } closes && EarlyCall.RefusalTo(DueOn, closes, Decisions.FirstOrDefault(decision => decision.Kind is DecisionKind.EarlyCall)?.Reason ?? "") is { } early ? [early] : [];

    private DateOnly? On(Milestone milestone) => Dates.FirstOrDefault(date => date.Milestone == milestone)?.On;
}

/// <summary>The least times between the call, nominations and the ballot, as an election's rules have them.</summary>
public static class Times
{
    /// <param name="called">The day of the call.</param>
    public static IEnumerable<Refusal> TooShort(RulesText rules, ImmutableArray<Dated> dates, DateOnly called)
    {
        var on = dates.ToDictionary(date => date.Milestone, date => date.On);
        (Parameter<DayCount> Least, DateOnly? From, Milestone To, string Words)[] times =
        [
            (Parameters.NoticeOfNominations, called, Milestone.NominationsOpen, "between the call and the day nominations open"),
            (Parameters.NominationsLength, At(Milestone.NominationsOpen), Milestone.NominationsClose, "for nominations"),
            (Parameters.NominationsToBallot, At(Milestone.NominationsClose), Milestone.PapersDespatched, "between the close of nominations and the despatch of voting papers"),
            (Parameters.VotingLength, At(Milestone.PapersDespatched), Milestone.VotingCloses, "to vote"),
        ];
        foreach (var (least, from, milestone, words) in times)
        {
            if (rules.Find(least) is { } given && from is { } start && At(milestone) is { } end && end.DayNumber - start.DayNumber < ((DayCount)given.Value).Days)
            {
                yield return new(
                    string.Create(CultureInfo.InvariantCulture, $"There are {end.DayNumber - start.DayNumber} days {words}; the rules ask for {given.Written}. Move the dates, or publish the decision to leave less time with its reason."),
                    given.Source);
            }
        }

        DateOnly? At(Milestone milestone) => on.TryGetValue(milestone, out var day) ? day : null;
    }
}
