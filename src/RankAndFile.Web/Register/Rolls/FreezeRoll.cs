using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.Register.OwnEntry;
using RankAndFile.Web.Rules;
using Contest = RankAndFile.Web.Elections.Contest;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>Begins to freeze the Roll of an election. The lines are made by <see cref="FreezingRoll"/>.</summary>
public static class FreezeRoll
{
    public sealed record Facts(ElectionId Election) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.FreezeTheRoll, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var election = await db.Elections.FirstAsync(e => e.Id == facts.Election);
        var relevant = await db.TimetableDates.FirstOrDefaultAsync(date => date.Election == election.Id && date.Milestone == Milestone.RelevantDate);
        var rolls = await db.Set<Roll>().Where(roll => roll.Election == election.Id).ToListAsync();
        if (RefusalOn(now.Day, election.Stage, relevant?.OnDay, rolls.Exists(roll => roll.Stands)) is { } refusal)
        {
            return refusal;
        }

        if (!await db.Set<Contest>().AnyAsync(contest => contest.Election == election.Id))
        {
            return new("This election has no contest, so there is nothing to vote on.", Own.Act1992("s 50"));
        }

        if (await AtTheSameTime.RefusalToFreeze(db) is { } moving)
        {
            return moving;
        }

        // One that was begun and not finished is made from its beginning again.
        var roll = rolls.Find(one => one.FrozenAt is null && one.RelevantDate == relevant!.OnDay);
        if (roll is null)
        {
            roll = new Roll { Election = election.Id, Number = 1 + rolls.Select(one => one.Number).DefaultIfEmpty().Max(), RelevantDate = relevant!.OnDay, BegunAt = now, BegunBy = who.Person!.Value };
            db.Add(roll);
            await db.SaveChangesAsync();
        }

        await db.Start(FreezingRoll.KindOfWork, new FreezingRoll.Facts(roll.Id.Value, election.Id.Value, who.Name), who, now, key: FreezingRoll.KeyOf(roll.Id), again: true);
        return null;
    }

    /// <summary>Why the Roll cannot be frozen on this day, or null.</summary>
    public static Refusal? RefusalOn(DateOnly day, Stage stage, DateOnly? relevantDate, bool oneStands) =>
        stage is not (Stage.Called or Stage.Nominating or Stage.NominationsClosed or Stage.Voting)
            ? new("The Roll is frozen after the call and before voting closes.", Own.Act1992("s 49(5A)"))
            : relevantDate is not { } relevant
                ? new("The timetable has no relevant date, on which it is settled who may vote.", Own.Act1992("s 49(8)"))
                : day < relevant
                    ? new("The Roll is of those who may vote on the relevant date. That day has not come.", Own.Act1992("s 49(8)"))
                    : oneStands
                        ? new("The Roll has been frozen. To freeze another, void it first, with the reason.", Source.Docs("roll-format.md", "Voiding"))
                        : null;
}

/// <summary>Takes back some lines of a Roll that was not finished.</summary>
internal static class DropLines
{
    internal sealed record Facts(ElectionId Election, RollId Roll, long From) : IInElection;

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var roll = await db.Set<Roll>().FirstAsync(r => r.Id == facts.Roll && r.FrozenAt == null);
        await db.Set<RollLine>().Where(line => line.Roll == roll.Id && line.Place >= facts.From).ExecuteDeleteAsync();
        if (facts.From is 0)
        {
            await db.Set<RollSubtree>().Where(subtree => subtree.Roll == roll.Id).ExecuteDeleteAsync();
        }

        roll.Rows = facts.From;
        return null;
    }
}

/// <summary>Adds lines to a Roll that is being made.</summary>
internal static class AddLines
{
    private static readonly string[] _lineColumns = ["roll", "place", "contest", "member", "line"];
    private static readonly string[] _subtreeColumns = ["roll", "level", "place", "digest"];

    internal sealed record Facts(ElectionId Election, RollId Roll, long From, IReadOnlyList<RollReading.Line> Lines, IReadOnlyList<(int Level, long Place, Digest Root)> Subtrees) : IInElection;

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var roll = await db.Set<Roll>().FirstAsync(r => r.Id == facts.Roll && r.FrozenAt == null);
        if (roll.Rows != facts.From)
        {
            return new("Somebody else makes this Roll.", Source.Docs("roll-format.md", "Freezing"));
        }

        await Bulk.Of(db).Insert("roll_lines", _lineColumns, [.. facts.Lines.Select((line, at) => (object?[])[roll.Id.Value, facts.From + at, line.Contest.Value, line.Member.Value, line.Text])]);
        await Bulk.Of(db).Insert("roll_subtrees", _subtreeColumns, [.. facts.Subtrees.Select(subtree => (object?[])[roll.Id.Value, (long)subtree.Level, subtree.Place, subtree.Root.ToString()])]);
        roll.Rows = facts.From + facts.Lines.Count;
        return null;
    }
}

