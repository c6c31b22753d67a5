using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register.OwnEntry;

/// <summary>Which part of an entry is said to be wrong.</summary>
public enum CorrectionAbout
{
    Name,
    Address,
    Contact,
    BranchOrWork,
    Membership,
    Other,
}

public readonly record struct CorrectionId(long Value) : IId<CorrectionId>
{
    public static CorrectionId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out CorrectionId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(CorrectionId left, CorrectionId right) => left.Value > right.Value;

    public static bool operator <(CorrectionId left, CorrectionId right) => left.Value < right.Value;
}

/// <summary>What a member says is wrong with their own entry, and what the office answered.</summary>
public sealed class Correction
{
    public CorrectionId Id { get; private set; }

    public required MemberId Member { get; init; }

    public required PersonId By { get; init; }

    public required Instant At { get; init; }

    public required CorrectionAbout About { get; init; }

    public required string Said { get; init; }

    public Instant? AnsweredAt { get; set; }

    public PersonId? AnsweredBy { get; set; }

    public bool? Accepted { get; set; }

    public required string Answer { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Correction>
    {
        public void Configure(EntityTypeBuilder<Correction> correction)
        {
            correction.ToTable("corrections");
            correction.HasKey(c => c.Id);
            correction.Property(c => c.Id).ValueGeneratedOnAdd();
            correction.HasIndex(c => c.Member);
            correction.HasOne<Member>().WithMany().HasForeignKey(c => c.Member).OnDelete(DeleteBehavior.Restrict);
            correction.HasOne<Person>().WithMany().HasForeignKey(c => c.By).OnDelete(DeleteBehavior.Restrict);
            correction.HasOne<Person>().WithMany().HasForeignKey(c => c.AnsweredBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct AddressRequestId(long Value) : IId<AddressRequestId>
{
    public static AddressRequestId Of(long value) => new(value);
}

/// <summary>A member's written request that another address be treated as their postal address, or that it be so no more: s 24(5). It is evidence, and never changed.</summary>
public sealed class AddressRequest
{
    public AddressRequestId Id { get; private set; }

    public required MemberId Member { get; init; }

    public required PersonId By { get; init; }

    public required Instant At { get; init; }

    /// <summary>As the member wrote it; empty: the home address counts again.</summary>
    public required string Address { get; init; }

    private sealed class Row : IEntityTypeConfiguration<AddressRequest>
    {
        public void Configure(EntityTypeBuilder<AddressRequest> request)
        {
            request.ToTable("address_requests");
            request.HasKey(r => r.Id);
            request.Property(r => r.Id).ValueGeneratedOnAdd();
            request.HasIndex(r => r.Member);
            request.HasOne<Member>().WithMany().HasForeignKey(r => r.Member).OnDelete(DeleteBehavior.Restrict);
            request.HasOne<Person>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
