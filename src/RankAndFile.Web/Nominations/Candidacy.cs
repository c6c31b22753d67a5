using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Nominations;

/// <summary>What somebody who was nominated says to it.</summary>
public enum CandidateAnswer
{
    Waiting,
    Accepted,
    Declined,
    Withdrawn,
}

public readonly record struct CandidacyId(long Value) : IId<CandidacyId>
{
    public static CandidacyId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out CandidacyId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>A member who was nominated in a contest, and whether they stand.</summary>
public sealed class Candidacy
{
    public CandidacyId Id { get; private set; }

    public required ElectionId Election { get; init; }

    public required ContestId Contest { get; init; }

    public required MemberId Member { get; init; }

    /// <summary>As it is published.</summary>
    public required string Name { get; init; }

    public CandidateAnswer Answer { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    /// <summary>The office entered the answer from a letter.</summary>
    public bool OnPaper { get; set; }

    /// <summary>The conditions that the candidate declared to meet.</summary>
    public ImmutableArray<StandingCondition> Declared { get; set; } = [];

    /// <summary>The categories of guaranteed places which the candidate belongs to and consents to have shown. No other source is used.</summary>
    public ImmutableArray<string> Categories { get; set; } = [];

    /// <summary>They stand on the list that two people signed off.</summary>
    public bool IsListed { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Candidacy>
    {
        public void Configure(EntityTypeBuilder<Candidacy> candidacy)
        {
            candidacy.ToTable("candidacies");
            candidacy.HasKey(c => c.Id);
            candidacy.Property(c => c.Id).ValueGeneratedOnAdd();
            candidacy.Property(c => c.Declared).HasJson();
            candidacy.Property(c => c.Categories).HasJson();
            candidacy.HasIndex(c => new { c.Contest, c.Member }).IsUnique();
            candidacy.HasIndex(c => c.Member);
            candidacy.HasIndex(c => c.Election);
            candidacy.HasOne<Election>().WithMany().HasForeignKey(c => c.Election).OnDelete(DeleteBehavior.Restrict);
            candidacy.HasOne<Contest>().WithMany().HasForeignKey(c => c.Contest).OnDelete(DeleteBehavior.Restrict);
            candidacy.HasOne<Member>().WithMany().HasForeignKey(c => c.Member).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
