using System.Collections.Frozen;
using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Files;

/// <summary>What may be kept with a thing: which types, how long at most, how many.</summary>
public sealed record FileTerms(ImmutableArray<FileType> Types, long Longest, int Most);

/// <summary>Who adds files to a kind of thing, and who reads them. A slice that keeps files has one; each is found by itself.</summary>
public abstract class Keeper
{
    private static readonly FrozenDictionary<KeptWith, Keeper> _all = typeof(Keeper).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Keeper)) && !type.IsAbstract)
        .Select(type => (Keeper)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(keeper => keeper.With);

    public abstract KeptWith With { get; }

    public abstract FileTerms Terms { get; }

    /// <summary>Why this person may not add to this thing, or take back from it, or null. Asked inside the act.</summary>
    public abstract Task<Refusal?> RefusalToAdd(OfficeDb db, Signed who, long thing);

    /// <summary>Whether this person may read what is kept with this thing.</summary>
    public abstract Task<bool> MayRead(OfficeDb db, Signed who, long thing);

    public static Keeper Of(KeptWith with) => _all[with];
}
