using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Elections;

/// <summary>The classes of members whom rules may exclude from voting: 1992 Act s 50(2), and no others.</summary>
public enum ExcludedClass
{
    NotInEmployment,
    InArrears,
    Apprentices,
    Trainees,
    Students,
    NewMembers,
}

/// <summary>What the register says of a member, as far as it may matter for a vote.</summary>
public readonly record struct VoterFacts(
    Membership Membership, MemberClass Class, DateOnly? Joined, string Country, RegionId? Region, SectorId? Sector, BranchId? Branch, string Occupation)
{
    public static VoterFacts Of(Member member) =>
        new(member.Membership, member.Class, member.Joined, member.Country, member.Region, member.Sector, member.Branch, member.Occupation);
}

/// <summary>Who may vote in a contest. It can say nothing but what 1992 Act ss 50 and 60 allow.</summary>
public sealed record Electorate
{
    public const int MostWeeksNew = 104;

    public static Electorate AllMembers { get; } = new();

    public Constituency Constituency { get; init; } = Constituency.Everybody;

    public ImmutableArray<ExcludedClass> Excluded { get; init; } = [];

    /// <summary>Where new members are excluded: those who joined less than this number of weeks before the relevant date.</summary>
    public int NewForWeeks { get; init; }

    /// <summary>Members whose address is outside the United Kingdom do not vote: s 60 leaves it to the union.</summary>
    public bool WithoutOverseas { get; init; }

    /// <summary>Whether this member may vote. <see cref="Voters.Entitled"/> asks the same of a whole register.</summary>
    public bool Includes(VoterFacts member, DateOnly relevantDate) =>
        IsMember(member, relevantDate)
        && !Excluded.Any(excluded => Is(member, excluded, relevantDate))
        && !(WithoutOverseas && IsOverseas(member))
        && Constituency.Includes(member);

    // Arrears are a class that rules may exclude: where they do not, somebody in arrears is a member like any other.
    private static bool IsMember(VoterFacts member, DateOnly relevantDate) =>
        member.Membership is Membership.Current or Membership.InArrears && !(member.Joined > relevantDate);

    private bool Is(VoterFacts member, ExcludedClass excluded, DateOnly relevantDate) => excluded switch
    {
        ExcludedClass.NotInEmployment => member.Class is MemberClass.NotInEmployment,
        ExcludedClass.InArrears => member.Membership is Membership.InArrears,
        ExcludedClass.Apprentices => member.Class is MemberClass.Apprentice,
        ExcludedClass.Trainees => member.Class is MemberClass.Trainee,
        ExcludedClass.Students => member.Class is MemberClass.Student,

        // Nobody loses a vote because the register does not know when they joined.
        ExcludedClass.NewMembers => member.Joined > LastDayToJoin(relevantDate),
        _ => throw new InvalidOperationException($"{excluded} is no class that can be excluded."),
    };

    private static bool IsOverseas(VoterFacts member) => member.Country is not ("" or "GB");

    /// <summary>Who joined on this day has been a member for just long enough not to be new.</summary>
    public DateOnly LastDayToJoin(DateOnly relevantDate) => relevantDate.AddDays(-7 * NewForWeeks);

    /// <summary>Where the Act lets rules exclude this class.</summary>
    public static Source Because(ExcludedClass excluded) => Act1992.At(excluded switch
    {
        ExcludedClass.NotInEmployment => "s 50(2)(a)",
        ExcludedClass.InArrears => "s 50(2)(b)",
        _ => "s 50(2)(c)",
    });

