using System.Globalization;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>A contest as people read it, in their language.</summary>
public sealed class ContestInWords
{
    private readonly Words _words;
    private readonly ContestNames _names;

    internal ContestInWords(Contest contest, ContestNames names, Words words) => (Contest, _names, _words) = (contest, names, words);

    public Contest Contest { get; }

    /// <summary>The contests of an election, for its page.</summary>
    public static async Task<List<ContestInWords>> Of(OfficeDb db, ElectionId election, Words words) =>
        await Of(db, await db.ContestsOf(election), words);

    internal static async Task<List<ContestInWords>> Of(OfficeDb db, IReadOnlyCollection<Contest> contests, Words words)
    {
        var names = await ContestNames.For(db, contests.Select(contest => contest.Electorate));
        return [.. contests.Select(contest => new ContestInWords(contest, names, words))];
    }

    public string? Office => Contest.Office is { } office ? _names.Of(office) : null;

    /// <summary>As the result sheets call it, which is in English.</summary>
    public string CountedBy => RuleBooks.Find(Contest.RuleBook)?.Title ?? Contest.RuleBook;

    public string Constituency
    {
        get
        {
            var c = Contest.Electorate.Constituency;
            (ConstituencyKind Kind, IEnumerable<string> Names)[] kinds =
            [
                (ConstituencyKind.Region, c.Regions.Select(_names.Of)),
                (ConstituencyKind.Sector, c.Sectors.Select(_names.Of)),
                (ConstituencyKind.Branch, c.Branches.Select(_names.Of)),
                (ConstituencyKind.Occupation, c.Occupations),
            ];
            return c.IsEverybody
                ? _words["contests.all"]
                : string.Join(_words["contests.and"] + " ", kinds.Where(kind => kind.Names.Any()).Select(kind => _words["contests.in", _words[kind.Kind], string.Join($" {_words["contests.or"]} ", kind.Names)]));
        }
    }

    public IEnumerable<string> Voters
    {
        get
        {
            var electorate = Contest.Electorate;
            yield return Constituency;
            if (!electorate.Excluded.IsEmpty)
            {
                yield return _words["contests.excluded", string.Join(", ", electorate.Excluded.Select(excluded =>
                    excluded is ExcludedClass.NewMembers ? _words["contests.new-for", electorate.NewForWeeks] : _words[excluded]))];
            }

            if (electorate.WithoutOverseas)
            {
                yield return _words["contests.overseas"];
            }
        }
    }

    public IEnumerable<string> MayStand => Contest.Standing.Conditions.IsEmpty
        ? [_words["contests.anyone"]]
        : Contest.Standing.Conditions.Select(condition => _words[$"StandingKind.{condition.Kind}", condition.Kind is StandingKind.OfTheCategory ? condition.Category : condition.Number]);

    public IEnumerable<string> Nominated
    {
        get
        {
            var rule = Contest.Nominations;
            if (!rule.IsSettled)
            {
                yield return _words["contests.needs.not"];
            }
            else if (rule.By is Nominators.Nobody)
            {
                yield return _words["contests.needs.nobody"];
            }

            if (rule.Number > 0)
            {
                yield return _words["contests.needs.number", rule.Number, _words[rule.By]];
            }

            if (rule.ShareInHundredths > 0)
            {
                yield return _words["contests.needs.share", Percent(rule.ShareInHundredths), _words[rule.By], _words[rule.Rounding]];
            }

            (string Words, int Number)[] rest =
            [
                ("contests.needs.regions", rule.FromRegions), ("contests.needs.per-body", rule.PerBody is 1 ? 0 : rule.PerBody), ("contests.needs.proposers", rule.Proposers),
                ("contests.quorum.branch", rule.BranchQuorum), ("contests.quorum.workplace", rule.WorkplaceQuorum), ("contests.needs.notice", rule.NoticeDays),
            ];
            foreach (var (words, number) in rest.Where(each => each.Number > 0))
            {
                yield return _words[words, number];
            }
        }
    }

    public string Reserved => string.Join(", ", Contest.Reserved.Select(reserved => _words["contests.places.at-least", reserved.AtLeast, reserved.Category]));

    public string Chosen => Contest.Choice is { By.Length: > 0, On: { } on } choice
        ? _words["contests.chosen", choice.By, _words.Day(on), choice.Why]
        : _words["contests.chosen.not"];

    /// <summary>Hundredths of a percent as a percentage: 250 is 2.5.</summary>
    internal static string Percent(int hundredths) =>
        (hundredths / 100).ToString(CultureInfo.InvariantCulture) + (hundredths % 100 is var rest and > 0 ? $".{rest:00}".TrimEnd('0') : "");
}
