using System.Collections.Immutable;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>Why a member is in no contest of an election.</summary>
public enum ShutOutBecause
{
    NotInEmployment,
    InArrears,
    Apprentices,
    Trainees,
    Students,
    NewMembers,
    Overseas,

    /// <summary>No contest is for their region, sector, branch and occupation.</summary>
    NoConstituency,

    /// <summary>More than one class together.</summary>
    SeveralClasses,
}

/// <summary>In which contests of an election a member may vote on the relevant date, and if in none, why.</summary>
internal sealed class Entitlement(ImmutableArray<Contest> contests, DateOnly relevantDate)
{
    // Each excluded class asked for by itself tells why somebody is in no contest.
    private readonly ImmutableArray<(ShutOutBecause Because, Electorate Alone)> _classes =
    [
        .. contests.SelectMany(contest => contest.Electorate.Excluded.Select(excluded => (
            Enum.Parse<ShutOutBecause>(excluded.ToString()),
            new Electorate { Excluded = [excluded], NewForWeeks = excluded is ExcludedClass.NewMembers ? contest.Electorate.NewForWeeks : 0 }))),
        .. contests.Any(contest => contest.Electorate.WithoutOverseas) ? new[] { (ShutOutBecause.Overseas, new Electorate { WithoutOverseas = true }) } : [],
    ];

    internal IEnumerable<Contest> Of(VoterFacts member) => contests.Where(contest => contest.Electorate.Includes(member, relevantDate));

    /// <summary>Null for somebody who is no member of the union on that day.</summary>
    internal ShutOutBecause? WhyInNone(VoterFacts member)
    {
        if (!Electorate.AllMembers.Includes(member, relevantDate))
        {
            return null;
        }

        if (!contests.Any(contest => contest.Electorate.Constituency.Includes(member)))
        {
            return ShutOutBecause.NoConstituency;
        }

        foreach (var (because, alone) in _classes)
        {
            if (!alone.Includes(member, relevantDate))
            {
                return because;
            }
        }

        return ShutOutBecause.SeveralClasses;
    }

    /// <summary>
    /// What the register said on the relevant date, as far as it can tell later: who has left or fallen into arrears
    /// since was a member in order then. Who has died gets no paper.
    /// </summary>
    internal static VoterFacts OnTheDay(Member member, DateOnly relevantDate)
    {
        var facts = VoterFacts.Of(member);
        return member.Membership is Membership.Left or Membership.InArrears && member.MembershipSince > relevantDate
            ? facts with { Membership = Membership.Current }
            : facts;
    }
}
