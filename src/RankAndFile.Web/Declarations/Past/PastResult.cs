using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Declarations;

public readonly record struct PastResultId(long Value) : IId<PastResultId>
{
    public static PastResultId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out PastResultId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(PastResultId left, PastResultId right) => left.Value > right.Value;

    public static bool operator <(PastResultId left, PastResultId right) => left.Value < right.Value;
}

/// <summary>
/// The result of an election that was not held with this program, from what was published of it: one post,
/// one vote on each paper, the most votes elected. Later results are compared with it.
/// </summary>
public sealed class PastResult
{
    public PastResultId Id { get; private set; }

    /// <summary>Whose election it was.</summary>
    public required string Body { get; init; }

    public required string Post { get; init; }

    public required int Year { get; init; }

    private sealed class Row : IEntityTypeConfiguration<PastResult>
    {
        public void Configure(EntityTypeBuilder<PastResult> result)
        {
            result.ToTable("past_results");
            result.HasKey(r => r.Id);
            result.Property(r => r.Id).ValueGeneratedOnAdd();
            result.HasIndex(r => new { r.Body, r.Post, r.Year }).IsUnique();
        }
    }
}

/// <summary>What was published of a result, and later corrected or added to: the first version stays.</summary>
public sealed class PastResultVersion
{
    public required PastResultId Result { get; init; }

    public required int Number { get; init; }

    public required PastFigures Figures { get; init; }

    /// <summary>What is new in this version, and why; empty in the first.</summary>
    public required string Reason { get; init; }

    public required Instant PublishedAt { get; init; }

    public required PersonId PublishedBy { get; init; }

    private sealed class Row : IEntityTypeConfiguration<PastResultVersion>
    {
        public void Configure(EntityTypeBuilder<PastResultVersion> version)
        {
            version.ToTable("past_result_versions");
            version.HasKey(v => new { v.Result, v.Number });
            version.Property(v => v.Figures).HasJson();
            version.HasOne<PastResult>().WithMany().HasForeignKey(v => v.Result).OnDelete(DeleteBehavior.Restrict);
            version.HasOne<Person>().WithMany().HasForeignKey(v => v.PublishedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A candidate with the votes that were published.</summary>
/// <param name="IsRounded">The figure was told roughly, such as about 46,000.</param>
public sealed record PastCandidate(string Name, long Votes, bool IsRounded = false);

/// <summary>The figures of a past result. What nobody published is null, and nothing is put in its place.</summary>
public sealed record PastFigures
{
    public required ImmutableArray<PastCandidate> Candidates { get; init; }

    /// <summary>Some figure was told roughly, so whatever is worked out from all of them is rough too.</summary>
    public bool AreRough => Candidates.Any(candidate => candidate.IsRounded);

    public long? Spoiled { get; init; }

    public long? Despatched { get; init; }

    /// <summary>When the figures were told after the count: a provisional result.</summary>
    public DateOnly? CountedOn { get; init; }

    /// <summary>When the body that declares results declared it.</summary>
    public DateOnly? DeclaredOn { get; init; }

    public string DeclaredBy { get; init; } = "";

    /// <summary>Where each figure is from, a source each.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>What a reader has to know of the figures.</summary>
    public string Note { get; init; } = "";
}
