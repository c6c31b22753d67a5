using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Hosting;

/// <summary>What the invented union elects: its offices with who holds them, and the contests of its elections.</summary>
internal static class ContestsOfMakersAndCarers
{
    private static readonly VotingSystemChoice _choice = new("Executive Council", new(2026, 3, 18), "So that members can vote for whom they want without fear of splitting a vote.");

    private static readonly NominationRule _byBranches = new() { By = Nominators.BranchesAndWorkplaces, ShareInHundredths = 500, FromRegions = 2, BranchQuorum = 5, WorkplaceQuorum = 3, NoticeDays = 7 };

    internal static async Task Offices(Door door, OfficeDb db, Signed administrator, DateOnly today)
    {
        await Demonstration.Done(door.Do(PutPlaces.Act, Signed.Office, new PutPlaces.Facts()));
        var secretary = today.AddYears(-5).AddDays(150);
        var council = today.AddYears(-2).AddDays(-40);
        await Entered(new("General Secretary", OfficeKind.GeneralSecretary, 1, 5, ElectedByAll: true), secretary, "Beatrice Hale");
        await Entered(new("President", OfficeKind.President, 1, 3, ElectedByAll: true), council, "Owain Prosser");
        await Entered(new("Executive Council, North West", OfficeKind.Executive, 2, 3, ElectedByAll: false), council, "Sunita Rao", "Peter Lomas");
        await Entered(new("Executive Council, Yorkshire and the North East", OfficeKind.Executive, 2, 3, ElectedByAll: false), council, "Hannah Firth");
        await Entered(new("Executive Council, Midlands", OfficeKind.Executive, 2, 3, ElectedByAll: false), council, "Dele Balogun", "Jean Tranter");
        await Entered(new("Executive Council, London and the South", OfficeKind.Executive, 3, 3, ElectedByAll: false), council, "Marta Silva", "Rashid Khan", "Colin Peat");
        await Entered(new("Executive Council, Wales", OfficeKind.Executive, 1, 3, ElectedByAll: false), council, "Eirlys Bevan");
        await Entered(new("Executive Council, Scotland", OfficeKind.Executive, 1, 3, ElectedByAll: false), council, "Fergus Laing");
        await Entered(new("Leeds Foundries branch secretary", OfficeKind.Other, 1, 1, ElectedByAll: false), today.AddDays(-400), "Ted Ackroyd");
        var vacant = await db.Holdings.FirstAsync(place => place.VacantSince != null);
        await Demonstration.Done(door.Do(EnterVacancy.Act, administrator, new EnterVacancy.Facts(vacant.Office, vacant.Id, today.AddDays(-70), "The holder retired.")));

        async Task Entered(OfficeTerms terms, DateOnly elected, params string[] holders)
        {
            await Demonstration.Done(door.Do(AddOffice.Act, administrator, new AddOffice.Facts(terms)));
            var office = await db.Offices.FirstAsync(o => o.Name == terms.Name);
            var places = await db.Holdings.Where(place => place.Office == office.Id).OrderBy(place => place.Id).ToListAsync();
            foreach (var (holder, place) in holders.Zip(places))
            {
                await Demonstration.Done(door.Do(EnterHolder.Act, administrator, new EnterHolder.Facts(office.Id, place.Id, holder, "", elected, elected.AddDays(12), DueOn: null)));
            }
        }
    }

    internal static async Task ForGeneralSecretary(Door door, OfficeDb db, Signed officer, ElectionId election)
    {
        var office = await db.Offices.FirstAsync(o => o.Kind == OfficeKind.GeneralSecretary);
        var terms = new ContestTerms
        {
            Title = "General Secretary",
            Office = office.Id,
            Places = 1,
            RuleBook = "av",
            Electorate = new() { Excluded = [ExcludedClass.InArrears] },
            Standing = new() { Conditions = [new(StandingKind.MemberForYears, 5)], Clause = "Rule 15.2" },
            Nominations = _byBranches,
            Choice = _choice,
        };
        await Demonstration.Done(door.Do(AddContests.Act, officer, new AddContests.Facts(election, [terms])));
    }

    internal static Task ForTheSociety(Door door, Signed officer, ElectionId election) =>
        Demonstration.Done(door.Do(AddContests.Act, officer, new AddContests.Facts(election,
        [
            new()
            {
                Title = "Committee",
                Places = 4,
                RuleBook = "ers97",
                Standing = new() { Conditions = [new(StandingKind.MemberForWeeks, 52)], Clause = "Rule 5" },
                Nominations = new() { By = Nominators.Members, Proposers = 2 },
                Choice = _choice with { By = "General meeting", Why = "So that the committee is made up as the members are." },
            },
        ])));

    internal static async Task Drafts(Door door, OfficeDb db, PublicKey key, Signed administrator)
    {
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id);
        var (moses, farah) = (As("Moses Adeyemi"), As("Farah Siddiqui"));
        var branch = await db.Elections.FirstAsync(election => election.Name == "Leeds Foundries branch officers");
        var foundries = (await db.Branches.FirstAsync(b => b.Name == InventedMembers.LargestBranch)).Id;
        ContestTerms Officer(string title, int places, string rules) => new()
        {
            Title = title,
            Places = places,
            RuleBook = rules,
            Electorate = new() { Constituency = new() { Branches = [foundries] } },
            Standing = new() { Conditions = [new(StandingKind.MemberForWeeks, 13)], Clause = "Branch rule 4" },
            Nominations = new() { By = Nominators.Members, Proposers = 2 },
            Choice = _choice with { By = "Branch committee" },
        };
        await Demonstration.Done(door.Do(AddContests.Act, farah, new AddContests.Facts(branch.Id, [Officer("Branch secretary", 1, "fptp"), Officer("Branch committee", 5, "ers97")])));

        await Demonstration.Done(door.Do(OpenElection.Act, administrator, new OpenElection.Facts("Executive Council", Footing.Statutory, Nation.AllOfThem, people["Moses Adeyemi"], key)));
        var council = await db.Elections.FirstAsync(election => election.Name == "Executive Council");
        using var example = new StreamReader(ContestFile.Example());
        var file = await ContestFile.Read(db, Footing.Statutory, await example.ReadToEndAsync());
        await Demonstration.Done(door.Do(AddContests.Act, moses, new AddContests.Facts(council.Id, file.Contests)));

        Signed As(string name) => new(people[name], null, name, IsAdministrator: false, CodeGiven: true);
    }

    /// <summary>Puts the regions and sectors there that the offices are about, where the register has not brought them.</summary>
    private static class PutPlaces
    {
        private static readonly ImmutableArray<string> _regions = ["London and the South", "Midlands", "North West", "Scotland", "Wales", "Yorkshire and the North East"];

        private static readonly ImmutableArray<string> _sectors = ["Engineering", "Food and textiles", "Health and care"];

        internal sealed record Facts;

        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
        {
            var regions = await db.Regions.Select(region => region.Name).ToListAsync();
            var sectors = await db.Sectors.Select(sector => sector.Name).ToListAsync();
            db.AddRange(_regions.Except(regions).Select(name => new Region { Name = name }));
            db.AddRange(_sectors.Except(sectors).Select(name => new Sector { Name = name }));
            return null;
        }
    }
}