/// <summary>
/// Makes the lines of a Roll. The register is read by one statement, which sees one state of it from first to
/// last while members are changed, and the lines enter in slices; the end freezes all of them at once. What a
/// kill leaves is taken back, and the register read anew.
/// </summary>
public sealed class FreezingRoll(Database database, Door door, TimeProvider clock) : Work
{
    internal const string KindOfWork = "freeze-roll";
    private const int ASlice = 1_000;
    private const int TakenBackAtOnce = 5_000;

    public override string Kind => KindOfWork;

    internal sealed record Facts(long Roll, long Election, string By);

    internal static string KeyOf(RollId roll) => $"{KindOfWork}-{roll}";

    public override ElectionId? ElectionOf(Job job) => new(job.FactsAs<Facts>().Election);

    public override async Task<Slice> Next(Job job, CancellationToken stop)
    {
        var facts = job.FactsAs<Facts>();
        await using var db = database.ForReading();
        var roll = await db.Set<Roll>().FirstAsync(r => r.Id == new RollId(facts.Roll), stop);
        if (roll.FrozenAt is not null)
        {
            return (_, _) => Task.FromResult<Progress>(new Progress.Finished(roll.Rows));
        }

        if (await AtTheSameTime.RefusalToFreeze(db) is { } moving)
        {
            return (_, _) => Task.FromResult<Progress>(new Progress.Refused(moving));
        }

        for (var rows = roll.Rows; rows > 0;)
        {
            rows = Math.Max(0, rows - TakenBackAtOnce);
            await Done(door.Do(DropLines.Act, Signed.Office, new DropLines.Facts(roll.Election, roll.Id, rows)));
        }

        var contests = (await db.Set<Contest>().Where(contest => contest.Election == roll.Election).OrderBy(contest => contest.Id).ToListAsync(stop)).ToImmutableArray();
        using var reading = new RollReading(contests, roll.RelevantDate);
        var readAt = clock.Now();
        await foreach (var lines in reading.Read(db, ASlice, stop))
        {
            await Done(door.Do(AddLines.Act, Signed.Office, new AddLines.Facts(roll.Election, roll.Id, reading.Rows - lines.Count, lines, reading.TakeSubtrees())));
        }

        var end = reading.End();
        return (act, now) => End(act, now, facts, readAt, reading, end);
    }

    private static async Task<Progress> End(OfficeDb db, Instant now, Facts facts, Instant readAt, RollReading reading, RollReading.Ended end)
    {
        var roll = await db.Set<Roll>().AsTracking().FirstAsync(r => r.Id == new RollId(facts.Roll));
        var election = await db.Elections.FirstAsync(e => e.Id == roll.Election);
        var others = await db.Set<Roll>().AnyAsync(other => other.Election == roll.Election && other.FrozenAt != null && other.VoidedAt == null);
        if ((FreezeRoll.RefusalOn(now.Day, election.Stage, roll.RelevantDate, others) ?? await AtTheSameTime.RefusalToFreeze(db, since: readAt)) is { } refusal)
        {
            return new Progress.Refused(refusal);
        }

        if (roll.Rows != reading.Rows || roll.FrozenAt is not null)
        {
            return new Progress.Refused(new("Somebody else made this Roll meanwhile.", Source.Docs("roll-format.md", "Freezing")));
        }

        var title = (await db.Records.FirstAsync(record => record.Election == roll.Election)).Title;
        (roll.ReadAt, roll.FrozenAt, roll.Root) = (readAt, now, end.Root.ToString());
        (roll.SealedBytes, roll.SealedDigest) = (end.Bytes, end.Sha256.ToString());
        roll.Published = reading.Face.Written(roll, title, readAt, end.Root);
        roll.ShutOut = System.Text.Json.JsonSerializer.Serialize(reading.Face.ShutOut);
        db.Record(roll.Election, new RollFrozen(roll.Number, $"{roll.RelevantDate:yyyy-MM-dd}", readAt.Microseconds, roll.Rows, end.Root, facts.By));
        db.Record(roll.Election, new DocumentFrozen(FrozenKind.Roll, null, roll.ThePublished, roll.TheSealed));
        return new Progress.Finished(roll.Rows);
    }

    private static async Task Done(Task<Refusal?> act)
    {
        if (await act is { } refusal)
        {
            throw new InvalidOperationException(refusal.Reason);
        }
    }
}
