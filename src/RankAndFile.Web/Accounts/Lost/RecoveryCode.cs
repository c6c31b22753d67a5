using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>A code on paper, good once in place of the authenticator's. Only its hash is kept.</summary>
public sealed class RecoveryCode
{
    public const int Many = 10;

    public required string Hash { get; init; }

    public required PersonId Person { get; init; }

    public required Instant MadeAt { get; init; }

    public Instant? UsedAt { get; set; }

    public static string HashOf(PersonId person, string code) => Secret.Hash($"recovery {person} {CodeOnPaper.AsTyped(code)}");

    private sealed class Row : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> code)
        {
            code.ToTable("recovery_codes");
            code.HasKey(c => c.Hash);
            code.HasIndex(c => c.Person);
            code.HasOne<Person>().WithMany().HasForeignKey(c => c.Person).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Codes that people read from paper: letters and figures that cannot be taken for one another, in groups of four.</summary>
public static class CodeOnPaper
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 3;

    /// <summary>Sixty bits: nobody finds one by trying, here or at a stolen table of hashes.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>Without what people add or leave out.</summary>
    public static string AsTyped(string code) => string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
