using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Accounts;

/// <summary>What somebody is in one election. docs/roles.md says what each may do.</summary>
public enum Role
{
    ReturningOfficer,
    Scrutineer,

    /// <summary>Of the returning officer.</summary>
    Deputy,
}

/// <summary>A role that a person has in one election, and in no other.</summary>
public sealed class Grant
{
    public required ElectionId Election { get; init; }

    public required PersonId Person { get; init; }

    public required Role Role { get; init; }

    public required PersonId GivenBy { get; init; }

    public required Instant GivenAt { get; init; }

    private sealed class Row : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> grant)
        {
            grant.ToTable("grants");
            grant.HasKey(g => new { g.Election, g.Person, g.Role });
            grant.HasIndex(g => g.Person);
            grant.HasOne<Election>().WithMany().HasForeignKey(g => g.Election).OnDelete(DeleteBehavior.Restrict);
            grant.HasOne<Person>().WithMany().HasForeignKey(g => g.Person).OnDelete(DeleteBehavior.Restrict);
            grant.HasOne<Person>().WithMany().HasForeignKey(g => g.GivenBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
