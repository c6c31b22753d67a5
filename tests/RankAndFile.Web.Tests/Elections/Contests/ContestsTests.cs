using System.Net;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Tests.Elections.Contests;

/// <summary>What a contest may be, and how contests are kept in a draft.</summary>
public sealed class ContestsTests(Cluster cluster)
{
    private static readonly ContestTerms _terms = new() { Title = "Treasurer", Places = 1, RuleBook = "fptp" };

    [Fact]
    public void What_the_count_refuses_is_refused_with_its_reason()
    {
        var refusal = (_terms with { RuleBook = "av", Places = 5 }).Refusal()!;
        Assert.Equal(("The alternative vote fills one place, and this contest has 5. For several places, count by a single transferable vote.", "av"), (refusal.Reason, refusal.Because.Document));
        Assert.Contains("cannot be guaranteed", (_terms with { Reserved = [new("Women", 2)] }).Refusal()!.Reason, StringComparison.Ordinal);
        Assert.Contains("fptp, av, ers97", (_terms with { RuleBook = "dice" }).Refusal()!.Reason, StringComparison.Ordinal);
        Assert.NotNull((_terms with { Places = 0 }).Refusal());
        Assert.NotNull((_terms with { Places = 3, Reserved = [new("Women", 1), new("women", 1)] }).Refusal());
        foreach (var rules in Counting.RuleBooks.All)
        {
            Assert.Null((_terms with { RuleBook = rules.Id }).Refusal());
            Assert.Equal(rules.Id is not "av", (_terms with { RuleBook = rules.Id, Places = 3, Reserved = [new("Women", 2), new("Young members", 2)] }).Refusal() is null);
        }
    }

    [Theory]
    [InlineData("belongs to the Labour Party", "s 47(2)")]
    [InlineData("political-party: Labour", "s 47(2)")]
    [InlineData("approved by the executive", "s 47(1) and (3)")]
    [InlineData("", "s 47(1) and (3)")]
    [InlineData("member for weeks", "s 47")]
    [InlineData("member for weeks: many", "s 47")]
    [InlineData("member for years: 21", "s 47")]
    [InlineData("in employment: 3", "s 47")]
    public void Who_may_stand_is_a_closed_list_of_classes(string asked, string place) =>
        Assert.Equal(place, Standing.RefusalToAsk(asked, out _)!.Because.Place);

    [Theory]
    [InlineData("member for weeks: 13", StandingKind.MemberForWeeks, 13, "")]
    [InlineData("Member-for-years:5", StandingKind.MemberForYears, 5, "")]
    [InlineData("in constituency", StandingKind.InTheConstituency, 0, "")]
    [InlineData("category: Women members", StandingKind.OfTheCategory, 0, "Women members")]
    public void These_can_be_asked(string asked, StandingKind kind, int number, string category)
    {
        Assert.Null(Standing.RefusalToAsk(asked, out var condition));
        Assert.Equal(new(kind, number, category), condition);
    }

    [Theory]
    [InlineData(3441, 500, Rounding.Up, 173)] // 172.05
    [InlineData(3441, 500, Rounding.Down, 172)]
    [InlineData(3441, 500, Rounding.Nearest, 172)]
    [InlineData(3470, 500, Rounding.Nearest, 174)] // 173.5
    [InlineData(3480, 500, Rounding.Up, 174)] // exactly
    [InlineData(1, 1, Rounding.Up, 1)]
    [InlineData(1, 1, Rounding.Down, 0)]
    [InlineData(2_000_000, 10_000, Rounding.Up, 2_000_000)]
    public void A_share_of_branches_is_rounded_as_the_rule_says(int branches, int hundredths, Rounding rounding, int needed) =>
        Assert.Equal(needed, new NominationRule { ShareInHundredths = hundredths, Rounding = rounding }.NeededOf(branches));

