using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

public readonly record struct ContestId(long Value) : IId<ContestId>
{
    public static ContestId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out ContestId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>Places that have to go to members of a category, at least so many.</summary>
public sealed record ReservedPlaces(string Category, int AtLeast)
{
    /// <summary>As people write it, <c>2 Women</c>; nothing where it says something else.</summary>
    public static ReservedPlaces? Read(string text) =>
        text.Split(' ', 2, StringSplitOptions.TrimEntries) is [var number, { Length: > 0 } category] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var atLeast)
            ? new(category, atLeast)
            : null;
}

/// <summary>Who chose how votes are counted, when, and why. It is published at the call.</summary>
public sealed record VotingSystemChoice(string By, DateOnly? On, string Why)
{
    public static VotingSystemChoice NotYet { get; } = new("", null, "");
}

/// <summary>What is decided by one vote within an election: a post, its places, who votes, who may stand, and how it is counted.</summary>
public sealed class Contest
{
    public ContestId Id { get; private set; }

    public required ElectionId Election { get; init; }

    /// <summary>The office that is filled. None where the union keeps no list of such posts.</summary>
    public OfficeId? Office { get; set; }

    public required string Title { get; set; }

    public required int Places { get; set; }

    /// <summary>The id of a rule book of the count.</summary>
    public required string RuleBook { get; set; }

    public required Electorate Electorate { get; set; }

    public required ImmutableArray<ReservedPlaces> Reserved { get; set; }

    public required Standing Standing { get; set; }

    public required NominationRule Nominations { get; set; }

    public required VotingSystemChoice Choice { get; set; }

    /// <summary>Who holds the post now, a name each.</summary>
    public required ImmutableArray<string> Incumbents { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Contest>
    {
        public void Configure(EntityTypeBuilder<Contest> contest)
        {
            contest.ToTable("contests");
            contest.HasKey(c => c.Id);
            contest.Property(c => c.Id).ValueGeneratedOnAdd();
            contest.HasIndex(c => c.Election);
            contest.Property(c => c.Electorate).HasJson();
            contest.Property(c => c.Reserved).HasJson();
            contest.Property(c => c.Standing).HasJson();
            contest.Property(c => c.Nominations).HasJson();
            contest.Property(c => c.Choice).HasJson();
            contest.Property(c => c.Incumbents).HasJson();
            contest.HasOne<Election>().WithMany().HasForeignKey(c => c.Election).OnDelete(DeleteBehavior.Restrict);
            contest.HasOne<Office>().WithMany().HasForeignKey(c => c.Office).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
