using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>The contests of an election as they stand in its frozen rules: with names where rows have numbers.</summary>
public static class ContestsFrozen
{
    public static async Task<ImmutableArray<CanonicalValue>> ContestsForTheRecord(this OfficeDb db, ElectionId election)
    {
        var contests = await db.Set<Contest>().Where(contest => contest.Election == election).OrderBy(contest => contest.Id).ToListAsync();
        var regions = await db.Regions.ToDictionaryAsync(region => region.Id, region => region.Name);
        var sectors = await db.Sectors.ToDictionaryAsync(sector => sector.Id, sector => sector.Name);
        var ids = contests.SelectMany(contest => contest.Electorate.Constituency.Branches).Distinct().ToList();
        var branches = await db.Branches.Where(branch => ids.Contains(branch.Id)).ToDictionaryAsync(branch => branch.Id, branch => branch.Name);
        return
        [
            .. contests.Select(contest => Value(ContestJson.Write(new
            {
                contest.Title,
                contest.Places,
                contest.RuleBook,
                Constituency = new
                {
                    Regions = contest.Electorate.Constituency.Regions.Select(region => regions[region]).ToList(),
                    Sectors = contest.Electorate.Constituency.Sectors.Select(sector => sectors[sector]).ToList(),
                    Branches = contest.Electorate.Constituency.Branches.Select(branch => branches[branch]).ToList(),
                    Occupations = contest.Electorate.Constituency.Occupations.ToList(),
                },
                Excluded = contest.Electorate.Excluded.ToList(),
                contest.Electorate.NewForWeeks,
                contest.Electorate.WithoutOverseas,
                Reserved = contest.Reserved.ToList(),
                contest.Standing,
                contest.Nominations,
                contest.Choice,
                Incumbents = contest.Incumbents.ToList(),
            }))),
        ];
    }

    private static CanonicalValue Value(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Value(document.RootElement);
    }

    private static CanonicalValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => CanonicalValue.Fields.Of(element.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Value(property.Value)))),
        JsonValueKind.Array => new CanonicalValue.List([.. element.EnumerateArray().Select(Value)]),
        JsonValueKind.String => new CanonicalValue.Text(element.GetString()!),
        JsonValueKind.Number => new CanonicalValue.Whole(element.GetInt64()),
        JsonValueKind.True or JsonValueKind.False => new CanonicalValue.Truth(element.GetBoolean()),
        var other => throw new InvalidOperationException($"{other} has no place in the record."),
    };
}
