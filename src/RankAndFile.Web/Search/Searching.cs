using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Search;

/// <summary>Something as an act hands it to the search.</summary>
/// <param name="Words">All that it is found by, as it is written; the title is among it.</param>
public sealed record Findable(string Address, string Within, string Title, string Beginning, string Words);

/// <summary>Where acts keep the search, and pages ask it.</summary>
public static class Searching
{
    /// <summary>Puts what a thing has to find in place of what was there of it, with the other rows of this act.</summary>
    public static async Task LetFind(this OfficeDb db, FoundKind kind, long thing, IEnumerable<Findable> all)
    {
        await db.SearchEntries.Where(entry => entry.Kind == kind && entry.Thing == thing).ExecuteDeleteAsync();
        db.AddRange(all.Select((findable, position) => new SearchEntry
        {
            Kind = kind,
            Thing = thing,
            Position = position,
            Address = findable.Address,
            Within = findable.Within,
            Title = findable.Title,
            Beginning = findable.Beginning,
            Words = SearchWords.Folded(findable.Words),
        }));
    }

    /// <summary>What has every one of these words.</summary>
    /// <param name="words">As <see cref="SearchWords.Asked"/> gives them.</param>
    public static IQueryable<SearchEntry> Find(this OfficeDb db, FoundKind kind, ImmutableArray<string> words) =>
        db.WithEveryWord(words).Where(entry => entry.Kind == kind);
}

/// <summary>A slice with things that can be found. Each is found by itself.</summary>
public abstract class Searchable
{
    /// <summary>Lets the next thing after this one be found, as it is now. Gives its id, or null where there is none.</summary>
    public abstract Task<long?> Next(OfficeDb db, long after);
}
