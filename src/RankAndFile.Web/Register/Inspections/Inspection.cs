using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Register.Inspections;

/// <summary>What became of a request to inspect the register: s 49(3A) and (3B).</summary>
public enum InspectionDecision
{
    Waiting,
    Inspected,

    /// <summary>The scrutineer considers the suspicion ill-founded: s 49(3A).</summary>
    IllFounded,

    /// <summary>It was asked outside the appropriate period: s 49(3B).</summary>
    OutOfTime,
}

public readonly record struct InspectionId(long Value) : IId<InspectionId>
{
    public static InspectionId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out InspectionId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>
/// An inspection of the register by an election's scrutineer: asked for by a member, or of the scrutineer's
/// own motion. Who asked is shown to the scrutineer alone: s 52(2A) keeps the name out of the report too.
/// </summary>
public sealed class Inspection
{
    public InspectionId Id { get; private set; }

    public required ElectionId Election { get; init; }

    /// <summary>Counted within the election.</summary>
    public required int Number { get; init; }

    /// <summary>None: the scrutineer inspected of their own motion.</summary>
    public required PersonId? By { get; init; }

    public required string Grounds { get; init; }

    public required Instant AskedAt { get; init; }

    public required InspectionDecision Decision { get; set; }

    public Instant? DecidedAt { get; set; }

    public PersonId? DecidedBy { get; set; }

    /// <summary>Why it was declined, for whoever asked.</summary>
    public required string Reason { get; set; }

    /// <summary>What the inspection found.</summary>
    public required string Found { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Inspection>
    {
        public void Configure(EntityTypeBuilder<Inspection> inspection)
        {
            inspection.ToTable("inspections");
            inspection.HasKey(i => i.Id);
            inspection.Property(i => i.Id).ValueGeneratedOnAdd();
            inspection.HasIndex(i => new { i.Election, i.Number }).IsUnique();
            inspection.HasIndex(i => i.By);
            inspection.HasOne<Election>().WithMany().HasForeignKey(i => i.Election).OnDelete(DeleteBehavior.Restrict);
            inspection.HasOne<Person>().WithMany().HasForeignKey(i => i.By).OnDelete(DeleteBehavior.Restrict);
            inspection.HasOne<Person>().WithMany().HasForeignKey(i => i.DecidedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
