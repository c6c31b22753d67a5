using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Union;

public readonly record struct UnionId(long Value) : IId<UnionId>
{
    public static UnionId Of(long value) => new(value);
}

/// <summary>Whose house this is. There is one row from the first migration on: acts of the union wait for it.</summary>
public sealed class UnionDetails
{
    public required UnionId Id { get; init; }

    /// <summary>Empty until the first administrator has given it.</summary>
    public required string Name { get; set; }

    public required string Colour { get; set; }

    public required bool InWelsh { get; set; }

    /// <summary>Set when the database is made, and never after: only here may a visitor try the roles.</summary>
    public required bool IsDemonstration { get; set; }

    public required Instant? Since { get; set; }

    private sealed class Row : IEntityTypeConfiguration<UnionDetails>
    {
        public void Configure(EntityTypeBuilder<UnionDetails> union)
        {
            union.ToTable("unions");
            union.HasKey(u => u.Id);
            union.Property(u => u.Id).ValueGeneratedNever();
        }
    }
}
