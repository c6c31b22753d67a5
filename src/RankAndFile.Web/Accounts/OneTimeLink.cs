using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Accounts;

/// <summary>A link that lets its holder in once: a person, or whoever sets up the empty union.</summary>
public sealed class OneTimeLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Handed over by the administrator, it may have to wait for its reader.</summary>
    public static readonly TimeSpan HandedOverLifetime = TimeSpan.FromDays(3);

    public required string Hash { get; init; }

    /// <summary>None for a member who was never here, and for the link that is printed when an empty union starts.</summary>
    public required PersonId? Person { get; init; }

    /// <summary>The member it was sent to by the register's e-mail; they become a person when they use it.</summary>
    public MemberId? Member { get; init; }

    public required Instant MadeAt { get; init; }

    public required Instant ExpiresAt { get; init; }

    public Instant? UsedAt { get; set; }

    public bool IsGood(Instant now) => UsedAt is null && now < ExpiresAt;

    private sealed class Row : IEntityTypeConfiguration<OneTimeLink>
    {
        public void Configure(EntityTypeBuilder<OneTimeLink> link)
        {
            link.ToTable("one_time_links");
            link.HasKey(l => l.Hash);
            link.HasIndex(l => new { l.Person, l.MadeAt });
            link.HasIndex(l => l.Member);
            link.HasOne<Member>().WithMany().HasForeignKey(l => l.Member).OnDelete(DeleteBehavior.Restrict);
            link.HasIndex(l => l.ExpiresAt);
            link.HasOne<Person>().WithMany().HasForeignKey(l => l.Person).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
