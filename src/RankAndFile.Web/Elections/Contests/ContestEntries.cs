using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Scrutiny;

namespace RankAndFile.Web.Elections;

/// <summary>Who votes, with the names that places have on the day.</summary>
public sealed record ElectorateOnRecord(
    ImmutableArray<string> Regions,
    ImmutableArray<string> Sectors,
    ImmutableArray<string> Branches,
    ImmutableArray<string> Occupations,
    ImmutableArray<ExcludedClass> Excluded,
    int NewForWeeks,
    bool WithoutOverseas);

/// <summary>Who may stand.</summary>
public sealed record StandingOnRecord(ImmutableArray<StandingCondition> Conditions, string Clause);

/// <summary>What it takes to be nominated.</summary>
public sealed record NominationsOnRecord(
    Nominators By, int Number, int ShareInHundredths, Rounding Rounding, int FromRegions, int Proposers, int BranchQuorum, int WorkplaceQuorum, int NoticeDays);

/// <summary>A contest as it is settled. It names nobody.</summary>
/// <param name="Contest">Its id, as the documents of the election call it.</param>
/// <param name="ChosenOn">The day, as 2017-04-28.</param>
public sealed record ContestOnRecord(
    string Contest,
    string Title,
    string? Office,
    int Places,
    string RuleBook,
    ElectorateOnRecord Electorate,
    ImmutableArray<ReservedPlaces> Reserved,
    StandingOnRecord Standing,
    NominationsOnRecord Nominations,
    string ChosenBy,
    string? ChosenOn,
    string ChosenWhy)
{
    internal static ContestOnRecord Of(Contest contest, ContestNames names)
    {
        var (electorate, rule) = (contest.Electorate, contest.Nominations);
        return new(
            $"contest-{contest.Id}",
            contest.Title,
            contest.Office is { } office ? names.Of(office) : null,
            contest.Places,
            contest.RuleBook,
            new(
                [.. electorate.Constituency.Regions.Select(names.Of)],
                [.. electorate.Constituency.Sectors.Select(names.Of)],
                [.. electorate.Constituency.Branches.Select(names.Of)],
                electorate.Constituency.Occupations,
                electorate.Excluded,
                electorate.NewForWeeks,
                electorate.WithoutOverseas),
            contest.Reserved,
            new(contest.Standing.Conditions, contest.Standing.Clause),
            new(rule.By, rule.Number, rule.ShareInHundredths, rule.Rounding, rule.FromRegions, rule.Proposers, rule.BranchQuorum, rule.WorkplaceQuorum, rule.NoticeDays),
            contest.Choice.By,
            contest.Choice.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            contest.Choice.Why);
    }
}

/// <summary>Contests of an election that had not been called were set, or set again.</summary>
/// <param name="By">Who set them.</param>
[Entry("contests-set", Version = 1)]
public sealed record ContestsSet(ImmutableArray<ContestOnRecord> Contests, string By);

/// <summary>A contest was taken out of an election that had not been called.</summary>
/// <param name="By">Who took it out.</param>
[Entry("contest-removed", Version = 1)]
public sealed record ContestRemoved(string Contest, string Title, string By);
