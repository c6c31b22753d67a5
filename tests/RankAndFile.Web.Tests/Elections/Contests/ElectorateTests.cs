using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Tests.Elections.Contests;

/// <summary>Who may vote: what 1992 Act ss 50 and 60 allow, and nothing else.</summary>
public sealed class ElectorateTests(Cluster cluster)
{
    private static readonly DateOnly _relevant = new(2026, 11, 2);

    private static readonly VoterFacts _member = new(Membership.Current, MemberClass.Employed, new(2001, 5, 7), "", new RegionId(1), new SectorId(1), new BranchId(1), "Nurse");

    [Theory]
    [InlineData("region", "s 50(3)(b)")]
    [InlineData(" Sector ", "s 50(3)(c)")]
    [InlineData("branch", "s 50(3)(c)")]
    [InlineData("OCCUPATION", "s 50(3)(a)")]
    public void Members_can_be_divided_by_what_the_Act_names(string word, string place)
    {
        Assert.Null(Constituency.RefusalToDivideBy(word, out var kind));
        Assert.Equal(place, Constituency.Because(kind).Place);
    }

    [Theory]
    [InlineData("employer")]
    [InlineData("workplace")]
    [InlineData("gender")]
    [InlineData("age")]
    [InlineData("political party")]
    [InlineData("chosen by the executive")]
    [InlineData("")]
    [InlineData("0")]
    public void And_by_nothing_else(string word)
    {
        Assert.Equal("s 50(3)", Constituency.RefusalToDivideBy(word, out _)!.Because.Place);
        Assert.Equal("s 50(2)", Electorate.RefusalToExclude(word, out _)!.Because.Place);
    }

    [Theory]
    [InlineData("not-in-employment", ExcludedClass.NotInEmployment, "s 50(2)(a)")]
    [InlineData("in arrears", ExcludedClass.InArrears, "s 50(2)(b)")]
    [InlineData("Apprentices", ExcludedClass.Apprentices, "s 50(2)(c)")]
    [InlineData("trainees", ExcludedClass.Trainees, "s 50(2)(c)")]
    [InlineData("students", ExcludedClass.Students, "s 50(2)(c)")]
    [InlineData("new-members", ExcludedClass.NewMembers, "s 50(2)(c)")]
    public void Classes_that_can_be_excluded_are_those_of_the_Act(string word, ExcludedClass expected, string place)
    {
        Assert.Null(Electorate.RefusalToExclude(word, out var excluded));
        Assert.Equal((expected, place), (excluded, Electorate.Because(excluded).Place));
        var member = expected switch
        {
            ExcludedClass.NotInEmployment => _member with { Class = MemberClass.NotInEmployment },
            ExcludedClass.InArrears => _member with { Membership = Membership.InArrears },
            ExcludedClass.Apprentices => _member with { Class = MemberClass.Apprentice },
            ExcludedClass.Trainees => _member with { Class = MemberClass.Trainee },
            ExcludedClass.Students => _member with { Class = MemberClass.Student },
            _ => _member with { Joined = _relevant.AddDays(-10) },
        };
        var without = new Electorate { Excluded = [excluded], NewForWeeks = expected is ExcludedClass.NewMembers ? 13 : 0 };
        Assert.Null(without.Refusal());
        Assert.True(Electorate.AllMembers.Includes(member, _relevant));
        Assert.False(without.Includes(member, _relevant));
        Assert.True(without.Includes(_member, _relevant));
    }

    [Theory]
    [InlineData(Membership.Left)]
    [InlineData(Membership.Died)]
    public void Who_is_no_member_any_more_never_votes(Membership membership) =>
        Assert.False(Electorate.AllMembers.Includes(_member with { Membership = membership }, _relevant));

    [Fact]
    public void Who_joined_so_many_weeks_ago_to_the_day_is_no_new_member()
    {
        var electorate = new Electorate { Excluded = [ExcludedClass.NewMembers], NewForWeeks = 13 };
        Assert.True(electorate.Includes(_member with { Joined = _relevant.AddDays(-91) }, _relevant));
        Assert.False(electorate.Includes(_member with { Joined = _relevant.AddDays(-90) }, _relevant));
        Assert.True(electorate.Includes(_member with { Joined = null }, _relevant));
        Assert.True(Electorate.AllMembers.Includes(_member with { Joined = _relevant }, _relevant));
        Assert.False(Electorate.AllMembers.Includes(_member with { Joined = _relevant.AddDays(1) }, _relevant));
        Assert.NotNull((electorate with { NewForWeeks = 0 }).Refusal());
        Assert.NotNull((electorate with { NewForWeeks = 105 }).Refusal());
        Assert.NotNull((Electorate.AllMembers with { NewForWeeks = 4 }).Refusal());
        Assert.NotNull((electorate with { Excluded = [ExcludedClass.NewMembers, ExcludedClass.NewMembers] }).Refusal());
    }

