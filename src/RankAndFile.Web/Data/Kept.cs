using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Data;

/// <summary>The key of a form that was shown: sent twice, by a second press or a bad line, it does its act once.</summary>
public readonly record struct OnceKey(string Key)
{
    public static OnceKey New() => new(Secret.New());
}

/// <summary>An act that was done under the key of its form.</summary>
public sealed class ActDone
{
    public required OnceKey Key { get; init; }

    public required string Act { get; init; }

    public required Instant At { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ActDone>
    {
        public void Configure(EntityTypeBuilder<ActDone> done)
        {
            done.ToTable("acts_done");
            done.HasKey(d => d.Key);
            done.HasIndex(d => d.At);
            done.Property(d => d.Key).HasConversion(key => key.Key, text => new(text));
        }
    }
}

public readonly record struct RefusedActId(long Value) : IId<RefusedActId>
{
    public static RefusedActId Of(long value) => new(value);
}

/// <summary>Something that was asked for and refused.</summary>
public sealed class RefusedAct
{
    public RefusedActId Id { get; private set; }

    public required string Act { get; init; }

    public required ElectionId? Election { get; init; }

    public required PersonId? By { get; init; }

    public required Instant At { get; init; }

    public required string Reason { get; init; }

    public required string Document { get; init; }

    public required string Place { get; init; }

    private sealed class Row : IEntityTypeConfiguration<RefusedAct>
    {
        public void Configure(EntityTypeBuilder<RefusedAct> refused)
        {
            refused.ToTable("acts_refused");
            refused.HasKey(r => r.Id);
            refused.Property(r => r.Id).ValueGeneratedOnAdd();
            refused.HasOne<Election>().WithMany().HasForeignKey(r => r.Election).OnDelete(DeleteBehavior.Restrict);
            refused.HasOne<Person>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
