using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Counting;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Elections;

/// <summary>What was read from a file of contests: all of it, or the lines that have to be put right.</summary>
public sealed record ContestFile(ImmutableArray<ContestTerms> Contests, ImmutableArray<WrongLine> Wrong)
{
    /// <summary>The file that the page offers as an example, which fits the union of the demonstration.</summary>
    public static Stream Example() => typeof(ContestFile).Assembly.GetManifestResourceStream("contests/example.csv")!;

    /// <summary>Reads a file, with the names that places and offices have here.</summary>
    public static async Task<ContestFile> Read(OfficeDb db, Footing footing, string text)
    {
        var cut = ContestRows.Cut(text);
        var names = await ContestNames.ByNumber(db, [.. cut.Rows.SelectMany(row => row.Parts("constituency")).Select(part => part.Split(':', 2)).Where(part => part.Length is 2).Select(part => part[1].Trim()).Distinct()]);
        var contests = ImmutableArray.CreateBuilder<ContestTerms>();
        var wrong = cut.Wrong.ToBuilder();
        var titles = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in cut.Rows)
        {
            var reading = new RowReading(row, names);
            var terms = reading.Terms();
            var refusal = reading.Refusal ?? terms.Refusal()
                ?? (terms.Office is { } office ? Elections.Contests.RefusalOfOffice(footing, terms.Places, names.Offices.Find(o => o.Id == office)) : null)
                ?? (titles.Add(terms.Title) ? null : ContestRows.No($"There is a contest called {terms.Title} on an earlier line.", "title"));
            if (refusal is not null)
            {
                wrong.Add(new(row.Line, refusal));
            }

            contests.Add(terms);
        }

