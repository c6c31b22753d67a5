using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>Everything that is settled about a contest before the call.</summary>
public sealed record ContestTerms
{
    public const int LongestTitle = 160;
    public const int LongestCategory = 80;
    public const int LongestWhy = 2_000;
    public const int MostPlaces = 100;
    public const int MostIncumbents = 100;

    public required string Title { get; init; }

    public OfficeId? Office { get; init; }

    public required int Places { get; init; }

    public required string RuleBook { get; init; }

    public Electorate Electorate { get; init; } = Electorate.AllMembers;

    public ImmutableArray<ReservedPlaces> Reserved { get; init; } = [];

    public Standing Standing { get; init; } = Standing.AnyMember;

    public NominationRule Nominations { get; init; } = new();

    public VotingSystemChoice Choice { get; init; } = VotingSystemChoice.NotYet;

    public ImmutableArray<string> Incumbents { get; init; } = [];

    /// <summary>Why there can be no such contest, or null. What is only missing yet, the call asks for.</summary>
    public Refusal? Refusal() =>
        OfWords() ?? Electorate.Refusal() ?? Standing.Refusal() ?? Nominations.Refusal() ?? OfTheCount();

    private Refusal? OfWords() => this switch
    {
        _ when !IsLine(Title, LongestTitle) => No($"A contest has a title of at most {LongestTitle} letters.", "title"),
        { Places: < 1 or > MostPlaces } => No($"A contest has from 1 to {MostPlaces} places.", "places"),
        _ when Incumbents.Length > MostIncumbents || !Incumbents.All(name => IsLine(name, LongestTitle)) => No("Incumbents are named, a line each.", "incumbents"),
        _ when Reserved.Any(reserved => !IsLine(reserved.Category, LongestCategory)) => No($"The name of a category has at most {LongestCategory} letters.", "reserved"),
        _ when Reserved.DistinctBy(reserved => reserved.Category, StringComparer.OrdinalIgnoreCase).Count() != Reserved.Length => No("A category stands once.", "reserved"),
        _ when Standing.Clause.Length > LongestTitle || Choice.By.Length > LongestTitle || Choice.Why.Length > LongestWhy => No("That is too long.", "decided_why"),
        _ => null,
    };

    /// <summary>The count is asked itself, about this many places among enough candidates.</summary>
    private Refusal? OfTheCount()
    {
        if (RuleBooks.Find(RuleBook) is not { } rules)
        {
            return No($"There is no rule book “{RuleBook}”. There are: {string.Join(", ", RuleBooks.All.Select(known => known.Id))}.", "rule_book");
        }

        ImmutableArray<Candidate> enough = [.. Enumerable.Range(1, Places).Select(number => new Candidate(new(number), $"{number}"))];
        var asked = new Counting.Contest(Title, Places, enough) { Guarantees = [.. Reserved.Select(reserved => new GuaranteedPlaces(reserved.Category, reserved.AtLeast, []))] };
        return Count.RefusalToRun(rules, asked);
    }

    internal static bool IsLine(string text, int longest) =>
        text.Trim().Length > 0 && text.Length <= longest && !text.Any(char.IsControl);

    private static Refusal No(string reason, string column) => new(reason, Source.Docs("contests-file.md", column));

    public static ContestTerms Of(Contest contest) => new()
    {
        Title = contest.Title,
        Office = contest.Office,
        Places = contest.Places,
        RuleBook = contest.RuleBook,
        Electorate = contest.Electorate,
        Reserved = contest.Reserved,
        Standing = contest.Standing,
        Nominations = contest.Nominations,
        Choice = contest.Choice,
        Incumbents = contest.Incumbents,
    };

    internal Contest In(ElectionId election) => new()
    {
        Election = election,
        Office = Office,
        Title = Title.Trim(),
        Places = Places,
        RuleBook = RuleBook,
        Electorate = Electorate,
        Reserved = Reserved,
        Standing = Standing,
        Nominations = Nominations,
        Choice = Choice,
        Incumbents = Incumbents,
    };

    internal void PutInto(Contest contest)
    {
        (contest.Title, contest.Office, contest.Places, contest.RuleBook) = (Title.Trim(), Office, Places, RuleBook);
        (contest.Electorate, contest.Reserved, contest.Standing) = (Electorate, Reserved, Standing);
        (contest.Nominations, contest.Choice, contest.Incumbents) = (Nominations, Choice, Incumbents);
    }
}
