using System.Globalization;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;

namespace RankAndFile.Web.Search;

/// <summary>Lets everything be found that was there before it could be searched.</summary>
public sealed class IndexForSearch : Work
{
    public const string Name = "index-for-search";

    private static readonly Searchable[] _all =
    [
        .. typeof(Searchable).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Searchable)) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (Searchable)Activator.CreateInstance(type)!),
    ];

    public override string Kind => Name;

    public override Task<Slice> Next(Job job, CancellationToken stop)
    {
        var (which, after) = Read(job.Cursor);
        return Task.FromResult<Slice>(async (db, now) => await _all[which].Next(db, after) switch
        {
            { } next => new Progress.MovedOn(Written(which, next), job.Done + 1, Of: 0),
            null when which + 1 < _all.Length => new Progress.MovedOn(Written(which + 1, 0), job.Done, Of: 0),
            null => new Progress.Finished(job.Done),
        });
    }

    private static (int Which, long After) Read(string? cursor) =>
        cursor?.Split(' ') is [var which, var after] ? (int.Parse(which, CultureInfo.InvariantCulture), long.Parse(after, CultureInfo.InvariantCulture)) : (0, 0);

    private static string Written(int which, long after) => string.Create(CultureInfo.InvariantCulture, $"{which} {after}");
}

/// <summary>Starts <see cref="IndexForSearch"/>, once.</summary>
public static class StartIndexing
{
    public sealed record Facts;

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        await db.Start(IndexForSearch.Name, facts, who, now, key: $"{IndexForSearch.Name}-1");
        return null;
    }
}
