using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>Which bodies nominate.</summary>
public enum Nominators
{
    Branches,
    Workplaces,
    BranchesAndWorkplaces,

    /// <summary>Only members propose.</summary>
    Members,

    /// <summary>Nobody: members put themselves forward.</summary>
    Nobody,
}

/// <summary>What becomes of a part of a nomination when a share is taken.</summary>
public enum Rounding
{
    Up,
    Down,
    Nearest,
}

/// <summary>What it takes to be nominated.</summary>
public sealed record NominationRule
{
    private const int Whole = 10_000;

    public const int MostNominations = 10_000;

    private static readonly Source _because = Source.Docs("contests-file.md", "nominations");

    public Nominators By { get; init; } = Nominators.Branches;

    /// <summary>So many bodies; or none, where it is a share of all there are, or where members alone propose.</summary>
    public int Number { get; init; }

    /// <summary>The share of all bodies, in hundredths of a percent: 500 is 5 %.</summary>
    public int ShareInHundredths { get; init; }

    public Rounding Rounding { get; init; } = Rounding.Up;

    /// <summary>From how many regions they have to come, at least.</summary>
    public int FromRegions { get; init; }

    /// <summary>How many members have to propose, besides or instead of bodies.</summary>
    public int Proposers { get; init; }

    /// <summary>How many candidates for one post a body may nominate.</summary>
    public int PerBody { get; init; } = 1;

    /// <summary>How many have to be at the meeting of a branch that nominates.</summary>
    public int BranchQuorum { get; init; }

    public int WorkplaceQuorum { get; init; }

    /// <summary>How many days before it such a meeting has to be called.</summary>
    public int NoticeDays { get; init; }

    /// <summary>Whether it says what it takes; an election is not called before it does.</summary>
    public bool IsSettled => By switch
    {
        Nominators.Nobody => true,
        Nominators.Members => Proposers > 0,
        _ => Number > 0 || ShareInHundredths > 0,
    };

    /// <summary>How many nominations are needed where there are so many bodies that could nominate.</summary>
    public int NeededOf(int bodies) => ShareInHundredths is 0 ? Number : Rounded((long)bodies * ShareInHundredths, Rounding);

    private static int Rounded(long inHundredths, Rounding rounding) => (int)(rounding switch
    {
        Rounding.Up => (inHundredths + Whole - 1) / Whole,
        Rounding.Down => inHundredths / Whole,
        Rounding.Nearest => (inHundredths + (Whole / 2)) / Whole,
        _ => throw new InvalidOperationException($"{rounding} is no way of rounding."),
    });

    /// <summary>Why this cannot be asked of a candidate, or null.</summary>
    public Refusal? Refusal() => this switch
    {
        { Number: > 0, ShareInHundredths: > 0 } => new("Nominations are a number or a share, not both.", _because),
        { Number: < 0 or > MostNominations } => new($"A candidate needs from 0 to {MostNominations:N0} nominations.", _because),
        { ShareInHundredths: < 0 or > Whole } => new("A share is at most 100 %.", _because),
        { By: Nominators.Nobody or Nominators.Members } when Number > 0 || ShareInHundredths > 0 || FromRegions > 0 => new("Where no branch or workplace nominates, none are asked for.", _because),
        { By: Nominators.Nobody, Proposers: > 0 } => new("Where members put themselves forward, nobody proposes them.", _because),
        { FromRegions: < 0 or > 100 } => new("Nominations come from at most 100 regions.", _because),
        { FromRegions: > 1, ShareInHundredths: 0 } when FromRegions > Number => new($"{Number} nominations cannot come from {FromRegions} regions.", _because),
        { Proposers: < 0 or > MostNominations } => new($"A candidate has from 0 to {MostNominations:N0} proposers.", _because),
        { PerBody: < 1 or > ContestTerms.MostPlaces } => new($"A branch or workplace nominates from 1 to {ContestTerms.MostPlaces} candidates for a post.", _because),
        { BranchQuorum: < 0 or > 1_000 } or { WorkplaceQuorum: < 0 or > 1_000 } => new("A quorum is at most 1,000 members.", _because),
        { NoticeDays: < 0 or > 90 } => new("A meeting is called at most 90 days before.", _because),
        _ when !Enum.IsDefined(By) || !Enum.IsDefined(Rounding) => new("That is no rule for nominations.", _because),
        _ => null,
    };
}