    [Fact]
    public void Rules_for_nominations_that_contradict_themselves_are_refused()
    {
        NominationRule[] wrong =
        [
            new() { Number = 3, ShareInHundredths = 500 }, new() { Number = 2, FromRegions = 3 }, new() { ShareInHundredths = 10_001 },
            new() { By = Nominators.Nobody, Proposers = 1 }, new() { By = Nominators.Members, Number = 1 }, new() { NoticeDays = 91 }, new() { Number = -1 },
        ];
        Assert.All(wrong, rule => Assert.NotNull(rule.Refusal()));
        Assert.Null(new NominationRule { ShareInHundredths = 500, FromRegions = 2 }.Refusal());
        Assert.False(new NominationRule().IsSettled);
        Assert.True(new NominationRule { By = Nominators.Nobody }.IsSettled);
        Assert.False(new NominationRule { By = Nominators.Members }.IsSettled);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_contest_is_settled_part_by_part_and_stands_from_the_call_on(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var election = (await db.Elections.SingleAsync(e => e.Name == "Executive Council", TestContext.Current.CancellationToken)).Id;
        using var moses = await office.As("Moses Adeyemi");
        var secretary = (await db.Offices.SingleAsync(o => o.Name == "President", TestContext.Current.CancellationToken)).Id;
        var page = await moses.Submit((await moses.Get($"/elections/{election}/contests/add")).Form("Add it"), ("Title", "President"), ("Office", $"{secretary}"), ("Places", "5"), ("RuleBook", "av"));
        Assert.Contains("fills one place", page.Alert(), StringComparison.Ordinal);
        page = await moses.Submit(page.Form("Add it"), ("Title", "President"), ("Office", $"{secretary}"), ("Places", "1"), ("RuleBook", "av"));
        Assert.Equal("President", page.Heading());
        Assert.Contains("Owain Prosser", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var at = moses.Path;
        var missing = (await moses.Get($"/elections/{election}/contests")).QuerySelector("#missing + ul")!.TextContent;
        Assert.Contains("President: record who chose to count by av", missing, StringComparison.Ordinal);
        Assert.Contains("President: say what it takes to be nominated", missing, StringComparison.Ordinal);

        var wales = (await db.Regions.SingleAsync(region => region.Name == "Wales", TestContext.Current.CancellationToken)).Id;
        page = await moses.Submit((await moses.Get($"{at}/voters")).Form("Save"), ("Regions", $"{wales}"), ("Branches", "X/1"));
        Assert.Contains("There is no branch with the number X/1.", page.Alert(), StringComparison.Ordinal);
        page = await moses.Submit(page.Form("Save"), ("Regions", $"{wales}"), ("Branches", ""), ("Excluded", nameof(ExcludedClass.NewMembers)), ("NewForWeeks", ""));
        Assert.Contains("s 50(2)(c)", page.Alert(), StringComparison.Ordinal);
        await moses.Submit(page.Form("Save"), ("Regions", $"{wales}"), ("Branches", ""), ("Excluded", nameof(ExcludedClass.NewMembers)), ("NewForWeeks", "13"));
        await moses.Submit((await moses.Get($"{at}/standing")).Form("Save"), ("MemberForYears", "5"), ("Kinds", nameof(StandingKind.InEmployment)), ("Clause", "Rule 9"));
        await moses.Submit((await moses.Get($"{at}/nominations")).Form("Save"), ("By", nameof(Nominators.Branches)), ("Rounding", nameof(Rounding.Nearest)), ("Share", "2.5"), ("FromRegions", "2"));
        await moses.Submit((await moses.Get($"{at}/counting")).Form("Save"), ("RuleBook", "ers97"), ("By", "Executive Council"), ("ChosenOn", "2026-03-18"), ("Why", "Decided."));
        Assert.Equal(at, moses.Path);

        var text = (await moses.Get(at)).QuerySelector("main")!.TextContent;
        foreach (var said in new[] { "Region: Wales", "new members (less than 13 weeks)", "A member for 5 years", "In employment", "2.5 % of all branches, rounded to the nearest", "From at least 2 regions", "Chosen by Executive Council on Wednesday 18 March 2026: Decided." })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Empty(await Missing(office, election));
        Assert.Equal(6, await db.Set<Web.Audit.RecordEntry>().CountAsync(entry => entry.Election == election && entry.Kind == "contests-set", TestContext.Current.CancellationToken));
        await Data.Records.AllHold(office.Database);

        // The General Secretary's has been called: its contest is public, and cannot be touched.
        var called = (await db.Elections.SingleAsync(e => e.Name == "General Secretary", TestContext.Current.CancellationToken)).Id;
        var standing = await db.Contests.SingleAsync(contest => contest.Election == called, TestContext.Current.CancellationToken);
        using var anyone = office.Browser();
        page = await anyone.Get($"/elections/{called}");
        Assert.Contains("5 % of all branches and workplaces, rounded up", page.QuerySelector($"#contest-{standing.Id} + table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Beatrice Hale", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await moses.Get($"/elections/{called}/contests/{standing.Id}/voters");
        Assert.Equal(HttpStatusCode.NotFound, moses.Status);
        var who = new Signed((await db.People.SingleAsync(p => p.Name == "Moses Adeyemi", TestContext.Current.CancellationToken)).Id, null, "Moses Adeyemi", IsAdministrator: false, CodeGiven: true);
        foreach (var refused in new[]
        {
            await office.Door.Do(ChangeContest.Act, who, new ChangeContest.Facts(called, standing.Id, new ContestChange.Voters(Electorate.AllMembers))),
            await office.Door.Do(RemoveContest.Act, who, new RemoveContest.Facts(called, standing.Id)),
            await office.Door.Do(AddContests.Act, who, new AddContests.Facts(called, [_terms])),
            await office.Door.Do(CopyContests.Act, who, new CopyContests.Facts(called, election)),
        })
        {
            Assert.Equal("The contests stand from the call on.", refused!.Reason);
        }
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Contests_are_copied_but_for_the_choice_and_only_from_what_one_may_see(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id, TestContext.Current.CancellationToken);
        Assert.Null(await office.OpenElection(Office.Administrator(people["Nia Rowlands"]), "Leeds again", people["Farah Siddiqui"]));
        var (from, to) = (await Id("Leeds Foundries branch officers"), await Id("Leeds again"));
        using var farah = await office.As("Farah Siddiqui");
        var page = await farah.Get($"/elections/{to}/contests/copy");
        Assert.DoesNotContain("Executive Council", page.QuerySelector("select")!.TextContent, StringComparison.Ordinal);
        await farah.Submit(page.Form("Copy its contests"), ("From", $"{from}"));
        var (old, copied) = (await Titles(from), await Titles(to));
        Assert.Equal(old, copied);
        Assert.All(await db.Contests.Where(contest => contest.Election == to).ToListAsync(TestContext.Current.CancellationToken), contest => Assert.Equal(VotingSystemChoice.NotYet, contest.Choice));
        Assert.Contains("There is a contest called", (await farah.Submit((await farah.Get($"/elections/{to}/contests/copy")).Form("Copy its contests"), ("From", $"{from}"))).Alert(), StringComparison.Ordinal);

        async Task<ElectionId> Id(string name) => (await db.Elections.SingleAsync(e => e.Name == name, TestContext.Current.CancellationToken)).Id;
        async Task<List<string>> Titles(ElectionId election) => await db.Contests.Where(contest => contest.Election == election).OrderBy(contest => contest.Id).Select(contest => contest.Title).ToListAsync(TestContext.Current.CancellationToken);
    }

    internal static async Task<IEnumerable<string>> Missing(Office office, ElectionId election)
    {
        await using var db = office.Database.ForReading();

        // The invented union has no members before a register was imported, so nobody has the occupation of the example.
        return (await Web.Elections.Contests.RefusalsToCall(db, election)).Select(refusal => refusal.Reason).Where(reason => !reason.Contains("occupation", StringComparison.Ordinal));
    }
}
