using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register.Places;

public readonly record struct PlaceChangeId(long Value) : IId<PlaceChangeId>
{
    public static PlaceChangeId Of(long value) => new(value);
}

/// <summary>A place was entered or changed: who did it, when, and how it was written before and after.</summary>
public sealed class PlaceChange
{
    public PlaceChangeId Id { get; private set; }

    public required PlaceKind Kind { get; init; }

    public required long Place { get; init; }

    public required Instant At { get; init; }

    public required PersonId By { get; init; }

    /// <summary>Empty where the place was entered.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    private sealed class Row : IEntityTypeConfiguration<PlaceChange>
    {
        public void Configure(EntityTypeBuilder<PlaceChange> change)
        {
            change.ToTable("place_changes");
            change.HasKey(c => c.Id);
            change.Property(c => c.Id).ValueGeneratedOnAdd();
            change.HasIndex(c => new { c.Kind, c.Place });
            change.HasOne<Person>().WithMany().HasForeignKey(c => c.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
