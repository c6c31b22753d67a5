using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>
/// Calls an election. From this moment everybody may know of it: its rules are published and frozen, its
/// timetable stands, and who saw the draft before is named.
/// </summary>
public static class CallElection
{
    public sealed record Facts(ElectionId Election) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.CallTheElection, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        var draft = await Draft.Of(db, election);
        if (election.Stage is Stage.Draft && Together(draft.Refusals(now.Day)) is { } unready)
        {
            return unready;
        }

        if (election.Call(now, timetableStands: true) is { } refusal)
        {
            return refusal;
        }

        db.Record(election.Id, new ElectionCalled([.. draft.Dates.Select(TimetableDate.ForTheRecord)], who.Name));
        await Freeze(db, draft, who, now);
        await FindableElections.Let(db, election);
        var allows = draft.Duties.Bind(Duty.VoteByPostAtHome) ? Duties.SourceOf(Duty.VoteByPostAtHome) : new(RulesText.OfThisElection, "");
        db.Record(election.Id, new VotingModeChosen("post", allows.Document, allows.Place));
        db.Record(election.Id, new DraftSeenBy([.. (await db.WhoSawTheDraft(election.Id)).Select(seen => new SawTheDraft(seen.Name, seen.Role?.ToString() ?? "", seen.First.Microseconds, seen.Times))]));
        return null;
    }

    private static async Task Freeze(OfficeDb db, Draft draft, Signed who, Instant now)
    {
        var rules = draft.Rules!;
        var document = new Document
        {
            Address = ElectionRules.AddressOf(draft.Election.Id),
            Title = $"Rules: {draft.Election.Name}",
            Kind = DocumentKind.ElectionRules,
            OfAnElection = true,
        };
        db.Add(document);
        await db.SaveChangesAsync();
        rules.Document = document.Id;
        var text = rules.Read();
        await db.Publish(document.Id, 1, "Frozen at the call.", text.Clauses, who, now);
        var file = FrozenFileRow.Of(draft.Election.Id, FrozenRules.PathOf(1), FrozenRules.Bytes(draft, text, 1, await db.ContestsForTheRecord(draft.Election.Id)));
        db.Add(file);
        db.Record(draft.Election.Id, new Scrutiny.RulesFrozen(file.ForTheRecord));
    }

    /// <summary>All reasons as one, since whoever calls wants to know every one at once.</summary>
    private static Refusal? Together(ImmutableArray<(DraftTask Task, Refusal Refusal)> refusals) => refusals switch
    {
        [] => null,
        [var (_, only)] => only,
        _ => new(string.Join(" ", refusals.Select((refusal, at) => $"({at + 1}) {refusal.Refusal}")), Source.Docs("lifecycle.md", "What a step asks for")),
    };
}

/// <summary>Somebody who opened a draft.</summary>
public sealed record Seen(string Name, Role? Role, Instant First, int Times);

public static class DraftsSeen
{
    /// <summary>Who opened the draft of an election, the first to do so first.</summary>
    public static async Task<List<Seen>> WhoSawTheDraft(this OfficeDb db, ElectionId election)
    {
        var openings = db.DraftOpenings.Where(opening => opening.Election == election);
        var people = await (
            from person in db.People
            where openings.Any(opening => opening.By == person.Id)
            select new { person.Id, person.Name }).ToListAsync();
        var roles = await db.Grants.Where(grant => grant.Election == election).ToListAsync();
        var seen = new List<Seen>();
        foreach (var person in people)
        {
            // A draft may be opened any number of times, by the few who prepare it.
            var theirs = openings.Where(opening => opening.By == person.Id);
            seen.Add(new(
                person.Name,
                roles.Where(grant => grant.Person == person.Id).Select(grant => (Role?)grant.Role).Min(),
                (await theirs.OrderBy(opening => opening.Id).FirstAsync()).At,
                await theirs.CountAsync()));
        }

        return [.. seen.OrderBy(one => one.First)];
    }
}
