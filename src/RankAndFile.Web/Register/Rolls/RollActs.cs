using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register.OwnEntry;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>Voids a Roll that was found wrong, with the reason. It is kept, and another is frozen beside it.</summary>
public static class VoidRoll
{
    public const int Longest = 2_000;

    private static readonly Source _because = Source.Docs("roll-format.md", "Voiding");

    /// <param name="Because">The clause or decision it is voided under.</param>
    public sealed record Facts(ElectionId Election, RollId Roll, string Reason, string Because) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.FreezeTheRoll, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.Set<Roll>().FirstOrDefaultAsync(r => r.Id == facts.Roll && r.Election == facts.Election) is not { Stands: true } roll)
        {
            return new("There is no Roll that stands to be voided.", _because);
        }

        if ((await db.Elections.FirstAsync(e => e.Id == facts.Election)).Stage is not (Stage.Called or Stage.Nominating or Stage.NominationsClosed or Stage.Voting))
        {
            return new("Voting has closed on this Roll. A complaint that succeeds has the election done again from the step that was wrong.", _because);
        }

        if (facts.Reason.Trim().Length is 0 || facts.Because.Trim().Length is 0 || !Own.IsText(facts.Reason, Longest) || !Own.IsText(facts.Because, Longest))
        {
            return new("Give the reason, and the rule or decision it is voided under. Both are published.", _because);
        }

        if (await HeightOf(db, roll) is not { } height)
        {
            return new("The record has no entry that froze this Roll.", _because);
        }

        (roll.VoidedAt, roll.VoidedBy, roll.VoidReason) = (now, who.Person, facts.Reason.Trim());
        db.Record(facts.Election, new DocumentVoided(height, facts.Reason.Trim(), facts.Because.Trim()));
        return null;
    }

    private static async Task<long?> HeightOf(OfficeDb db, Roll roll)
    {
        var frozen = await db.Set<RecordEntry>().Where(entry => entry.Election == roll.Election && entry.Kind == "document-frozen").ToListAsync();
        return frozen.Find(entry => entry.PublicData is { } face && PathIn(face) == roll.ThePublished.Path)?.Height;
    }

    private static string? PathIn(byte[] face)
    {
        using var read = JsonDocument.Parse(face);
        return read.RootElement.TryGetProperty("published", out var published) ? published.GetProperty("path").GetString() : null;
    }
}

/// <summary>Keeps that the scrutineer took the Roll, and when: s 49(5A).</summary>
public static class TakeRoll
{
    public sealed record Facts(ElectionId Election, RollId Roll) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.TakeTheRoll, who, facts.Election) is { } refused)
        {
            return refused;
        }

        if (await db.Set<Roll>().FirstOrDefaultAsync(r => r.Id == facts.Roll && r.Election == facts.Election && r.FrozenAt != null) is not { } roll)
        {
            return new("There is no such Roll in this election.", Own.Act1992("s 49(5A)"));
        }

        if (await db.RefusalToBegin(who, facts.Election, now) is { } tooEarly)
        {
            return tooEarly;
        }

        db.Add(new RollSupply { Roll = roll.Id, At = now, TakenBy = who.Person!.Value });
        db.Record(facts.Election, new RollSupplied(roll.Number, roll.TheSealed.Sha256, who.Name));
        return null;
    }
}
