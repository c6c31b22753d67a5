using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Elections;

public readonly record struct OfficeId(long Value) : IId<OfficeId>
{
    public static OfficeId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out OfficeId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

public readonly record struct HoldingId(long Value) : IId<HoldingId>
{
    public static HoldingId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out HoldingId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(HoldingId left, HoldingId right) => left.Value > right.Value;

    public static bool operator <(HoldingId left, HoldingId right) => left.Value < right.Value;
}

/// <summary>Which posts the Act binds: 1992 Act s 46(2).</summary>
public enum OfficeKind
{
    /// <summary>A member of the executive, or whoever may attend and speak there but to inform or advise.</summary>
    Executive,
    President,
    GeneralSecretary,

    /// <summary>A post under the union's own rules alone, such as a branch secretary.</summary>
    Other,
}

/// <summary>A post in the union that is filled by election.</summary>
public sealed class Office
{
    public OfficeId Id { get; private set; }

    public required string Name { get; set; }

    public required OfficeKind Kind { get; set; }

    public required int Places { get; set; }

    /// <summary>How many years one is elected for, by the rules.</summary>
    public required int TermYears { get; set; }

    /// <summary>Every member votes for this post: then no member is shut out of all elections, s 50(4).</summary>
    public required bool ElectedByAll { get; set; }

    public bool IsStatutory => Kind is not OfficeKind.Other;

    private sealed class Row : IEntityTypeConfiguration<Office>
    {
        public void Configure(EntityTypeBuilder<Office> office)
        {
            office.ToTable("offices");
            office.HasKey(o => o.Id);
            office.Property(o => o.Id).ValueGeneratedOnAdd();
            office.HasIndex(o => o.Name).IsUnique();
            office.Ignore(o => o.IsStatutory);
        }
    }
}

/// <summary>One place of an office: who holds it and until when it has to be filled anew, or since when and why nobody does.</summary>
public sealed class Holding
{
    public HoldingId Id { get; private set; }

    public required OfficeId Office { get; init; }

    /// <summary>Empty where the place is vacant.</summary>
    public required string Holder { get; set; }

    /// <summary>The holder's entry in the register. It is shown to nobody who may not see the register.</summary>
    public MemberId? Member { get; set; }

    /// <summary>The last day of voting: 1992 Act s 61.</summary>
    public DateOnly? ElectedOn { get; set; }

    public DateOnly? TookOfficeOn { get; set; }

    /// <summary>The last day on which the next election may be.</summary>
    public DateOnly? DueOn { get; set; }

    public DateOnly? VacantSince { get; set; }

    public required string VacantBecause { get; set; }

    public bool IsVacant => VacantSince is not null;

    private sealed class Row : IEntityTypeConfiguration<Holding>
    {
        public void Configure(EntityTypeBuilder<Holding> holding)
        {
            holding.ToTable("holdings");
            holding.HasKey(h => h.Id);
            holding.Property(h => h.Id).ValueGeneratedOnAdd();
            holding.HasIndex(h => h.Office);
            holding.HasIndex(h => h.DueOn);
            holding.Ignore(h => h.IsVacant);
            holding.HasOne<Office>().WithMany().HasForeignKey(h => h.Office).OnDelete(DeleteBehavior.Restrict);
            holding.HasOne<Member>().WithMany().HasForeignKey(h => h.Member).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct OfficeChangeId(long Value) : IId<OfficeChangeId>
{
    public static OfficeChangeId Of(long value) => new(value);
}

/// <summary>What was changed about an office: what it said before, and what it says after.</summary>
public sealed class OfficeChange
{
    public OfficeChangeId Id { get; private set; }

    public required OfficeId Office { get; init; }

    public required Instant At { get; init; }

    public required Accounts.PersonId? By { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    private sealed class Row : IEntityTypeConfiguration<OfficeChange>
    {
        public void Configure(EntityTypeBuilder<OfficeChange> change)
        {
            change.ToTable("office_changes");
            change.HasKey(c => c.Id);
            change.Property(c => c.Id).ValueGeneratedOnAdd();
            change.HasIndex(c => c.Office);
            change.HasOne<Office>().WithMany().HasForeignKey(c => c.Office).OnDelete(DeleteBehavior.Restrict);
            change.HasOne<Accounts.Person>().WithMany().HasForeignKey(c => c.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
