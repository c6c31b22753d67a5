using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Elections;

/// <summary>By what rules may divide members into constituencies: 1992 Act s 50(3), and nothing else.</summary>
public enum ConstituencyKind
{
    Region,
    Sector,
    Branch,
    Occupation,
}

/// <summary>Who votes together: everybody, or those within all of what is named here, and within one of each kind of it.</summary>
public sealed record Constituency
{
    public static Constituency Everybody { get; } = new();

    public ImmutableArray<RegionId> Regions { get; init; } = [];

    public ImmutableArray<SectorId> Sectors { get; init; } = [];

    public ImmutableArray<BranchId> Branches { get; init; } = [];

    /// <summary>Trades or occupations, letter for letter as the register has them.</summary>
    public ImmutableArray<string> Occupations { get; init; } = [];

    public bool IsEverybody => Regions.IsEmpty && Sectors.IsEmpty && Branches.IsEmpty && Occupations.IsEmpty;

    /// <summary>Whether somebody is within it. Who has no region is in none, and so with the others.</summary>
    public bool Includes(VoterFacts member) =>
        (Regions.IsEmpty || (member.Region is { } region && Regions.Contains(region)))
        && (Sectors.IsEmpty || (member.Sector is { } sector && Sectors.Contains(sector)))
        && (Branches.IsEmpty || (member.Branch is { } branch && Branches.Contains(branch)))
        && (Occupations.IsEmpty || Occupations.Contains(member.Occupation, StringComparer.Ordinal));

    /// <summary>Where the Act lets rules divide members by this.</summary>
    public static Source Because(ConstituencyKind kind) => kind switch
    {
        ConstituencyKind.Occupation => Act1992.At("s 50(3)(a)"),
        ConstituencyKind.Region => Act1992.At("s 50(3)(b)"),

        // Rules make sectors and branches: parts of the union, which the Act calls sections.
        ConstituencyKind.Sector or ConstituencyKind.Branch => Act1992.At("s 50(3)(c)"),
        _ => throw new InvalidOperationException($"{kind} is no kind of constituency."),
    };

    /// <summary>The kind that somebody named, or why there can be no such constituency.</summary>
    public static Refusal? RefusalToDivideBy(string word, out ConstituencyKind kind)
    {
        var known = word.Trim().ToUpperInvariant() switch
        {
            "REGION" or "REGIONS" => ConstituencyKind.Region,
            "SECTOR" or "SECTORS" => ConstituencyKind.Sector,
            "BRANCH" or "BRANCHES" => ConstituencyKind.Branch,
            "OCCUPATION" or "OCCUPATIONS" or "TRADE" or "TRADES" => ConstituencyKind.Occupation,
            _ => (ConstituencyKind?)null,
        };
        kind = known ?? default;
        return known is not null ? null : new(
            $"Who may vote cannot be restricted by “{word.Trim()}”. The Act allows a trade or occupation, a geographical area, a section of the union, or these together: region, sector, branch, occupation.",
            Act1992.At("s 50(3)"));
    }
}
