using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Nominations;

/// <summary>
/// Who may stand in a contest: any member who meets each condition of its rules, and nobody is kept out by anything else
/// (1992 Act s 47). What the register does not know, the candidate declares.
/// </summary>
public static class WhoMayStand
{
    private static readonly Source _act = new("Trade Union and Labour Relations (Consolidation) Act 1992", "s 47(1)");

    /// <summary>Why the register says that this member may not stand, by the clause that says so, or null.</summary>
    /// <param name="closes">The day on which nominations close: conditions are met on that day.</param>
    public static Refusal? RefusalToStand(Contest contest, VoterFacts member, DateOnly closes) =>
        member.Membership is not (Membership.Current or Membership.InArrears)
            ? new("Only a member of the union stands.", _act)
            : contest.Standing.Conditions.Select(condition => RefusalBy(condition, contest, member, closes)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>The conditions that the candidate declares to meet.</summary>
    public static ImmutableArray<StandingCondition> ToDeclare(Contest contest, VoterFacts member) =>
        [.. contest.Standing.Conditions.Where(condition => !IsKnown(condition, member))];

    /// <summary>Why somebody who declares only this does not stand, or null.</summary>
    public static Refusal? RefusalToAccept(Contest contest, VoterFacts member, DateOnly closes, ImmutableArray<StandingCondition> declared) =>
        RefusalToStand(contest, member, closes)
        ?? (ToDeclare(contest, member).All(declared.Contains) ? null : new("Whoever stands declares each of the conditions that the register cannot tell.", Clause(contest)));

    /// <summary>Where it says who may stand.</summary>
    public static Source Clause(Contest contest) =>
        contest.Standing.Clause.Length > 0 ? new("Rule book", contest.Standing.Clause) : Source.Docs("contests-file.md", "stand");

    // Nobody loses anything because the register does not know when they joined: they say it themselves.
    private static bool IsKnown(StandingCondition condition, VoterFacts member) => condition.Kind switch
    {
        StandingKind.MemberForWeeks or StandingKind.MemberForYears => member.Joined is not null,
        StandingKind.InTheConstituency or StandingKind.InEmployment => true,
        _ => false,
    };

    private static Refusal? RefusalBy(StandingCondition condition, Contest contest, VoterFacts member, DateOnly closes)
    {
        var isMet = condition.Kind switch
        {
            StandingKind.MemberForWeeks => !(member.Joined > closes.AddDays(-7 * condition.Number)),
            StandingKind.MemberForYears => !(member.Joined > closes.AddYears(-condition.Number)),

            // Since when somebody in arrears has not paid, the register does not say; that they have not, it does.
            StandingKind.PaidForWeeks => member.Membership is Membership.Current,
            StandingKind.InTheConstituency => contest.Electorate.Constituency.Includes(member),
            StandingKind.InEmployment => member.Class is not MemberClass.NotInEmployment,
            _ => true,
        };
        return isMet ? null : new(Asked(condition, closes), Clause(contest));
    }

    private static string Asked(StandingCondition condition, DateOnly closes) => condition.Kind switch
    {
        StandingKind.MemberForWeeks => $"Whoever stands has been a member for {condition.Number} weeks on {TimetableDate.Written(closes)}, when nominations close.",
        StandingKind.MemberForYears => $"Whoever stands has been a member for {condition.Number} years on {TimetableDate.Written(closes)}, when nominations close.",
        StandingKind.PaidForWeeks => $"Whoever stands has paid for {condition.Number} weeks. The register has this membership in arrears.",
        StandingKind.InTheConstituency => "Whoever stands is in the constituency.",
        _ => "Whoever stands is in employment.",
    };
}
