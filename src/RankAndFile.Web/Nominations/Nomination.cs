using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Nominations;

/// <summary>Where a nomination stands.</summary>
public enum NominationState
{
    /// <summary>It waits for the returning officer's ruling.</summary>
    Pending,

    Valid,
    Invalid,
}

/// <summary>Why a nomination is invalid: these reasons, and no others but with words.</summary>
public enum NominationFault
{
    Late,
    OutsideTheWindow,
    ShortNotice,
    NoQuorum,
    NotEntitled,
    CandidateNotEligible,
    OverTheNumber,
    Other,
}

public readonly record struct NominationId(long Value) : IId<NominationId>
{
    public static NominationId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out NominationId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(NominationId left, NominationId right) => left.Value > right.Value;

    public static bool operator <(NominationId left, NominationId right) => left.Value < right.Value;
}

/// <summary>A body nominated somebody for a post. Who was there, and the minutes, are for the returning officer and the scrutineer.</summary>
public sealed class Nomination
{
    public NominationId Id { get; private set; }

    public required ElectionId Election { get; init; }

    public required ContestId Contest { get; init; }

    /// <summary>Counted within the election.</summary>
    public required int Number { get; init; }

    public required BranchId? Branch { get; init; }

    public required WorkplaceId? Workplace { get; init; }

    /// <summary>The body as it was written when it nominated.</summary>
    public required string BodyName { get; init; }

    public required RegionId? Region { get; init; }

    /// <summary>How many members the register had of the body when the nomination came in.</summary>
    public required int MembersRepresented { get; init; }

    public required MemberId Candidate { get; init; }

    public required string CandidateName { get; init; }

    public required DateOnly NoticeOn { get; init; }

    public required DateOnly MetOn { get; init; }

    public required int Present { get; init; }

    public required int Votes { get; init; }

    public required int VotesInAll { get; init; }

    public required string Attendance { get; init; }

    public required string Minutes { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The office entered it from a letter or a form.</summary>
    public required bool OnPaper { get; init; }

    public required PersonId EnteredBy { get; init; }

    public required Instant EnteredAt { get; init; }

    public NominationState State { get; private set; }

    /// <summary>What is not invalid stands, and a body nominates nobody twice among those.</summary>
    public bool Stands { get; private set; } = true;

    public NominationFault? Reason { get; private set; }

    public string ReasonWords { get; private set; } = "";

    public PersonId? RuledBy { get; private set; }

    public Instant? RuledAt { get; private set; }

    public Body Body => new(Branch, Workplace);

    public Meeting Meeting => new(NoticeOn, MetOn, Present, Votes, VotesInAll);

    /// <param name="reason">Null: it is valid.</param>
    internal void Rule(NominationFault? reason, string words, PersonId by, Instant at)
    {
        (State, Stands) = reason is null ? (NominationState.Valid, true) : (NominationState.Invalid, false);
        (Reason, ReasonWords, RuledBy, RuledAt) = (reason, words, by, at);
    }

    private sealed class Row : IEntityTypeConfiguration<Nomination>
    {
        public void Configure(EntityTypeBuilder<Nomination> nomination)
        {
            nomination.ToTable("nominations");
            nomination.HasKey(n => n.Id);
            nomination.Property(n => n.Id).ValueGeneratedOnAdd();
            nomination.Ignore(n => n.Body);
            nomination.Ignore(n => n.Meeting);
            nomination.HasIndex(n => new { n.Election, n.Number }).IsUnique();
            nomination.HasIndex(n => new { n.Contest, n.Candidate });
            nomination.HasIndex(n => new { n.Contest, n.Id });
            nomination.HasIndex(n => n.Candidate);
            nomination.HasIndex(n => new { n.Contest, n.Branch, n.Candidate }).IsUnique();
            nomination.HasIndex(n => new { n.Contest, n.Workplace, n.Candidate }).IsUnique();
            nomination.HasOne<Election>().WithMany().HasForeignKey(n => n.Election).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Contest>().WithMany().HasForeignKey(n => n.Contest).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Branch>().WithMany().HasForeignKey(n => n.Branch).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Workplace>().WithMany().HasForeignKey(n => n.Workplace).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Region>().WithMany().HasForeignKey(n => n.Region).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Member>().WithMany().HasForeignKey(n => n.Candidate).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Person>().WithMany().HasForeignKey(n => n.EnteredBy).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Person>().WithMany().HasForeignKey(n => n.RuledBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>An appeal against a ruling that a nomination is invalid. There is one, and what is decided on it stands.</summary>
public sealed class NominationAppeal
{
    public required NominationId Nomination { get; init; }

    public required PersonId By { get; init; }

    public required Instant At { get; init; }

    public required string Grounds { get; init; }

    /// <summary>Null: it waits for a decision.</summary>
    public bool? Upheld { get; set; }

    public string Words { get; set; } = "";

    public PersonId? DecidedBy { get; set; }

    public Instant? DecidedAt { get; set; }

    private sealed class Row : IEntityTypeConfiguration<NominationAppeal>
    {
        public void Configure(EntityTypeBuilder<NominationAppeal> appeal)
        {
            appeal.ToTable("nomination_appeals");
            appeal.HasKey(a => a.Nomination);
            appeal.Property(a => a.Nomination).ValueGeneratedNever();
            appeal.HasOne<Nomination>().WithMany().HasForeignKey(a => a.Nomination).OnDelete(DeleteBehavior.Restrict);
            appeal.HasOne<Person>().WithMany().HasForeignKey(a => a.By).OnDelete(DeleteBehavior.Restrict);
            appeal.HasOne<Person>().WithMany().HasForeignKey(a => a.DecidedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