    [Fact]
    public void A_combination_takes_those_who_are_within_all_of_it()
    {
        var north = new Electorate { Constituency = new() { Regions = [new(1), new(2)], Occupations = ["Nurse"] } };
        Assert.True(north.Includes(_member, _relevant));
        Assert.True(north.Includes(_member with { Region = new(2) }, _relevant));
        Assert.False(north.Includes(_member with { Region = new(3) }, _relevant));
        Assert.False(north.Includes(_member with { Region = null }, _relevant));
        Assert.False(north.Includes(_member with { Occupation = "nurse" }, _relevant));
    }

    [Fact]
    public void Overseas_members_vote_unless_the_union_chooses_otherwise()
    {
        Assert.True(Electorate.AllMembers.Includes(_member with { Country = "IE" }, _relevant));
        var without = new Electorate { WithoutOverseas = true };
        Assert.False(without.Includes(_member with { Country = "IE" }, _relevant));
        Assert.True(without.Includes(_member with { Country = "GB" }, _relevant));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Asked_of_the_whole_register_the_answer_is_the_same_as_one_by_one(On on)
    {
        const int Seed = 50_03;
        await using var office = await Office.Open(on, cluster, demonstration: false);
        Assert.Null(await office.Door.Do(PutMembers.Act, Signed.Office, new PutMembers.Facts(Seed, 600)));
        await using var db = office.Database.ForReading();
        var members = await db.Members.ToListAsync(TestContext.Current.CancellationToken);
        var (regions, sectors, branches) = (await db.Regions.Select(r => r.Id).ToListAsync(TestContext.Current.CancellationToken), await db.Sectors.Select(s => s.Id).ToListAsync(TestContext.Current.CancellationToken), await db.Branches.Select(b => b.Id).ToListAsync(TestContext.Current.CancellationToken));
        var random = new Random(Seed);
        var sizes = new HashSet<int>();
        for (var round = 0; round < 60; round++)
        {
            ExcludedClass[] excluded = [.. Some(Enum.GetValues<ExcludedClass>())];
            var electorate = new Electorate
            {
                Constituency = new() { Regions = [.. Some(regions)], Sectors = [.. Some(sectors)], Branches = [.. Some(branches)], Occupations = [.. Some(["Nurse", "Fitter", "fitter", "Wëaver"])] },
                Excluded = [.. excluded],
                NewForWeeks = excluded.Contains(ExcludedClass.NewMembers) ? random.Next(1, 105) : 0,
                WithoutOverseas = random.Next(2) is 0,
            };
            Assert.Null(electorate.Refusal());
            var oneByOne = members.Where(member => electorate.Includes(VoterFacts.Of(member), _relevant)).Select(member => member.Id.Value).Order();
            var atOnce = (await db.Members.Entitled(electorate, _relevant).Select(member => member.Id).ToListAsync(TestContext.Current.CancellationToken)).Select(id => id.Value).Order();
            Assert.Equal(oneByOne, atOnce);
            sizes.Add(oneByOne.Count());
        }

        Assert.True(sizes.Count > 10);

        IEnumerable<T> Some<T>(IReadOnlyList<T> all) => random.Next(2) is 0 ? [] : all.Where(_ => random.Next(2) is 0);
    }

    /// <summary>Members of every sort, for tests.</summary>
    private static class PutMembers
    {
        internal sealed record Facts(int Seed, int Members);

        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
        {
            var random = new Random(facts.Seed);
            Region[] regions = [.. Enumerable.Range(1, 3).Select(n => new Region { Name = $"Region {n}" })];
            Sector[] sectors = [.. Enumerable.Range(1, 3).Select(n => new Sector { Name = $"Sector {n}" })];
            Branch[] branches = [.. Enumerable.Range(1, 4).Select(n => new Branch { Number = $"B/{n}", Name = $"Branch {n}" })];
            db.AddRange([.. regions, .. sectors, .. branches]);
            await db.SaveChangesAsync();
            for (var number = 1; number <= facts.Members; number++)
            {
                db.Add(new Member
                {
                    Number = $"{number}", Name = "A", NameKey = "a", Address = "", Postcode = "", OtherAddress = "", Email = "", Phone = "", Channel = Channel.Post, Formats = Formats.None,
                    Country = One(["", "", "GB", "IE", "FR"]),
                    Region = One<RegionId?>([null, .. regions.Select(region => region.Id)]),
                    Sector = One<SectorId?>([null, .. sectors.Select(sector => sector.Id)]),
                    Branch = One<BranchId?>([null, .. branches.Select(branch => branch.Id)]),
                    Occupation = One(["", "Nurse", "Fitter", "fitter", "Wëaver"]),
                    Membership = One([Membership.Current, Membership.Current, Membership.Current, Membership.InArrears, Membership.Left, Membership.Died]),
                    MembershipSince = _relevant.AddDays(-random.Next(1000)),
                    Class = One([MemberClass.Employed, MemberClass.Employed, MemberClass.Employed, .. Enum.GetValues<MemberClass>()]),
                    Joined = random.Next(6) is 0 ? null : _relevant.AddDays(7 - random.Next(900)),
                });
            }

            return null;

            T One<T>(T[] of) => of[random.Next(of.Length)];
        }
    }
}