    /// <summary>The class that somebody named, or why no such class can be excluded.</summary>
    public static Refusal? RefusalToExclude(string word, out ExcludedClass excluded)
    {
        var known = word.Trim().ToUpperInvariant().Replace(' ', '-') switch
        {
            "NOT-IN-EMPLOYMENT" => ExcludedClass.NotInEmployment,
            "IN-ARREARS" or "ARREARS" => ExcludedClass.InArrears,
            "APPRENTICES" => ExcludedClass.Apprentices,
            "TRAINEES" => ExcludedClass.Trainees,
            "STUDENTS" => ExcludedClass.Students,
            "NEW-MEMBERS" => ExcludedClass.NewMembers,
            _ => (ExcludedClass?)null,
        };
        excluded = known ?? default;
        return known is not null ? null : new(
            $"“{word.Trim()}” cannot be excluded from voting. The Act allows rules to exclude those not in employment, in arrears, apprentices, trainees, students and new members.",
            Act1992.At("s 50(2)"));
    }

    /// <summary>Why this electorate cannot be, or null.</summary>
    public Refusal? Refusal()
    {
        var excludesNew = Excluded.Contains(ExcludedClass.NewMembers);
        if (excludesNew ? NewForWeeks is < 1 or > MostWeeksNew : NewForWeeks is not 0)
        {
            return new($"Say for how many weeks somebody is a new member, from 1 to {MostWeeksNew}, where new members are excluded.", Because(ExcludedClass.NewMembers));
        }

        return Excluded.Distinct().Count() == Excluded.Length && Excluded.All(Enum.IsDefined)
            ? null
            : new("Each class is excluded once.", Act1992.At("s 50(2)"));
    }
}

/// <summary>The members who may vote, asked of the whole register at once.</summary>
public static class Voters
{
    /// <summary>Those of these members whom the electorate includes on the relevant date.</summary>
    public static IQueryable<Member> Entitled(this IQueryable<Member> members, Electorate electorate, DateOnly relevantDate)
    {
        members = members.Where(m => (m.Membership == Membership.Current || m.Membership == Membership.InArrears) && (m.Joined == null || m.Joined <= relevantDate));
        foreach (var excluded in electorate.Excluded)
        {
            members = Without(members, excluded, electorate.LastDayToJoin(relevantDate));
        }

        return (electorate.WithoutOverseas ? members.Where(m => m.Country == "" || m.Country == "GB") : members).Within(electorate.Constituency);
    }

    /// <summary>Those of these members who are in the constituency, whether or not they may vote.</summary>
    public static IQueryable<Member> Within(this IQueryable<Member> members, Constituency constituency)
    {
        if (!constituency.Regions.IsEmpty)
        {
            List<RegionId?> regions = [.. constituency.Regions];
            members = members.Where(m => regions.Contains(m.Region));
        }

        if (!constituency.Sectors.IsEmpty)
        {
            List<SectorId?> sectors = [.. constituency.Sectors];
            members = members.Where(m => sectors.Contains(m.Sector));
        }

        if (!constituency.Branches.IsEmpty)
        {
            List<BranchId?> branches = [.. constituency.Branches];
            members = members.Where(m => branches.Contains(m.Branch));
        }

        if (!constituency.Occupations.IsEmpty)
        {
            List<string> occupations = [.. constituency.Occupations];
            members = members.Where(m => occupations.Contains(m.Occupation));
        }

        return members;
    }

    private static IQueryable<Member> Without(IQueryable<Member> members, ExcludedClass excluded, DateOnly lastDayToJoin) => excluded switch
    {
        ExcludedClass.NotInEmployment => members.Where(m => m.Class != MemberClass.NotInEmployment),
        ExcludedClass.InArrears => members.Where(m => m.Membership != Membership.InArrears),
        ExcludedClass.Apprentices => members.Where(m => m.Class != MemberClass.Apprentice),
        ExcludedClass.Trainees => members.Where(m => m.Class != MemberClass.Trainee),
        ExcludedClass.Students => members.Where(m => m.Class != MemberClass.Student),
        ExcludedClass.NewMembers => members.Where(m => m.Joined == null || m.Joined <= lastDayToJoin),
        _ => throw new InvalidOperationException($"{excluded} is no class that can be excluded."),
    };
}
