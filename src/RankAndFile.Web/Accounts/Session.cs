using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

public readonly record struct SessionId(long Value) : IId<SessionId>
{
    public static SessionId Of(long value) => new(value);
}

/// <summary>Somebody is signed in on one device, until the session expires or is ended.</summary>
public sealed class Session
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    public SessionId Id { get; private set; }

    public required string Hash { get; init; }

    public required PersonId Person { get; init; }

    public required Instant Since { get; init; }

    public required Instant ExpiresAt { get; init; }

    public Instant? EndedAt { get; set; }

    /// <summary>When a code of the authenticator was given in this session.</summary>
    public Instant? CodeGivenAt { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session)
        {
            session.ToTable("sessions");
            session.HasKey(s => s.Id);
            session.Property(s => s.Id).ValueGeneratedOnAdd();
            session.HasIndex(s => s.Hash).IsUnique();
            session.HasIndex(s => s.Person);
            session.HasIndex(s => s.ExpiresAt);
            session.HasOne<Person>().WithMany().HasForeignKey(s => s.Person).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
