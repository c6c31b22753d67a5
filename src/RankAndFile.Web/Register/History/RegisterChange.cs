using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

public readonly record struct RegisterChangeId(long Value) : IId<RegisterChangeId>
{
    public static RegisterChangeId Of(long value) => new(value);

    public static bool operator >(RegisterChangeId left, RegisterChangeId right) => left.Value > right.Value;

    public static bool operator <(RegisterChangeId left, RegisterChangeId right) => left.Value < right.Value;
}

public readonly record struct MemberChangeId(long Value) : IId<MemberChangeId>
{
    public static MemberChangeId Of(long value) => new(value);

    public static bool operator >(MemberChangeId left, MemberChangeId right) => left.Value > right.Value;

    public static bool operator <(MemberChangeId left, MemberChangeId right) => left.Value < right.Value;
}

/// <summary>By what the office came to change the register.</summary>
public enum Way
{
    Import,
    Letter,
    Form,
    Telephone,
    InPerson,
    ByTheMember,
}

/// <summary>That the register was changed: by whom, when, by what. One for each letter, form or file.</summary>
public sealed class RegisterChange
{
    public RegisterChangeId Id { get; private set; }

    public required Way Way { get; init; }

    /// <summary>Nobody: the office's own program.</summary>
    public required PersonId? MadeBy { get; init; }

    public required Instant MadeAt { get; init; }

    public RegisterImportId? Import { get; init; }

    /// <summary>Where the paper lies, or what was said.</summary>
    public required string Note { get; init; }

    public PersonId? UndoneBy { get; set; }

    public Instant? UndoneAt { get; set; }

    private sealed class Row : IEntityTypeConfiguration<RegisterChange>
    {
        public void Configure(EntityTypeBuilder<RegisterChange> change)
        {
            change.ToTable("register_changes");
            change.HasKey(c => c.Id);
            change.Property(c => c.Id).ValueGeneratedOnAdd();
            change.HasIndex(c => c.Import);
            change.HasOne<Person>().WithMany().HasForeignKey(c => c.MadeBy).OnDelete(DeleteBehavior.Restrict);
            change.HasOne<Person>().WithMany().HasForeignKey(c => c.UndoneBy).OnDelete(DeleteBehavior.Restrict);
            change.HasOne<RegisterImport>().WithMany().HasForeignKey(c => c.Import).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What changed in one entry, before and after, field by field. It is never changed itself.</summary>
public sealed class MemberChange
{
    public MemberChangeId Id { get; private set; }

    public required RegisterChangeId Change { get; init; }

    public required MemberId Member { get; init; }

    /// <summary>As <see cref="FieldChanges"/> writes them.</summary>
    public required string Fields { get; init; }

    private sealed class Row : IEntityTypeConfiguration<MemberChange>
    {
        public void Configure(EntityTypeBuilder<MemberChange> change)
        {
            change.ToTable("member_changes");
            change.HasKey(c => c.Id);
            change.Property(c => c.Id).ValueGeneratedOnAdd();
            change.HasIndex(c => c.Change);
            change.HasIndex(c => new { c.Member, c.Change });
            change.HasOne<RegisterChange>().WithMany().HasForeignKey(c => c.Change).OnDelete(DeleteBehavior.Restrict);
            change.HasOne<Member>().WithMany().HasForeignKey(c => c.Member).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>How many members there are of one standing. It moves with every change, so that nobody has to count a million rows.</summary>
public sealed class RegisterCount
{
    public required Membership Membership { get; init; }

    public long Members { get; set; }

    private sealed class Row : IEntityTypeConfiguration<RegisterCount>
    {
        public void Configure(EntityTypeBuilder<RegisterCount> count)
        {
            count.ToTable("register_counts");
            count.HasKey(c => c.Membership);
        }
    }
}
