using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>What places the register knows, in an order in which they can be made: each stands on none but those before it.</summary>
public enum PlaceKind
{
    Region,
    Sector,
    Branch,
    Employer,
    Workplace,
}

public readonly record struct RegionId(long Value) : IId<RegionId>
{
    public static RegionId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out RegionId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

public readonly record struct SectorId(long Value) : IId<SectorId>
{
    public static SectorId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out SectorId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

public readonly record struct BranchId(long Value) : IId<BranchId>
{
    public static BranchId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out BranchId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

public readonly record struct EmployerId(long Value) : IId<EmployerId>
{
    public static EmployerId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out EmployerId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

public readonly record struct WorkplaceId(long Value) : IId<WorkplaceId>
{
    public static WorkplaceId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out WorkplaceId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>A region of the union. Names are as the union writes them; no two are alike but for capitals.</summary>
public sealed class Region
{
    public RegionId Id { get; private set; }

    public required string Name { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Region>
    {
        public void Configure(EntityTypeBuilder<Region> region)
        {
            region.ToTable("regions");
            region.HasKey(r => r.Id);
            region.Property(r => r.Id).ValueGeneratedOnAdd();
            region.HasIndex(r => r.Name).IsUnique();
        }
    }
}

/// <summary>An industrial sector of the union.</summary>
public sealed class Sector
{
    public SectorId Id { get; private set; }

    public required string Name { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Sector>
    {
        public void Configure(EntityTypeBuilder<Sector> sector)
        {
            sector.ToTable("sectors");
            sector.HasKey(s => s.Id);
            sector.Property(s => s.Id).ValueGeneratedOnAdd();
            sector.HasIndex(s => s.Name).IsUnique();
        }
    }
}

/// <summary>A branch. One that closed stays, since nominations and members of the past point to it.</summary>
public sealed class Branch
{
    public BranchId Id { get; private set; }

    /// <summary>As the union numbers it, such as NE/301.</summary>
    public required string Number { get; set; }

    public required string Name { get; set; }

    public RegionId? Region { get; set; }

    public SectorId? Sector { get; set; }

    public DateOnly? ClosedOn { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Branch>
    {
        public void Configure(EntityTypeBuilder<Branch> branch)
        {
            branch.ToTable("branches");
            branch.HasKey(b => b.Id);
            branch.Property(b => b.Id).ValueGeneratedOnAdd();
            branch.HasIndex(b => b.Number).IsUnique();
            branch.HasOne<Region>().WithMany().HasForeignKey(b => b.Region).OnDelete(DeleteBehavior.Restrict);
            branch.HasOne<Sector>().WithMany().HasForeignKey(b => b.Sector).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>An employer, wherever its workplaces are.</summary>
public sealed class Employer
{
    public EmployerId Id { get; private set; }

    public required string Name { get; set; }

    /// <summary>Other names it goes by, a line each.</summary>
    public required string OtherNames { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Employer>
    {
        public void Configure(EntityTypeBuilder<Employer> employer)
        {
            employer.ToTable("employers");
            employer.HasKey(e => e.Id);
            employer.Property(e => e.Id).ValueGeneratedOnAdd();
            employer.HasIndex(e => e.Name).IsUnique();
        }
    }
}

/// <summary>A place where members of one employer work.</summary>
public sealed class Workplace
{
    public WorkplaceId Id { get; private set; }

    public required string Name { get; set; }

    public required EmployerId Employer { get; set; }

    public RegionId? Region { get; set; }

    public required string Town { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Workplace>
    {
        public void Configure(EntityTypeBuilder<Workplace> workplace)
        {
            workplace.ToTable("workplaces");
            workplace.HasKey(w => w.Id);
            workplace.Property(w => w.Id).ValueGeneratedOnAdd();
            workplace.HasIndex(w => new { w.Employer, w.Name }).IsUnique();
            workplace.HasOne<Employer>().WithMany().HasForeignKey(w => w.Employer).OnDelete(DeleteBehavior.Restrict);
            workplace.HasOne<Region>().WithMany().HasForeignKey(w => w.Region).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
