using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class ContestsDeeds : IDeeds
{
    private const string Farah = "Farah Siddiqui";

    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
        (await db.Contests.GroupBy(contest => contest.Election).Select(contests => contests.Min(contest => contest.Id)).ToListAsync()).Select(contest => ("contest", $"{contest}"));

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        var draft = (await db.Elections.SingleAsync(election => election.Name == "Leeds Foundries branch officers")).Id;
        var council = (await db.Elections.SingleAsync(election => election.Name == "Executive Council")).Id;
        var (mine, others) = (await First(db, draft), await First(db, council));
        var (at, theirs) = ($"/elections/{draft}/contests", $"/elections/{council}/contests");

        yield return Of("/add", "/add", ("Title", "Branch chair"), ("Places", "1"), ("RuleBook", "av"));
        yield return Of("/import?handler=Example", "/import?handler=Example") with { Method = "GET" };
        yield return Of("/import?handler=Look", "/import?handler=Look", ("Text", "title,places,rule_book\nAuditor,1,fptp\n")) with { LeavesNoRow = true };
        yield return Of("/import", "/import", ("Text", "title,places,rule_book\nAuditor,1,fptp\n"));
        (string, (string, string)[])[] parts =
        [
            ("post", [("Title", "Secretary of the branch"), ("Office", ""), ("Places", "1"), ("Incumbents", "Ted Ackroyd")]),
            ("voters", [("Excluded", nameof(ExcludedClass.InArrears))]),
            ("standing", [("MemberForWeeks", "26")]),
            ("nominations", [("By", nameof(Nominators.Nobody)), ("Rounding", nameof(Rounding.Up))]),
            ("counting", [("RuleBook", "av"), ("By", "Branch meeting"), ("ChosenOn", "2026-03-18"), ("Why", "Nobody minds.")]),
        ];
        foreach (var (part, fields) in parts)
        {
            yield return Of($"/{mine}/{part}", $"/{others}/{part}", fields);

            // Another election's contest, at an address of one's own.
            yield return new Deed(Doing.KeepContests, Farah, $"{at}/{mine}/{part}", [.. fields, ("again", "")]) { OnAnothers = ($"{at}/{others}/{part}", fields) };
        }

        yield return Of($"/{mine}", $"/{others}");

        var farah = (await db.People.FirstAsync(person => person.Name == Farah)).Id;
        Assert.Null(await office.OpenElection(Office.Administrator(new(1)), "Leeds Foundries again", farah));
        var again = (await db.Elections.SingleAsync(election => election.Name == "Leeds Foundries again")).Id;
        yield return new(Doing.KeepContests, Farah, $"/elections/{again}/contests/copy", ("From", $"{draft}")) { OnAnothers = ($"/elections/{again}/contests/copy", [("From", $"{council}")]) };

        Deed Of(string path, string another, params (string, string)[] fields) =>
            new(Doing.KeepContests, Farah, $"{at}{path}", fields) { OnAnothers = ($"{theirs}{another}", fields) };
    }

    private static async Task<ContestId> First(OfficeDb db, ElectionId election) => (await db.Contests.FirstAsync(contest => contest.Election == election)).Id;
}

internal sealed class OfficesDeeds : IDeeds
{
    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db)
    {
        var place = await db.Holdings.OrderBy(place => place.Id).FirstAsync();
        return [("office", $"{place.Office}"), ("place", $"{place.Id}")];
    }

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        var place = await db.Holdings.OrderBy(place => place.Id).FirstAsync();
        var other = await db.Offices.FirstAsync(o => o.Id != place.Office);
        var (at, elsewhere) = ($"/offices/{place.Office}", $"/offices/{other.Id}");
        (string, string)[] terms = [("Name", "Treasurer"), ("Kind", nameof(OfficeKind.Other)), ("Places", "1"), ("TermYears", "2")];
        yield return new(Doing.KeepOffices, "Nia Rowlands", "/offices/add", terms);
        yield return new(Doing.KeepOffices, "Nia Rowlands", $"{at}/edit", [.. terms.Where(field => field.Item1 is not "Name"), ("Name", "First Secretary")]);
        (string, string)[] vacancy = [("Since", "2026-03-02"), ("Because", "Has resigned.")];
        yield return new(Doing.KeepOffices, "Nia Rowlands", $"{at}/places/{place.Id}?handler=Vacancy", [("Since", Written(office)), ("Because", "Has resigned.")]) { OnAnothers = ($"{elsewhere}/places/{place.Id}?handler=Vacancy", vacancy) };
        (string, string)[] holder = [("Holder", "Ann Lee"), ("ElectedOn", "2025-03-03"), ("TookOfficeOn", "2025-04-01")];
        yield return new(Doing.KeepOffices, "Nia Rowlands", $"{at}/places/{place.Id}?handler=Holder", holder) { OnAnothers = ($"{elsewhere}/places/{place.Id}?handler=Holder", holder) };
    }

    private static string Written(Office office) => office.Clock.Now().Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
