using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

public readonly record struct ElectionId(long Value) : IId<ElectionId>
{
    public static ElectionId Of(long value) => new(value);

    public static bool operator <(ElectionId left, ElectionId right) => left.Value < right.Value;

    public static bool operator >(ElectionId left, ElectionId right) => left.Value > right.Value;

    public static bool TryParse(string? text, IFormatProvider? provider, out ElectionId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>Which duties bind the election.</summary>
public enum Footing
{
    /// <summary>Trade Union and Labour Relations (Consolidation) Act 1992, Part I, Chapter IV.</summary>
    Statutory,

    /// <summary>The union's, society's or co-operative's own rules.</summary>
    OwnRules,
}

/// <summary>An election, from its sealed draft to its end. Contests, roles and the timetable hang on it.</summary>
public sealed partial class Election
{
    public ElectionId Id { get; private set; }

    public required string Name { get; init; }

    public required Footing Footing { get; init; }

    /// <summary>Whose bank holidays its timetable keeps.</summary>
    public required Nation Nation { get; init; }

    public Stage Stage { get; private set; }

    public required Instant StageSince { get; set; }

    public required Instant OpenedAt { get; init; }

    /// <summary>Published where an election is called off, or set aside.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Until the call nobody knows of it but those who prepare it.</summary>
    public bool IsSealed => Stage is Stage.Draft or Stage.Abandoned;

    private sealed class Row : IEntityTypeConfiguration<Election>
    {
        public void Configure(EntityTypeBuilder<Election> election)
        {
            election.ToTable("elections");
            election.HasKey(e => e.Id);
            election.Property(e => e.Id).ValueGeneratedOnAdd();
            election.Ignore(e => e.IsSealed);
        }
    }
}

/// <summary>Somebody looked at a draft before the call. Each look is kept.</summary>
public sealed class DraftOpening
{
    public DraftOpeningId Id { get; private set; }

    public required ElectionId Election { get; init; }

    public required Accounts.PersonId By { get; init; }

    public required Instant At { get; init; }

    private sealed class Row : IEntityTypeConfiguration<DraftOpening>
    {
        public void Configure(EntityTypeBuilder<DraftOpening> opening)
        {
            opening.ToTable("draft_openings");
            opening.HasKey(o => o.Id);
            opening.Property(o => o.Id).ValueGeneratedOnAdd();
            opening.HasIndex(o => o.Election);
            opening.HasOne<Election>().WithMany().HasForeignKey(o => o.Election).OnDelete(DeleteBehavior.Restrict);
            opening.HasOne<Accounts.Person>().WithMany().HasForeignKey(o => o.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct DraftOpeningId(long Value) : IId<DraftOpeningId>
{
    public static DraftOpeningId Of(long value) => new(value);
}
