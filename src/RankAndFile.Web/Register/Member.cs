using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

public readonly record struct MemberId(long Value) : IId<MemberId>
{
    public static MemberId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out MemberId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(MemberId left, MemberId right) => left.Value > right.Value;

    public static bool operator <(MemberId left, MemberId right) => left.Value < right.Value;
}

/// <summary>How a member wants to be written to, where the law leaves a choice.</summary>
public enum Channel
{
    Post,
    Email,
}

/// <summary>In which forms a member asks for what is sent. None of them: print, in English.</summary>
[Flags]
public enum Formats
{
    None = 0,
    LargePrint = 1,
    Braille = 2,
    Audio = 4,
    Welsh = 8,
}

/// <summary>Where a membership stands.</summary>
public enum Membership
{
    Current,
    InArrears,
    Left,
    Died,
}

/// <summary>The classes that rules may shut out of a vote: 1992 Act s 50(2). Arrears are a <see cref="Membership"/>, and newness follows from the date of joining.</summary>
public enum MemberClass
{
    Employed,
    NotInEmployment,
    Apprentice,
    Trainee,
    Student,
}

/// <summary>An entry in the register of members: 1992 Act s 24.</summary>
public sealed class Member
{
    public MemberId Id { get; private set; }

    /// <summary>The membership number, as the union writes it. No two members share one.</summary>
    public required string Number { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is looked up: surname first where it can be told, without capitals and accents.</summary>
    public required string NameKey { get; set; }

    /// <summary>The home address, a line each, without the postcode. Empty: none is known (s 32(3)(d)).</summary>
    public required string Address { get; set; }

    public required string Postcode { get; set; }

    /// <summary>Two letters of ISO 3166; empty is the United Kingdom. Overseas members: s 60.</summary>
    public required string Country { get; set; }

    /// <summary>Another address, with its postcode, that the member asked in writing to be treated as the postal address: s 24(5).</summary>
    public required string OtherAddress { get; set; }

    /// <summary>The day of that written request. There is none without the other.</summary>
    public DateOnly? OtherAddressAskedOn { get; set; }

    public required string Email { get; set; }

    /// <summary>The e-mail address as it is looked up. Several members may share one. None: no address.</summary>
    public string? EmailKey { get; set; }

    public required string Phone { get; set; }

    public required Channel Channel { get; set; }

    public required Formats Formats { get; set; }

    public BranchId? Branch { get; set; }

    public WorkplaceId? Workplace { get; set; }

    public EmployerId? Employer { get; set; }

    public RegionId? Region { get; set; }

    public SectorId? Sector { get; set; }

    /// <summary>Trade or occupation: s 50(3)(a).</summary>
    public required string Occupation { get; set; }

    public required Membership Membership { get; set; }

    public required DateOnly MembershipSince { get; set; }

    public required MemberClass Class { get; set; }

    public DateOnly? Joined { get; set; }

    /// <summary>The change by which this entry was made; none: it is older than the history.</summary>
    public RegisterChangeId? Entered { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> member)
        {
            member.ToTable("members");
            member.HasKey(m => m.Id);
            member.Property(m => m.Id).ValueGeneratedOnAdd();
            member.HasIndex(m => m.Number).IsUnique();
            member.HasIndex(m => m.EmailKey);
            member.HasIndex(m => m.NameKey);
            member.HasIndex(m => m.Postcode);
            member.HasIndex(m => m.Branch);
            member.HasIndex(m => m.Workplace);
            member.HasOne<Branch>().WithMany().HasForeignKey(m => m.Branch).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<Workplace>().WithMany().HasForeignKey(m => m.Workplace).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<Employer>().WithMany().HasForeignKey(m => m.Employer).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<Region>().WithMany().HasForeignKey(m => m.Region).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<RegisterChange>().WithMany().HasForeignKey(m => m.Entered).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<Sector>().WithMany().HasForeignKey(m => m.Sector).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
