using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

public readonly record struct PasskeyId(long Value) : IId<PasskeyId>
{
    public static PasskeyId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out PasskeyId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>A key on a person's device, unlocked there by finger, face or code: WebAuthn. Who signs in by it has given both proofs at once.</summary>
public sealed class Passkey
{
    public const int LongestName = 60;
    public const int MostOfOnePerson = 20;

    public PasskeyId Id { get; private set; }

    public required PersonId Person { get; init; }

    /// <summary>What its holder calls it.</summary>
    public required string Name { get; init; }

    public required byte[] Credential { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device says it was used; many say nothing, which is 0.</summary>
    public required long SignCount { get; set; }

    /// <summary>How a browser reaches the device, in the words of WebAuthn.</summary>
    public required string Transports { get; init; }

    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    public required Instant AddedAt { get; init; }

    public Instant? UsedAt { get; set; }

    public UserPasskeyInfo ToInfo() => new(
        Credential,
        PublicKey,
        AddedAt.ToTime(),
        (uint)SignCount,
        Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true,
        IsBackupEligible,
        IsBackedUp,
        attestationObject: [],
        clientDataJson: []);

    private sealed class Row : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> passkey)
        {
            passkey.ToTable("passkeys");
            passkey.HasKey(p => p.Id);
            passkey.Property(p => p.Id).ValueGeneratedOnAdd();
            passkey.HasIndex(p => p.Credential).IsUnique();
            passkey.HasIndex(p => p.Person);
            passkey.HasOne<Person>().WithMany().HasForeignKey(p => p.Person).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
