using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Search;

namespace RankAndFile.Web.Elections;

/// <summary>Elections and their contests are found by the search from the call on, and by nothing that names a person.</summary>
public sealed class FindableElections : Searchable
{
    public override async Task<long?> Next(OfficeDb db, long after)
    {
        var last = new ElectionId(after);
        if (await db.Elections.Where(e => e.Id > last && e.Stage != Stage.Draft && e.Stage != Stage.Abandoned).OrderBy(e => e.Id).FirstOrDefaultAsync() is not { } election)
        {
            return null;
        }

        await Let(db, election);
        return election.Id.Value;
    }

    internal static async Task Let(OfficeDb db, Election election)
    {
        var at = $"/elections/{election.Id}";
        var contests = await db.ContestsOf(election.Id);
        var names = await ContestNames.For(db, contests.Select(contest => contest.Electorate));
        await db.LetFind(FoundKind.Election, election.Id.Value, [new(at, "", election.Name, "", election.Name)]);
        await db.LetFind(FoundKind.Contest, election.Id.Value, contests.Select(contest =>
        {
            var where = Where(contest.Electorate.Constituency, names);
            return new Findable($"{at}#contest-{contest.Id}", election.Name, contest.Title, where, $"{contest.Title} {election.Name} {where}");
        }));
    }

    private static string Where(Constituency constituency, ContestNames names) => string.Join(", ",
        [.. constituency.Regions.Select(names.Of), .. constituency.Sectors.Select(names.Of), .. constituency.Branches.Select(names.Of), .. constituency.Occupations]);
}
