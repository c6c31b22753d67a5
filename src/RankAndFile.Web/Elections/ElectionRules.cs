using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>The rules of one election: a text that is written in the draft, and from the call on a published document.</summary>
public sealed class ElectionRules
{
    public required ElectionId Election { get; init; }

    /// <summary>As it stood in the draft. From the call on the document is what counts.</summary>
    public required string Text { get; set; }

    /// <summary>The rule set or the election that the text was begun with.</summary>
    public required string BeganWith { get; set; }

    public required Instant ChangedAt { get; set; }

    public required PersonId ChangedBy { get; set; }

    /// <summary>Where they are published, from the call on.</summary>
    public DocumentId? Document { get; set; }

    /// <summary>The end of the address at which they are published.</summary>
    public static string AddressOf(ElectionId election) => $"{Rules.Document.OfAnElectionPrefix}{election}";

    /// <summary>Everything that is wrong with a text as the rules of an election under these duties.</summary>
    public static ImmutableArray<Fault> FaultsOf(string text, Duties duties) => RulesText.Read(text) switch
    {
        RulesReading.Read read => read.Rules.FaultsUnder(duties.Bind),
        RulesReading.Refused refused => refused.Faults,
        var other => throw new InvalidOperationException($"{other} is no outcome of reading rules."),
    };

    /// <summary>The rules that were saved. Only a text that could be read was.</summary>
    public RulesText Read() => ((RulesReading.Read)RulesText.Read(Text)).Rules;

    private sealed class Row : IEntityTypeConfiguration<ElectionRules>
    {
        public void Configure(EntityTypeBuilder<ElectionRules> rules)
        {
            rules.ToTable("election_rules");
            rules.HasKey(r => r.Election);
            rules.HasOne<Election>().WithMany().HasForeignKey(r => r.Election).OnDelete(DeleteBehavior.Restrict);
            rules.HasOne<Person>().WithMany().HasForeignKey(r => r.ChangedBy).OnDelete(DeleteBehavior.Restrict);
            rules.HasOne<Document>().WithMany().HasForeignKey(r => r.Document).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A duty of the Act that an election under own rules is held without.</summary>
public sealed class DutyOff
{
    public required ElectionId Election { get; init; }

    public required Duty Duty { get; init; }

    public required string Reason { get; init; }

    public required Instant At { get; init; }

    public required PersonId By { get; init; }

    private sealed class Row : IEntityTypeConfiguration<DutyOff>
    {
        public void Configure(EntityTypeBuilder<DutyOff> off)
        {
            off.ToTable("duties_off");
            off.HasKey(o => new { o.Election, o.Duty });
            off.HasOne<Election>().WithMany().HasForeignKey(o => o.Election).OnDelete(DeleteBehavior.Restrict);
            off.HasOne<Person>().WithMany().HasForeignKey(o => o.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What may be decided for one election, if the reason is published.</summary>
public enum DecisionKind
{
    /// <summary>Less time than the rules ask for.</summary>
    LessTime,

    /// <summary>An election before it is due.</summary>
    EarlyCall,
}

/// <summary>A decision that the rules or the law leave open, with its reason. It is published at the call.</summary>
public sealed class Decision
{
    public required ElectionId Election { get; init; }

    public required DecisionKind Kind { get; init; }

    public required string Reason { get; set; }

    /// <summary>The body that decided, such as the Executive Council.</summary>
    public required string DecidedBy { get; set; }

    public required DateOnly DecidedOn { get; set; }

    public required Instant At { get; set; }

    public required PersonId By { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Decision>
    {
        public void Configure(EntityTypeBuilder<Decision> decision)
        {
            decision.ToTable("decisions");
            decision.HasKey(d => new { d.Election, d.Kind });
            decision.HasOne<Election>().WithMany().HasForeignKey(d => d.Election).OnDelete(DeleteBehavior.Restrict);
            decision.HasOne<Person>().WithMany().HasForeignKey(d => d.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What pages and acts read of an election's rules and of what binds it.</summary>
public static class RulesOfElections
{
    public static Task<ElectionRules?> RulesOf(this OfficeDb db, ElectionId election) =>
        db.Set<ElectionRules>().FirstOrDefaultAsync(rules => rules.Election == election);

    public static Task<List<DutyOff>> DutiesOff(this OfficeDb db, ElectionId election) =>
        db.Set<DutyOff>().Where(off => off.Election == election).ToListAsync();

    public static async Task<Duties> DutiesOf(this OfficeDb db, Election election) =>
        Duties.Of(election.Footing, (await db.DutiesOff(election.Id)).Select(off => off.Duty));

    public static Task<List<Decision>> DecisionsOf(this OfficeDb db, ElectionId election) =>
        db.Set<Decision>().Where(decision => decision.Election == election).ToListAsync();

    public static async Task<ImmutableArray<Dated>> DatesOf(this OfficeDb db, ElectionId election) =>
        [.. (await db.TimetableDates.Where(date => date.Election == election).ToListAsync()).Select(date => date.ToDated()).OrderBy(date => date.Milestone)];
}
