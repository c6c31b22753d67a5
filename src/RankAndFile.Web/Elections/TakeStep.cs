using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>The steps that a returning officer takes by hand. Others follow from what happens: a box, a report.</summary>
public enum StepByHand
{
    Abandon,
    OpenNominations,
    CloseNominations,
    CallOff,
    SetAside,
}

/// <summary>An election came to another stage.</summary>
/// <param name="Step">As docs/lifecycle.md draws it.</param>
/// <param name="Reason">Given where an election is called off or its result set aside; otherwise empty.</param>
/// <param name="By">Who took the step.</param>
[Entry("stage-reached", Version = 1)]
public sealed record StageReached([property: Public] string Step, [property: Public] string Stage, [property: Public] string Reason, string By);

/// <summary>Takes an election one step on.</summary>
public static class TakeStep
{
    public sealed record Facts(ElectionId Election, StepByHand Step, string Reason) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.TakeSteps, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (!PublishDocument.IsReason(facts.Reason))
        {
            return new($"A reason has at most {PublishDocument.LongestReason} letters that can be printed.", Source.Docs("lifecycle.md", "Reasons"));
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (Taken(election, facts, now) is { } refusal)
        {
            return refusal;
        }

        if (TooEarly(facts.Step, await db.DatesOf(election.Id), now.Day) is { } early)
        {
            return early;
        }

        db.Record(election.Id, new StageReached(facts.Step.ToString(), election.Stage.ToString(), Asks(facts.Step) ? facts.Reason.Trim() : "", who.Name));
        return null;
    }

    /// <summary>The steps that are open from a stage.</summary>
    public static ImmutableArray<StepByHand> From(Stage stage) => stage switch
    {
        Stage.Draft => [StepByHand.Abandon],
        Stage.Called => [StepByHand.OpenNominations, StepByHand.CallOff],
        Stage.Nominating => [StepByHand.CloseNominations, StepByHand.CallOff],
        Stage.NominationsClosed or Stage.Voting or Stage.Closed => [StepByHand.CallOff],
        Stage.Counted or Stage.Reported or Stage.Declared => [StepByHand.SetAside],
        _ => [],
    };

    /// <summary>That a step asks for a reason, which is published.</summary>
    public static bool Asks(StepByHand step) => step is StepByHand.CallOff or StepByHand.SetAside;

    /// <summary>Nominations open and close on the days that members were told; no officer opens them sooner or closes them on the day itself.</summary>
    public static Refusal? TooEarly(StepByHand step, ImmutableArray<Dated> dates, DateOnly today)
    {
        var day = dates.FirstOrDefault(date => date.Milestone == step switch
        {
            StepByHand.OpenNominations => Milestone.NominationsOpen,
            StepByHand.CloseNominations => Milestone.NominationsClose,
            _ => (Milestone?)null,
        });
        return (step, day) switch
        {
            (StepByHand.OpenNominations, { On: var on }) when today < on => new($"Nominations open on {TimetableDate.Written(on)}, as members were told.", day.Because),
            (StepByHand.CloseNominations, { On: var on }) when today <= on => new($"Nominations may be sent until the end of {TimetableDate.Written(on)}, as members were told.", day.Because),
            _ => null,
        };
    }

    private static Refusal? Taken(Election election, Facts facts, Instant now) => facts.Step switch
    {
        StepByHand.Abandon => election.Abandon(now),
        StepByHand.OpenNominations => election.OpenNominations(now),
        StepByHand.CloseNominations => election.CloseNominations(now),
        StepByHand.CallOff => election.CallOff(now, facts.Reason),
        StepByHand.SetAside => election.SetAside(now, facts.Reason),
        _ => new("There is no such step.", Source.Docs("lifecycle.md", "The life of an election")),
    };
}
