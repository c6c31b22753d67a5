using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Accounts;

public readonly record struct LetterCodeId(long Value) : IId<LetterCodeId>
{
    public static LetterCodeId Of(long value) => new(value);
}

/// <summary>A code that went to a member by post. With the membership number it opens the door once.</summary>
public sealed class LetterCode
{
    public const int MostWrong = 3;

    /// <summary>Second-class post, and time to open it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public LetterCodeId Id { get; private set; }

    public required MemberId Member { get; init; }

    public required string Hash { get; init; }

    public required PersonId MadeBy { get; init; }

    public required Instant MadeAt { get; init; }

    public required Instant ExpiresAt { get; init; }

    public int WrongTries { get; set; }

    /// <summary>Used, tried too often, or followed by a newer letter.</summary>
    public Instant? EndedAt { get; set; }

    public static string HashOf(MemberId member, string code) => Secret.Hash($"letter {member} {CodeOnPaper.AsTyped(code)}");

    private sealed class Row : IEntityTypeConfiguration<LetterCode>
    {
        public void Configure(EntityTypeBuilder<LetterCode> code)
        {
            code.ToTable("letter_codes");
            code.HasKey(c => c.Id);
            code.Property(c => c.Id).ValueGeneratedOnAdd();
            code.HasIndex(c => c.Member);
            code.HasOne<Member>().WithMany().HasForeignKey(c => c.Member).OnDelete(DeleteBehavior.Restrict);
            code.HasOne<Person>().WithMany().HasForeignKey(c => c.MadeBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
