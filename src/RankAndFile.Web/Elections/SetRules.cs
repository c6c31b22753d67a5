using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>The rules of an election were written in its draft, or written again.</summary>
/// <param name="Sha256">The digest of the text.</param>
/// <param name="By">Who wrote them.</param>
[Entry("rules-set", Version = 1)]
public sealed record RulesSet([property: Public] Digest Sha256, string By);

/// <summary>An election under own rules is held without a duty of the Act of 1992.</summary>
/// <param name="Section">Of the Act.</param>
/// <param name="By">Who switched it off.</param>
[Entry("duty-switched-off", Version = 1)]
public sealed record DutySwitchedOff([property: Public] string Duty, [property: Public] string Section, [property: Public] string Reason, string By);

/// <summary>A duty binds again that had been switched off.</summary>
/// <param name="By">Who switched it on.</param>
[Entry("duty-switched-on", Version = 1)]
public sealed record DutySwitchedOn([property: Public] string Duty, string By);

/// <summary>Less time than the rules ask for, or an election before it is due, was decided with a reason.</summary>
/// <param name="DecidedBy">The body that decided.</param>
/// <param name="By">Who entered it.</param>
[Entry("decision-taken", Version = 1)]
public sealed record DecisionTaken([property: Public] DecisionKind Kind, [property: Public] string Reason, [property: Public] string DecidedBy, [property: Public] string DecidedOn, string By);

/// <summary>Writes the rules of an election in its draft. What the software could not read is refused with its line.</summary>
public static class SetRules
{
    /// <param name="BeganWith">The rule set or the election that the text was begun with.</param>
    public sealed record Facts(ElectionId Election, string Text, string BeganWith) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SetTheRules, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (election.Stage is not Stage.Draft)
        {
            return new("The rules are frozen from the call on. They change only by a published amendment.", Source.Docs("clauses.md", "The rules of an election"));
        }

        if (ElectionRules.FaultsOf(facts.Text, await db.DutiesOf(election)) is [var first, ..])
        {
            return first.Refusal;
        }

        var text = facts.Text.ReplaceLineEndings("\n");
        if (await db.RulesOf(election.Id) is { } rules)
        {
            (rules.Text, rules.BeganWith, rules.ChangedAt, rules.ChangedBy) = (text, facts.BeganWith, now, who.Person!.Value);
        }
        else
        {
            db.Add(new ElectionRules { Election = election.Id, Text = text, BeganWith = facts.BeganWith, ChangedAt = now, ChangedBy = who.Person!.Value });
        }

        db.Record(election.Id, new RulesSet(Digest.Of(Encoding.UTF8.GetBytes(text)), who.Name));
        return null;
    }
}

/// <summary>Switches duties of the Act off for an election under own rules, by name and with the reason.</summary>
public static class SwitchOffDuties
{
    public sealed record Facts(ElectionId Election, IReadOnlyCollection<Duty> Off, string Reason) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SwitchOffDuties, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (Duties.RefusalToSwitchOff(election.Footing, election.Stage, facts.Off, facts.Reason) is { } refusal)
        {
            return refusal;
        }

        var before = await db.DutiesOf(election);
        foreach (var duty in facts.Off.Distinct().Where(before.Bind).Order())
        {
            db.Add(new DutyOff { Election = election.Id, Duty = duty, Reason = facts.Reason.Trim(), At = now, By = who.Person!.Value });
            db.Record(election.Id, new DutySwitchedOff(duty.ToString(), Duties.SourceOf(duty).Place, facts.Reason.Trim(), who.Name));
        }

        return null;
    }
}

/// <summary>Lets a duty bind again.</summary>
public static class SwitchOnDuty
{
    public sealed record Facts(ElectionId Election, Duty Duty) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SwitchOffDuties, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (Duties.RefusalToSwitchOff(election.Footing, election.Stage, [facts.Duty], "on again") is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<DutyOff>().FirstOrDefaultAsync(off => off.Election == election.Id && off.Duty == facts.Duty) is { } off)
        {
            db.Remove(off);
            db.Record(election.Id, new DutySwitchedOn(facts.Duty.ToString(), who.Name));
        }

        return null;
    }
}

/// <summary>Enters a decision with its reason, to be published at the call.</summary>
public static class Decide
{
    private const int LongestName = 160;
    private static readonly Source _because = Source.Docs("frozen-rules.md", "Decisions");

    public sealed record Facts(ElectionId Election, DecisionKind Kind, string Reason, string DecidedBy, DateOnly DecidedOn) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.CallTheElection, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (RefusalOf(facts, election, now) is { } refusal)
        {
            return refusal;
        }

        var (reason, body) = (facts.Reason.Trim(), facts.DecidedBy.Trim());
        if (await db.Set<Decision>().FirstOrDefaultAsync(d => d.Election == election.Id && d.Kind == facts.Kind) is { } decision)
        {
            (decision.Reason, decision.DecidedBy, decision.DecidedOn, decision.At, decision.By) = (reason, body, facts.DecidedOn, now, who.Person!.Value);
        }
        else
        {
            db.Add(new Decision { Election = election.Id, Kind = facts.Kind, Reason = reason, DecidedBy = body, DecidedOn = facts.DecidedOn, At = now, By = who.Person!.Value });
        }

        db.Record(election.Id, new DecisionTaken(facts.Kind, reason, body, TimetableDate.Written(facts.DecidedOn), who.Name));
        return null;
    }

    private static Refusal? RefusalOf(Facts facts, Election election, Instant now) => (facts, election) switch
    {
        (_, { Stage: not Stage.Draft }) => new("What the election was called with stands.", _because),
        ({ Kind: var kind }, _) when !Enum.IsDefined(kind) => new("That is no kind of decision.", _because),
        ({ Reason: var reason }, _) when reason.Trim().Length is 0 || !PublishDocument.IsReason(reason) =>
            new($"A decision is published with its reason, of at most {PublishDocument.LongestReason} letters.", _because),
        ({ DecidedBy: var body }, _) when body.Trim().Length is 0 or > LongestName || body.Any(char.IsControl) =>
            new($"Say who decided, in at most {LongestName} letters.", _because),
        ({ DecidedOn: var on }, _) when on > now.Day => new("A decision that was taken was not taken on a day to come.", _because),
        _ => null,
    };
}
