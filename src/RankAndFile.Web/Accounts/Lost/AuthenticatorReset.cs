using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

public readonly record struct ResetId(long Value) : IId<ResetId>
{
    public static ResetId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out ResetId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>
/// Somebody has lost their authenticator and has no recovery code. Two others approve, the person is told
/// by mail and can stop it, and a day later they set up a new one. The rows are kept: they say who let whom in.
/// </summary>
public sealed class AuthenticatorReset
{
    /// <summary>Long enough for the mail to be read by whoever did not ask.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromHours(24);

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public ResetId Id { get; private set; }

    public required PersonId Person { get; init; }

    public required Instant AskedAt { get; init; }

    public PersonId? FirstBy { get; set; }

    public Instant? FirstAt { get; set; }

    public PersonId? SecondBy { get; set; }

    public Instant? SecondAt { get; set; }

    public PersonId? StoppedBy { get; set; }

    public Instant? StoppedAt { get; set; }

    public Instant? DoneAt { get; set; }

    public bool IsOpen(Instant now) => StoppedAt is null && DoneAt is null && now < (SecondAt ?? AskedAt) + Lifetime;

    public bool IsDue(Instant now) => IsOpen(now) && SecondAt is { } approved && now >= approved + Delay;

    private sealed class Row : IEntityTypeConfiguration<AuthenticatorReset>
    {
        public void Configure(EntityTypeBuilder<AuthenticatorReset> reset)
        {
            reset.ToTable("authenticator_resets");
            reset.HasKey(r => r.Id);
            reset.Property(r => r.Id).ValueGeneratedOnAdd();
            reset.HasIndex(r => r.Person);
            reset.HasOne<Person>().WithMany().HasForeignKey(r => r.Person).OnDelete(DeleteBehavior.Restrict);
            reset.HasOne<Person>().WithMany().HasForeignKey(r => r.FirstBy).OnDelete(DeleteBehavior.Restrict);
            reset.HasOne<Person>().WithMany().HasForeignKey(r => r.SecondBy).OnDelete(DeleteBehavior.Restrict);
            reset.HasOne<Person>().WithMany().HasForeignKey(r => r.StoppedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
