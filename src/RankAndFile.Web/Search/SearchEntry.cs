using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Search;

public readonly record struct SearchEntryId(long Value) : IId<SearchEntryId>
{
    public static SearchEntryId Of(long value) => new(value);
}

/// <summary>What can be found, in the order in which it is shown.</summary>
public enum FoundKind
{
    Election,
    Contest,
    Clause,
    PastResult,
}

/// <summary>
/// Something that everybody may read, as the search finds it. What is sealed, and whatever tells of a
/// person, is never among these rows: so nobody has to be asked who they are before they search.
/// </summary>
public sealed class SearchEntry
{
    public SearchEntryId Id { get; private set; }

    public required FoundKind Kind { get; init; }

    /// <summary>The row it was made from: a document has an entry a clause.</summary>
    public required long Thing { get; init; }

    /// <summary>Its place among those of the thing, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Where it is read.</summary>
    public required string Address { get; init; }

    /// <summary>What it stands in: the title of the document, the name of the election. May be empty.</summary>
    public required string Within { get; init; }

    public required string Title { get; init; }

    /// <summary>The beginning of what it says. May be empty.</summary>
    public required string Beginning { get; init; }

    /// <summary>Its words as they are searched.</summary>
    public required string Words { get; init; }

    private sealed class Row : IEntityTypeConfiguration<SearchEntry>
    {
        public void Configure(EntityTypeBuilder<SearchEntry> entry)
        {
            entry.ToTable("search_entries");
            entry.HasKey(e => e.Id);
            entry.Property(e => e.Id).ValueGeneratedOnAdd();
            entry.HasIndex(e => new { e.Kind, e.Thing, e.Position }).IsUnique();
        }
    }
}
