using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>Counts members while a Roll is made, and writes what everybody may read of it: numbers and a root, nobody.</summary>
internal sealed class PublicFace(ImmutableArray<Contest> contests)
{
    /// <summary>A smaller class could point to somebody: it is counted with others.</summary>
    internal const int SmallestClass = 50;

    private readonly Dictionary<(ContestId Contest, string Region, string Branch), long> _classes = [];
    private readonly SortedDictionary<string, long> _shutOut = new(StringComparer.Ordinal);

    internal long Members { get; private set; }

    internal IReadOnlyDictionary<string, long> ShutOut => _shutOut;

    internal void Count(ContestId contest, string? region, string? branch)
    {
        var key = (contest, region ?? "", branch ?? "");
        _classes[key] = _classes.GetValueOrDefault(key) + 1;
    }

    internal void CountMember() => Members++;

    internal void CountShutOut(ShutOutBecause because) => _shutOut[because.ToString()] = _shutOut.GetValueOrDefault(because.ToString()) + 1;

    internal byte[] Written(Roll roll, string election, Instant read, Digest root)
    {
        using var lines = new MemoryStream();
        Line(lines,
            ("election", new CanonicalValue.Text(election)),
            ("members", new CanonicalValue.Whole(Members)),
            ("readAt", new CanonicalValue.Whole(read.Microseconds)),
            ("relevantDate", new CanonicalValue.Text(roll.RelevantDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            ("roll", new CanonicalValue.Whole(roll.Number)),
            ("root", new CanonicalValue.Text(root.ToString())),
            ("rows", new CanonicalValue.Whole(_classes.Values.Sum())),
            ("shutOut", new CanonicalValue.Whole(_shutOut.Values.Sum())));
        foreach (var contest in contests)
        {
            var inside = _classes.Where(one => one.Key.Contest == contest.Id).ToList();
            Line(lines,
                ("contest", new CanonicalValue.Text(contest.Id.ToString())),
                ("rows", new CanonicalValue.Whole(inside.Sum(one => one.Value))),
                ("title", new CanonicalValue.Text(contest.Title)));
            WriteClasses(lines, contest.Id, inside);
        }

        foreach (var (because, members) in LargeEnough(_shutOut.Select(one => (one.Key, one.Value))))
        {
            Line(lines, [("because", new CanonicalValue.Text(because)), ("shutOut", new CanonicalValue.Whole(members))]);
        }

        return lines.ToArray();
    }

    /// <summary>The regions, and inside each its branches; the branches of regions that are not named stand together.</summary>
    private static void WriteClasses(MemoryStream lines, ContestId contest, List<KeyValuePair<(ContestId Contest, string Region, string Branch), long>> inside)
    {
        var regions = LargeEnough(inside.GroupBy(one => one.Key.Region).Select(one => (one.Key, one.Sum(of => of.Value))));
        var named = regions.Select(region => region.Name).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        foreach (var (region, rows) in regions)
        {
            Line(lines, Class(contest, "region", region, null, rows));
            var branches = inside.Where(one => named.Contains(one.Key.Region) ? one.Key.Region == region : region.Length is 0)
                .GroupBy(one => one.Key.Branch).Select(one => (one.Key, one.Sum(of => of.Value)));
            foreach (var (branch, rowsOfBranch) in LargeEnough(branches))
            {
                Line(lines, Class(contest, "branch", branch, region, rowsOfBranch));
            }
        }
    }

    /// <summary>
    /// The classes that are large enough, and those that are not put together under no name. If they are few
    /// even together, the smallest of the others joins them: what is left out of a sum can be subtracted.
    /// </summary>
    internal static IReadOnlyList<(string Name, long Rows)> LargeEnough(IEnumerable<(string Name, long Rows)> classes)
    {
        var falling = classes.OrderByDescending(one => one.Rows).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
        var named = falling.Count(one => one.Rows >= SmallestClass && one.Name.Length > 0);
        List<(string Name, long Rows)> kept = [.. falling.Where(one => one.Name.Length > 0).Take(named)];
        var others = falling.Where(one => one.Name.Length is 0 || one.Rows < SmallestClass).Sum(one => one.Rows);
        while (others is > 0 and < SmallestClass && kept.Count > 0)
        {
            others += kept[^1].Rows;
            kept.RemoveAt(kept.Count - 1);
        }

        // Fewer than that in all are said only where the whole is said anyway.
        return [.. kept.OrderBy(one => one.Name, StringComparer.Ordinal), .. others > 0 ? new[] { ("", others) } : []];
    }

    private static (string, CanonicalValue)[] Class(ContestId contest, string kind, string name, string? within, long rows) =>
    [
        ("class", new CanonicalValue.Text(kind)),
        ("contest", new CanonicalValue.Text(contest.ToString())),
        .. name.Length > 0 ? new (string, CanonicalValue)[] { ("name", new CanonicalValue.Text(name)) } : [],
        .. string.IsNullOrEmpty(within) ? [] : new (string, CanonicalValue)[] { ("region", new CanonicalValue.Text(within)) },
        ("rows", new CanonicalValue.Whole(rows)),
    ];

    private static void Line(MemoryStream lines, params (string Name, CanonicalValue Value)[] fields)
    {
        lines.Write(CanonicalValue.Fields.Of(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))).ToBytes());
        lines.WriteByte((byte)'\n');
    }
}
