using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>What rules may ask of whoever stands: to belong to a class that is known beforehand, 1992 Act s 47.</summary>
public enum StandingKind
{
    MemberForWeeks,
    MemberForYears,
    PaidForWeeks,
    InTheConstituency,
    InEmployment,
    EmployedWithinTheirBranch,
    WorkplaceRepresentative,
    NotEmployedByTheUnion,

    /// <summary>A category that places are reserved for, such as women members.</summary>
    OfTheCategory,
}

/// <summary>One thing that is asked of whoever stands.</summary>
/// <param name="Number">How many weeks or years, for those kinds.</param>
/// <param name="Category">Which category, for that kind.</param>
public sealed record StandingCondition(StandingKind Kind, int Number = 0, string Category = "");

/// <summary>Who may stand in a contest: any member who meets every condition.</summary>
public sealed record Standing
{
    public const int MostWeeks = 1_040;
    public const int MostYears = 20;

    public static Standing AnyMember { get; } = new();

    public ImmutableArray<StandingCondition> Conditions { get; init; } = [];

    /// <summary>Where in the rule book it says so.</summary>
    public string Clause { get; init; } = "";

    /// <summary>Why nobody can be asked this, or null.</summary>
    public Refusal? Refusal()
    {
        foreach (var condition in Conditions)
        {
            if (!IsWhole(condition))
            {
                return new($"Say how many weeks (1 to {MostWeeks}) or years (1 to {MostYears}), and for a category which.", Act1992.At("s 47"));
            }
        }

        return Conditions.Select(condition => (condition.Kind, condition.Category)).Distinct().Count() == Conditions.Length
            ? null
            : new("Each condition for standing is given once.", Act1992.At("s 47"));
    }

    private static bool IsWhole(StandingCondition condition) => condition.Kind switch
    {
        StandingKind.MemberForWeeks or StandingKind.PaidForWeeks => condition is { Number: >= 1 and <= MostWeeks, Category: "" },
        StandingKind.MemberForYears => condition is { Number: >= 1 and <= MostYears, Category: "" },
        StandingKind.OfTheCategory => condition is { Number: 0, Category.Length: > 0 and <= ContestTerms.LongestCategory },
        _ => Enum.IsDefined(condition.Kind) && condition is { Number: 0, Category: "" },
    };

    /// <summary>The condition that somebody wrote, such as <c>member-for-weeks:13</c>, or why it cannot be asked.</summary>
    public static Refusal? RefusalToAsk(string words, out StandingCondition condition)
    {
        var parts = words.Split(':', 2, StringSplitOptions.TrimEntries);
        var known = parts[0].ToUpperInvariant().Replace(' ', '-') switch
        {
            "MEMBER-FOR-WEEKS" => StandingKind.MemberForWeeks,
            "MEMBER-FOR-YEARS" => StandingKind.MemberForYears,
            "PAID-FOR-WEEKS" => StandingKind.PaidForWeeks,
            "IN-CONSTITUENCY" or "IN-THE-CONSTITUENCY" => StandingKind.InTheConstituency,
            "IN-EMPLOYMENT" => StandingKind.InEmployment,
            "EMPLOYED-WITHIN-BRANCH" => StandingKind.EmployedWithinTheirBranch,
            "WORKPLACE-REPRESENTATIVE" => StandingKind.WorkplaceRepresentative,
            "NOT-EMPLOYED-BY-UNION" => StandingKind.NotEmployedByTheUnion,
            "CATEGORY" => StandingKind.OfTheCategory,
            _ => (StandingKind?)null,
        };
        var behind = parts is [_, var text] ? text : "";
        var isNumber = int.TryParse(behind, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        condition = new(known ?? default, isNumber ? number : 0, known is StandingKind.OfTheCategory ? behind : "");
        if (known is null)
        {
            return RefusalOf(parts[0]);
        }

        return known is not StandingKind.OfTheCategory && behind.Length > 0 && !isNumber
            ? new($"“{behind}” is not a number of weeks or years.", Act1992.At("s 47"))
            : new Standing { Conditions = [condition] }.Refusal();
    }

    private static Refusal RefusalOf(string asked) => asked.Contains("party", StringComparison.OrdinalIgnoreCase)
        ? new("No candidate can be required, directly or indirectly, to belong to a political party.", Act1992.At("s 47(2)"))
        : new($"Nobody can be kept from standing by “{asked}”: only by belonging, or not, to a class that rules describe and nobody picks.", Act1992.At("s 47(1) and (3)"));
}
