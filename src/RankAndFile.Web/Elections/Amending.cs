using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

public readonly record struct TimetableAmendmentId(long Value) : IId<TimetableAmendmentId>
{
    public static TimetableAmendmentId Of(long value) => new(value);
}

/// <summary>A timetable was changed after the call, in public and with a reason.</summary>
public sealed class TimetableAmendment
{
    public TimetableAmendmentId Id { get; private set; }

    public required ElectionId Election { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required Instant At { get; init; }

    public required PersonId By { get; init; }

    private sealed class Row : IEntityTypeConfiguration<TimetableAmendment>
    {
        public void Configure(EntityTypeBuilder<TimetableAmendment> amendment)
        {
            amendment.ToTable("timetable_amendments");
            amendment.HasKey(a => a.Id);
            amendment.Property(a => a.Id).ValueGeneratedOnAdd();
            amendment.HasIndex(a => a.Election);
            amendment.HasOne<Election>().WithMany().HasForeignKey(a => a.Election).OnDelete(DeleteBehavior.Restrict);
            amendment.HasOne<Person>().WithMany().HasForeignKey(a => a.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A date that an amendment changed. What it was stands beside what it became.</summary>
public sealed class TimetableChange
{
    public required TimetableAmendmentId Amendment { get; init; }

    public required Milestone Milestone { get; init; }

    public required DateOnly Was { get; init; }

    public required DateOnly Becomes { get; init; }

    private sealed class Row : IEntityTypeConfiguration<TimetableChange>
    {
        public void Configure(EntityTypeBuilder<TimetableChange> change)
        {
            change.ToTable("timetable_changes");
            change.HasKey(c => new { c.Amendment, c.Milestone });
            change.HasOne<TimetableAmendment>().WithMany().HasForeignKey(c => c.Amendment).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A date before and after an amendment, as 2017-04-28.</summary>
public sealed record DateAmended(string Milestone, string Was, string Becomes);

/// <summary>The timetable of a called election was changed, with the reason.</summary>
/// <param name="DecidedBy">The body that decided.</param>
/// <param name="By">Who entered it.</param>
[Entry("timetable-amended", Version = 1)]
public sealed record TimetableAmended([property: Public] ImmutableArray<DateAmended> Changes, [property: Public] string Reason, [property: Public] string DecidedBy, string By);

/// <summary>The law of what may change after the call.</summary>
public static class Amending
{
    public const int LongestName = 160;

    private static readonly Source _because = Source.Docs("frozen-rules.md", "Amendments");

    /// <summary>Why nothing of an election can be amended now, or not with these words; null if it can.</summary>
    public static Refusal? RefusalTo(Stage stage, string reason, string decidedBy) => stage switch
    {
        Stage.Draft => new("The election has not been called. Change its draft.", _because),
        Stage.Abandoned or Stage.CalledOff or Stage.SetAside or Stage.Declared => new("The election is at its end. What it was held under stays as it was.", _because),
        _ when reason.Trim().Length is 0 || !PublishDocument.IsReason(reason) => new($"An amendment is published with its reason, of at most {PublishDocument.LongestReason} letters.", _because),
        _ when decidedBy.Trim().Length is 0 or > LongestName || decidedBy.Any(char.IsControl) => new($"Say who decided, in at most {LongestName} letters.", _because),
        _ => null,
    };

    /// <summary>Everything that is wrong with changing these dates to those; none if nothing is.</summary>
    public static ImmutableArray<Refusal> Refusals(ImmutableArray<Dated> before, ImmutableArray<Dated> after, Duties duties, DateOnly today)
    {
        var changes = Changes(before, after);
        return changes.IsEmpty
            ? [new("No date differs from those that stand.", _because)]
            :
            [
                .. changes.Where(change => change.Was < today).Select(change => new Refusal($"{change.Milestone} was on {TimetableDate.Written(change.Was)}. What has happened stays.", _because)),
                .. changes.Where(change => change.Becomes < today).Select(change => new Refusal($"{change.Milestone} cannot be moved to {TimetableDate.Written(change.Becomes)}, which is over.", _because)),
                .. Timetable.Refusals(after, duties),
            ];
    }

    public static ImmutableArray<TimetableChange> Changes(ImmutableArray<Dated> before, ImmutableArray<Dated> after, TimetableAmendmentId amendment = default) =>
    [
        .. from date in after
           join old in before on date.Milestone equals old.Milestone
           where old.On != date.On
           select new TimetableChange { Amendment = amendment, Milestone = date.Milestone, Was = old.On, Becomes = date.On },
    ];

    /// <summary>The dates under amended rules: those that lie ahead and that nobody moved follow the rules, the others stay.</summary>
    public static TimetableOutcome DatesUnder(RulesText amended, ImmutableArray<Dated> stand, Nation nation, DateOnly today)
    {
        var opens = stand.First(date => date.Milestone is Milestone.NominationsOpen).On;
        if (Timetable.WorkOut(amended.DateRules, opens, nation) is not TimetableOutcome.WorkedOut { Dates: var due })
        {
            return Timetable.WorkOut(amended.DateRules, opens, nation);
        }

        return new TimetableOutcome.WorkedOut([.. stand.Select(date =>
            date.Because.Document == RulesText.OfThisElection && date.On >= today && due.FirstOrDefault(rule => rule.Milestone == date.Milestone) is { } rule ? rule : date)]);
    }

    internal static async Task Enter(OfficeDb db, Election election, ImmutableArray<Dated> before, ImmutableArray<Dated> after, string reason, string decidedBy, Signed who, Instant now)
    {
        var rows = await db.TimetableDates.Where(date => date.Election == election.Id).ToListAsync();
        var amendment = new TimetableAmendment { Election = election.Id, Reason = reason.Trim(), DecidedBy = decidedBy.Trim(), At = now, By = who.Person!.Value };
        db.Add(amendment);
        db.RemoveRange(rows);
        await db.SaveChangesAsync();
        db.AddRange(after.Select(date => TimetableDate.Of(election.Id, date)));
        var changes = Changes(before, after, amendment.Id);
        db.AddRange(changes);
        db.Record(election.Id, new TimetableAmended(
            [.. changes.Select(change => new DateAmended(change.Milestone.ToString(), TimetableDate.Written(change.Was), TimetableDate.Written(change.Becomes)))],
            amendment.Reason, amendment.DecidedBy, who.Name));
    }
}

/// <summary>Changes dates of a called election, with a reason that everybody can read. The dates before stand beside it.</summary>
public static class AmendTimetable
{
    public sealed record Facts(ElectionId Election, IReadOnlyList<Dated> Dates, string Reason, string DecidedBy) : IInElection;

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

        var before = await db.DatesOf(election.Id);
        if (Amending.Refusals(before, [.. facts.Dates], await db.DutiesOf(election), now.Day) is [var first, ..])
        {
            return first;
        }

        await Amending.Enter(db, election, before, [.. facts.Dates], facts.Reason, facts.DecidedBy, who, now);
        return null;
    }
}
