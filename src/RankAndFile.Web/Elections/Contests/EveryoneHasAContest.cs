using System.Collections.Immutable;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Elections;

/// <summary>Some things of a kind, or all but some. Null, or empty, stands for members who have none.</summary>
public sealed record Among<T>(bool AllBut, ImmutableHashSet<T> Named)
{
    internal Among()
        : this(AllBut: true, [])
    {
    }

    internal Among(IEnumerable<T> these)
        : this(AllBut: false, [.. these])
    {
    }

    public bool IsNone => !AllBut && Named.IsEmpty;

    public bool IsAny => AllBut && Named.IsEmpty;

    public bool Has(T one) => Named.Contains(one) != AllBut;

    public Among<T> And(Among<T> other) => (AllBut, other.AllBut) switch
    {
        (true, true) => new(AllBut: true, Named.Union(other.Named)),
        (true, false) => new(AllBut: false, other.Named.Except(Named)),
        (false, true) => new(AllBut: false, Named.Except(other.Named)),
        (false, false) => new(AllBut: false, Named.Intersect(other.Named)),
    };

    public Among<T> Without(Among<T> other) => And(new(!other.AllBut, other.Named));
}

/// <summary>A class of members: those who are among these in every respect.</summary>
public sealed record ClassOfMembers(Among<RegionId?> Regions, Among<SectorId?> Sectors, Among<BranchId?> Branches, Among<string> Occupations)
{
    public bool IsEmpty => Regions.IsNone || Sectors.IsNone || Branches.IsNone || Occupations.IsNone;

    public bool Has(VoterFacts member) =>
        Regions.Has(member.Region) && Sectors.Has(member.Sector) && Branches.Has(member.Branch) && Occupations.Has(member.Occupation);

    private ClassOfMembers And(ClassOfMembers other) =>
        new(Regions.And(other.Regions), Sectors.And(other.Sectors), Branches.And(other.Branches), Occupations.And(other.Occupations));

    internal static ClassOfMembers Of(Constituency constituency) => new(
        constituency.Regions.IsEmpty ? new Among<RegionId?>() : new Among<RegionId?>(constituency.Regions.Select(id => (RegionId?)id)),
        constituency.Sectors.IsEmpty ? new Among<SectorId?>() : new Among<SectorId?>(constituency.Sectors.Select(id => (SectorId?)id)),
        constituency.Branches.IsEmpty ? new Among<BranchId?>() : new Among<BranchId?>(constituency.Branches.Select(id => (BranchId?)id)),
        constituency.Occupations.IsEmpty ? new Among<string>() : new Among<string>(constituency.Occupations));

    /// <summary>This class without those of another: what is left, in parts that do not overlap.</summary>
    internal IEnumerable<ClassOfMembers> Without(ClassOfMembers other)
    {
        if (And(other).IsEmpty)
        {
            return [this];
        }

        ClassOfMembers[] parts =
        [
            this with { Regions = Regions.Without(other.Regions) },
            this with { Regions = Regions.And(other.Regions), Sectors = Sectors.Without(other.Sectors) },
            this with { Regions = Regions.And(other.Regions), Sectors = Sectors.And(other.Sectors), Branches = Branches.Without(other.Branches) },
            this with { Regions = Regions.And(other.Regions), Sectors = Sectors.And(other.Sectors), Branches = Branches.And(other.Branches), Occupations = Occupations.Without(other.Occupations) },
        ];
        return parts.Where(part => !part.IsEmpty);
    }
}

/// <summary>
/// Constituencies may divide members, but nobody may be left without any: 1992 Act s 50(4). The
/// classes of s 50(2), and members overseas (s 60), may be; so they are not asked about here.
/// </summary>
public static class EveryoneHasAContest
{
    /// <summary>The classes of members who are in none of these constituencies, whether or not anybody belongs to them today.</summary>
    public static ImmutableArray<ClassOfMembers> ShutOut(IEnumerable<Constituency> contests, IEnumerable<RegionId> regions, IEnumerable<SectorId> sectors)
    {
        ImmutableArray<ClassOfMembers> left =
        [
            new(
                new Among<RegionId?>([null, .. regions.Select(id => (RegionId?)id)]),
                new Among<SectorId?>([null, .. sectors.Select(id => (SectorId?)id)]),
                new Among<BranchId?>(),
                new Among<string>()),
        ];
        foreach (var contest in contests.Select(ClassOfMembers.Of))
        {
            left = [.. left.SelectMany(part => part.Without(contest))];
        }

        return left;
    }

    /// <summary>Those of these members who are in the class. Who has left or died is in none.</summary>
    public static IQueryable<Member> Of(this IQueryable<Member> members, ClassOfMembers part)
    {
        members = members.Where(m => m.Membership == Membership.Current || m.Membership == Membership.InArrears);
        if (!part.Regions.IsAny)
        {
            List<RegionId?> named = [.. part.Regions.Named];
            members = part.Regions.AllBut ? members.Where(m => !named.Contains(m.Region)) : members.Where(m => named.Contains(m.Region));
        }

        if (!part.Sectors.IsAny)
        {
            List<SectorId?> named = [.. part.Sectors.Named];
            members = part.Sectors.AllBut ? members.Where(m => !named.Contains(m.Sector)) : members.Where(m => named.Contains(m.Sector));
        }

        if (!part.Branches.IsAny)
        {
            List<BranchId?> named = [.. part.Branches.Named];
            members = part.Branches.AllBut ? members.Where(m => !named.Contains(m.Branch)) : members.Where(m => named.Contains(m.Branch));
        }

        if (!part.Occupations.IsAny)
        {
            List<string> named = [.. part.Occupations.Named];
            members = part.Occupations.AllBut ? members.Where(m => !named.Contains(m.Occupation)) : members.Where(m => named.Contains(m.Occupation));
        }

        return members;
    }
}