        return wrong.Count > 0 ? new([], [.. wrong.OrderBy(line => line.Line)]) : new(contests.ToImmutable(), []);
    }

    /// <summary>Reads one row. The first thing that is wrong with it is kept.</summary>
    private sealed class RowReading(ContestRow row, ContestNames names)
    {
        internal Refusal? Refusal { get; private set; }

        internal ContestTerms Terms() => new()
        {
            Title = row["title"],
            Office = Office(),
            Places = Whole("places"),
            RuleBook = row["rule_book"].ToLowerInvariant(),
            Electorate = Electorate(),
            Reserved = [.. row.Parts("reserved").Select(Reserved)],
            Standing = new() { Conditions = [.. row.Parts("stand").Select(Condition)], Clause = row["stand_clause"] },
            Nominations = Nominations(),
            Choice = new(row["decided_by"], Day("decided_on"), row["decided_why"]),
            Incumbents = [.. row.Parts("incumbents")],
        };

        private OfficeId? Office()
        {
            var name = row["office"];
            var office = names.Offices.Find(office => string.Equals(office.Name, name, StringComparison.OrdinalIgnoreCase));
            if (name.Length > 0 && office is null)
            {
                No($"There is no office called “{name}” on the list of offices.", "office");
            }

            return office?.Id;
        }

        private Electorate Electorate()
        {
            var (excluded, weeks) = Excluded();
            return new() { Constituency = Constituency(), Excluded = excluded, NewForWeeks = weeks, WithoutOverseas = WithoutOverseas() };
        }

        private Constituency Constituency()
        {
            var (regions, sectors, branches, occupations) = (new HashSet<RegionId>(), new HashSet<SectorId>(), new HashSet<BranchId>(), new HashSet<string>());
            foreach (var part in row.Parts("constituency"))
            {
                var (word, name) = part.Split(':', 2, StringSplitOptions.TrimEntries) is [var kindOf, var of] ? (kindOf, of) : (part, "");
                if (Elections.Constituency.RefusalToDivideBy(word, out var kind) is { } refusal)
                {
                    Refusal ??= refusal;
                    continue;
                }

                var known = kind switch
                {
                    ConstituencyKind.Region => names.Regions.Find(region => Same(region.Name, name)) is { } region && Put(regions, region.Id),
                    ConstituencyKind.Sector => names.Sectors.Find(sector => Same(sector.Name, name)) is { } sector && Put(sectors, sector.Id),
                    ConstituencyKind.Branch => names.Branches.FirstOrDefault(branch => branch.Value == name) is { Value: not null } branch && Put(branches, branch.Key),
                    _ => name.Length > 0 && Put(occupations, name),
                };
                if (!known)
                {
                    No($"There is no {word.ToLowerInvariant()} “{name}”.", "constituency");
                }
            }

            return new() { Regions = [.. regions], Sectors = [.. sectors], Branches = [.. branches], Occupations = [.. occupations] };
        }

        private static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

        private static bool Put<T>(HashSet<T> among, T one)
        {
            among.Add(one);
            return true;
        }

        private (ImmutableArray<ExcludedClass> Excluded, int Weeks) Excluded()
        {
            var (all, weeks) = (ImmutableArray.CreateBuilder<ExcludedClass>(), 0);
            foreach (var part in row.Parts("excluded"))
            {
                var words = part.Split(':', 2, StringSplitOptions.TrimEntries);
                var refusal = Elections.Electorate.RefusalToExclude(words[0], out var excluded);
                Refusal ??= refusal;
                all.Add(excluded);
                if (words.Length is 2 && !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out weeks))
                {
                    No($"“{words[1]}” is not a number of weeks.", "excluded");
                }
            }

            return (all.ToImmutable(), weeks);
        }

        private bool WithoutOverseas()
        {
            switch (row["overseas"].ToUpperInvariant())
            {
                case "NO":
                    return true;
                case "" or "YES":
                    return false;
                default:
                    No("Whether members overseas vote is yes or no.", "overseas");
                    return false;
            }
        }

        private ReservedPlaces Reserved(string part)
        {
            if (ReservedPlaces.Read(part) is { } reserved)
            {
                return reserved;
            }

            No("Reserved places are a number and a category, such as: 2 Women.", "reserved");
            return new(part, 1);
        }

        private StandingCondition Condition(string part)
        {
            var refusal = Standing.RefusalToAsk(part, out var condition);
            Refusal ??= refusal;
            return condition;
        }

        private NominationRule Nominations()
        {
            var (needed, isShare) = row["nominations"] is [.. var share, '%'] ? (share.Trim(), true) : (row["nominations"], false);
            var hundredths = 0;
            if (isShare && !NominationWords.TryPercent(needed, out hundredths))
            {
                No($"“{row["nominations"]}” is neither a number nor a percentage such as 2.5 %.", "nominations");
            }

            return new()
            {
                By = Word("nominated_by", NominationWords.By, Nominators.Branches),
                Number = isShare ? 0 : Whole("nominations", orNothing: true),
                ShareInHundredths = hundredths,
                Rounding = Word("rounding", NominationWords.Rounding, Rounding.Up),
                FromRegions = Whole("from_regions", orNothing: true),
                PerBody = row["per_body"].Length is 0 ? 1 : Whole("per_body"),
                Proposers = Whole("proposers", orNothing: true),
                BranchQuorum = Whole("branch_quorum", orNothing: true),
                WorkplaceQuorum = Whole("workplace_quorum", orNothing: true),
                NoticeDays = Whole("notice_days", orNothing: true),
            };
        }

        private T Word<T>(string column, ImmutableDictionary<string, T> words, T otherwise)
            where T : struct
        {
            var said = row[column].Replace(' ', '-');
            if (said.Length > 0 && !words.ContainsKey(said))
            {
                No($"“{row[column]}” is none of these: {string.Join(", ", words.Keys.Order())}.", column);
            }

            return words.GetValueOrDefault(said, otherwise);
        }

        private int Whole(string column, bool orNothing = false)
        {
            if ((orNothing && row[column].Length is 0) || int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return row[column].Length is 0 ? 0 : int.Parse(row[column], NumberStyles.None, CultureInfo.InvariantCulture);
            }

            No($"“{row[column]}” is not a whole number.", column);
            return 0;
        }

        private DateOnly? Day(string column)
        {
            if (row[column].Length is 0)
            {
                return null;
            }

            if (DateOnly.TryParseExact(row[column], ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            No($"“{row[column]}” is not a day. Write it as 2027-03-31 or 31/3/2027.", column);
            return null;
        }

        private void No(string reason, string column) => Refusal ??= ContestRows.No(reason, column);
    }
}

/// <summary>The words and figures of a nomination rule as people write them.</summary>
internal static class NominationWords
{
    internal static ImmutableDictionary<string, Nominators> By { get; } = new Dictionary<string, Nominators>
    {
        ["branches"] = Nominators.Branches,
        ["workplaces"] = Nominators.Workplaces,
        ["branches-and-workplaces"] = Nominators.BranchesAndWorkplaces,
        ["members"] = Nominators.Members,
        ["nobody"] = Nominators.Nobody,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    internal static ImmutableDictionary<string, Rounding> Rounding { get; } = new Dictionary<string, Rounding>
    {
        ["up"] = Elections.Rounding.Up,
        ["down"] = Elections.Rounding.Down,
        ["nearest"] = Elections.Rounding.Nearest,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A percentage with at most two decimals, in hundredths of a percent.</summary>
    internal static bool TryPercent(string text, out int hundredths)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100;
        hundredths = isNumber ? (int)(percent * 100) : 0;
        return isNumber && hundredths == percent * 100;
    }
}
