using System.Collections.Frozen;
using RankAndFile.Counting;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>Where an election stands. docs/lifecycle.md draws it.</summary>
public enum Stage
{
    Draft,
    Abandoned,
    Called,
    Nominating,
    NominationsClosed,
    Voting,
    Closed,
    Counting,
    Counted,
    Reported,
    Declared,
    CalledOff,
    SetAside,
}

/// <summary>A step from one stage to the next.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StepAttribute : Attribute;

/// <summary>
/// The one way an election moves on: a method a step, each of which moves it or says why not. What
/// is asked of the rest of the office (a box, a report, contests without a contest) comes in as facts.
/// </summary>
public sealed partial class Election
{
    private static Source Diagram(Stage stage) => Source.Docs("lifecycle.md", stage.ToString());

    /// <summary>Lets a draft go that was never called. Nobody outside learns of it.</summary>
    [Step]
    public Refusal? Abandon(Instant now) => Move(Stage.Abandoned, now, from: [Stage.Draft]);

    /// <summary>Makes the election public: its rules are frozen, its timetable stands, everybody may know from the same moment.</summary>
    [Step]
    public Refusal? Call(Instant now, bool timetableStands) =>
        !timetableStands && Stage is Stage.Draft
            ? new("An election is called with a timetable that keeps the order of the Act. Set its dates first.", Act1992.At("ss 48(2), 49(1), 52(3)"))
            : Move(Stage.Called, now, from: [Stage.Draft]);

    [Step]
    public Refusal? OpenNominations(Instant now) => Move(Stage.Nominating, now, from: [Stage.Called]);

    [Step]
    public Refusal? CloseNominations(Instant now) => Move(Stage.NominationsClosed, now, from: [Stage.Nominating]);

    /// <summary>Voting papers go out. Before that members have been told who the scrutineer is.</summary>
    [Step]
    public Refusal? OpenVoting(Instant now, bool scrutineerAnnounced, Duties duties) =>
        !scrutineerAnnounced && duties.Bind(Duty.NameTheScrutineerToMembers) && Stage is Stage.NominationsClosed
            ? new("Members have to be told the scrutineer's name before the scrutineer starts.", Duties.SourceOf(Duty.NameTheScrutineerToMembers))
            : Move(Stage.Voting, now, from: [Stage.NominationsClosed]);

    [Step]
    public Refusal? CloseVoting(Instant now) => Move(Stage.Closed, now, from: [Stage.Voting]);

    /// <summary>Opens the box. No vote is counted while one can still be cast.</summary>
    [Step]
    public Refusal? BeginCount(Instant now) => Move(Stage.Counting, now, from: [Stage.Closed]);

    [Step]
    public Refusal? EndCount(Instant now) => Move(Stage.Counted, now, from: [Stage.Counting]);

    /// <summary>The count is done again, from the same box, after a complaint or a doubt; the first stays on the record.</summary>
    [Step]
    public Refusal? Recount(Instant now, string reason) =>
        RefusalWithout(reason) ?? Move(Stage.Counting, now, from: [Stage.Counted, Stage.Reported, Stage.Declared], reason);

    [Step]
    public Refusal? ReceiveReport(Instant now) => Move(Stage.Reported, now, from: [Stage.Counted]);

    /// <summary>Publishes the result. It waits for the scrutineer's report, where that duty binds.</summary>
    [Step]
    public Refusal? Declare(Instant now, Duties duties) =>
        duties.Bind(Duty.AwaitTheReport) && Stage is Stage.Counted
            ? new("The result is published only once the union has the scrutineer's report.", Duties.SourceOf(Duty.AwaitTheReport))
            : Move(Stage.Declared, now, from: duties.Bind(Duty.AwaitTheReport) ? [Stage.Reported] : [Stage.Reported, Stage.Counted]);

    /// <summary>Declares without a ballot, where every contest has no more candidates than places.</summary>
    [Step]
    public Refusal? DeclareUnopposed(Instant now, bool everyContestUnopposed) =>
        !everyContestUnopposed && Stage is Stage.NominationsClosed
            ? new("A ballot is held where a contest has more candidates than places.", Act1992.At("s 53"))
            : Move(Stage.Declared, now, from: [Stage.NominationsClosed]);

    /// <summary>Stops an election that was called. What was done stays on the record, with the reason.</summary>
    [Step]
    public Refusal? CallOff(Instant now, string reason) =>
        RefusalWithout(reason) ?? Move(Stage.CalledOff, now, from: [Stage.Called, Stage.Nominating, Stage.NominationsClosed, Stage.Voting, Stage.Closed], reason);

    /// <summary>The result falls, by an order or a complaint upheld. A fresh election is another election.</summary>
    [Step]
    public Refusal? SetAside(Instant now, string reason) =>
        RefusalWithout(reason) ?? Move(Stage.SetAside, now, from: [Stage.Counted, Stage.Reported, Stage.Declared], reason);

    private static Refusal? RefusalWithout(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new("Give the reason; it is published.", Source.Docs("lifecycle.md", "Reasons")) : null;

    private Refusal? Move(Stage to, Instant now, ReadOnlySpan<Stage> from, string reason = "")
    {
        if (!from.Contains(Stage))
        {
            return new($"{_becauseOf[Stage]} This step is not open from there.", Diagram(Stage));
        }

        (Stage, StageSince) = (to, now);
        Reason = reason.Length > 0 ? reason.Trim() : Reason;
        return null;
    }

    private static readonly FrozenDictionary<Stage, string> _becauseOf = new Dictionary<Stage, string>
    {
        [Stage.Draft] = "The election is a draft.",
        [Stage.Abandoned] = "The draft was abandoned.",
        [Stage.Called] = "The election has been called, and nominations have not opened.",
        [Stage.Nominating] = "Nominations are open.",
        [Stage.NominationsClosed] = "Nominations have closed, and voting has not opened.",
        [Stage.Voting] = "Voting is open.",
        [Stage.Closed] = "Voting has closed, and the count has not begun.",
        [Stage.Counting] = "The count is going on.",
        [Stage.Counted] = "The votes are counted, and the scrutineer's report is awaited.",
        [Stage.Reported] = "The scrutineer has reported, and the result has not been declared.",
        [Stage.Declared] = "The result has been declared.",
        [Stage.CalledOff] = "The election was called off.",
        [Stage.SetAside] = "The result was set aside.",
    }.ToFrozenDictionary();
}
