using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>
/// Amends the rules of a called election. The rules before stay readable, the parameters are read again,
/// and dates that lie ahead follow the amended rules.
/// </summary>
public static class AmendElectionRules
{
    private static readonly Source _because = Source.Docs("frozen-rules.md", "Amendments");

    /// <param name="From">The number of the version that the new text was made from.</param>
    public sealed record Facts(ElectionId Election, int From, string Text, string Reason, string DecidedBy) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.AmendAfterTheCall, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        if (Amending.RefusalTo(election.Stage, facts.Reason, facts.DecidedBy) is { } refusal)
        {
            return refusal;
        }

        var called = await Draft.Of(db, election);
        var versions = await db.VersionsOf(called.Rules!.Document!.Value);
        if (versions[^1].Number != facts.From)
        {
            return new($"Version {versions[^1].Number} was published while you were writing. Read it first; your words are still below.", _because);
        }

        switch (Amended.By(facts.Text, called, await db.AllOf(versions), now.Day))
        {
            case { Faults: [var first, ..] }:
                return first;
            case { Rules: { } rules, Dates: var dates }:
                await Publish(db, called with { Dates = dates }, called.Dates, rules, versions[^1], facts, who, now);
                return null;
            default:
                throw new InvalidOperationException("An amendment has neither rules nor faults.");
        }
    }

    private static async Task Publish(OfficeDb db, Draft amended, ImmutableArray<Dated> before, RulesText rules, DocumentVersion last, Facts facts, Signed who, Instant now)
    {
        var (id, number) = (amended.Election.Id, last.Number + 1);
        var reason = $"{facts.Reason.Trim()} Decided by: {facts.DecidedBy.Trim()}.";
        await db.Publish(last.Document, number, reason, rules.Clauses, who, now);
        if (!Amending.Changes(before, amended.Dates).IsEmpty)
        {
            await Amending.Enter(db, amended.Election, before, amended.Dates, facts.Reason, facts.DecidedBy, who, now);
        }

        var file = FrozenFileRow.Of(id, FrozenRules.PathOf(number), FrozenRules.Bytes(amended, rules, number, await db.ContestsForTheRecord(id)));
        db.Add(file);
        db.Record(id, new RulesAmended(file.ForTheRecord, reason));
    }
}

/// <summary>What an amendment would make of an election's rules and dates, or what is wrong with it.</summary>
public sealed record Amended(RulesText? Rules, ImmutableArray<Dated> Dates, ImmutableArray<Refusal> Faults)
{
    /// <param name="versions">All versions so far, the first one first.</param>
    public static Amended By(string text, Draft called, IReadOnlyList<ImmutableArray<NumberedClause>> versions, DateOnly today)
    {
        if (RulesText.Read(text) is not RulesReading.Read { Rules: var rules })
        {
            return Wrong(((RulesReading.Refused)RulesText.Read(text)).Faults.Select(fault => fault.Refusal));
        }

        if (Amendment.RefusalToBecome(rules.Clauses, versions) is { } refusal)
        {
            return Wrong([refusal]);
        }

        if (rules.FaultsUnder(called.Duties.Bind) is { IsEmpty: false } faults)
        {
            return Wrong(faults.Select(fault => fault.Refusal));
        }

        switch (Amending.DatesUnder(rules, called.Dates, called.Election.Nation, today))
        {
            case TimetableOutcome.Refused refused:
                return Wrong([refused.Refusal]);
            case TimetableOutcome.WorkedOut { Dates: var dates }:
                return Amending.Changes(called.Dates, dates).IsEmpty
                    ? new(rules, dates, [])
                    : Amending.Refusals(called.Dates, dates, called.Duties, today) is { IsEmpty: false } broken ? Wrong(broken) : new(rules, dates, []);
            case var other:
                throw new InvalidOperationException($"{other} is no outcome of a timetable.");
        }
    }

    private static Amended Wrong(IEnumerable<Refusal> faults) => new(null, [], [.. faults]);
}
