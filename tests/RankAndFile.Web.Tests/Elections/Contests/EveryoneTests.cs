using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Tests.Elections.Contests;

/// <summary>Nobody is shut out of all elections: 1992 Act s 50(4).</summary>
public sealed class EveryoneTests(Cluster cluster)
{
    private static readonly ImmutableArray<RegionId> _regions = [new(1), new(2), new(3)];
    private static readonly ImmutableArray<SectorId> _sectors = [new(1), new(2)];
    private static readonly ImmutableArray<string> _occupations = ["", "Nurse", "Fitter", "Weaver"];

    [Fact]
    public void Who_is_in_no_constituency_is_in_a_class_that_is_named_and_nobody_else_is()
    {
        var random = new Random(504);
        var empty = 0;
        for (var round = 0; round < 300; round++)
        {
            Constituency[] contests = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => new Constituency { Regions = [.. Some(_regions)], Sectors = [.. Some(_sectors)], Branches = [.. Some<BranchId>([new(1), new(2)])], Occupations = [.. Some(_occupations[1..])] })];
            var left = EveryoneHasAContest.ShutOut(contests, _regions, _sectors);
            empty += left.IsEmpty ? 1 : 0;
            foreach (var member in Members())
            {
                Assert.Equal(contests.Any(contest => contest.Includes(member)) ? 0 : 1, left.Count(part => part.Has(member)));
            }
        }

        Assert.InRange(empty, 20, 280);

        IEnumerable<T> Some<T>(IEnumerable<T> all) => random.Next(3) is not 0 ? [] : all.Where(_ => random.Next(3) is not 0);
    }

    [Fact]
    public void All_regions_leave_over_who_has_none()
    {
        var left = EveryoneHasAContest.ShutOut(_regions.Select(region => new Constituency { Regions = [region] }), _regions, _sectors);
        Assert.Equal([null], Assert.Single(left).Regions.Named);
        Assert.Empty(EveryoneHasAContest.ShutOut([new() { Regions = [new(1)] }, Constituency.Everybody], _regions, _sectors));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_election_that_would_shut_members_out_of_everything_cannot_be_called(On on)
    {
        await using var office = await Office.Open(on, cluster, demonstration: false);
        Assert.Null(await office.Door.Do(Put.Act, Signed.Office, new Put.Facts(WithoutRegion: false, Membership.Current, office.Key.Recorder.Key)));
        Assert.Empty(await Refusals(office));

        // Who has left is nobody's business; who has no region and pays is.
        Assert.Null(await office.Door.Do(Put.Act, Signed.Office, new Put.Facts(WithoutRegion: true, Membership.Left, office.Key.Recorder.Key)));
        Assert.Empty(await Refusals(office));
        Assert.Null(await office.Door.Do(Put.Act, Signed.Office, new Put.Facts(WithoutRegion: true, Membership.InArrears, office.Key.Recorder.Key)));
        Assert.Equal(["s 50(4)"], await Refusals(office));

        // They vote for the General Secretary.
        Assert.Null(await office.Door.Do(AddOffice.Act, await Administrator(office), new AddOffice.Facts(new("General Secretary", OfficeKind.GeneralSecretary, 1, 5, ElectedByAll: true))));
        Assert.Empty(await Refusals(office));
    }

    private static async Task<Signed> Administrator(Office office)
    {
        await using var db = office.Database.ForReading();
        return Office.Administrator((await db.People.FirstAsync(person => person.IsAdministrator)).Id);
    }

    private static async Task<IEnumerable<string>> Refusals(Office office)
    {
        await using var db = office.Database.ForReading();
        return (await Web.Elections.Contests.RefusalsToCall(db, (await db.Elections.SingleAsync()).Id)).Select(refusal => refusal.Because.Place);
    }

    private static IEnumerable<VoterFacts> Members() =>
        from region in _regions.Select(id => (RegionId?)id).Append(null)
        from sector in _sectors.Select(id => (SectorId?)id).Append(null)
        from branch in new BranchId?[] { null, new(1), new(2), new(3) }
        from occupation in _occupations
        select new VoterFacts(Membership.Current, MemberClass.Employed, null, "", region, sector, branch, occupation);

    /// <summary>A statutory election with a contest for its only region, and a member.</summary>
    private static class Put
    {
        internal sealed record Facts(bool WithoutRegion, Membership Membership, Scrutiny.PublicKey Key);

        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
        {
            if (!await db.Regions.AnyAsync())
            {
                db.Add(Person.New("Gwen Parry", "gwen@union.example", now, isAdministrator: true));
                db.Add(new Region { Name = "North" });
                db.Add(new Election { Name = "Executive", Footing = Footing.Statutory, Nation = Nation.Scotland, StageSince = now, OpenedAt = now });
                await db.SaveChangesAsync();
                db.Add(new Contest
                {
                    Election = (await db.Elections.SingleAsync()).Id, Title = "North", Places = 1, RuleBook = "fptp", Reserved = [], Standing = Standing.AnyMember, Incumbents = [],
                    Electorate = new() { Constituency = new() { Regions = [(await db.Regions.SingleAsync()).Id] } }, Nominations = new() { Number = 1 }, Choice = new("Executive", new(2026, 3, 18), "Decided."),
                });
            }

            db.Add(new Member
            {
                Number = $"{await db.Members.CountAsync()}", Name = "A", NameKey = "a", Address = "", Postcode = "", Country = "", OtherAddress = "", Email = "", Phone = "", Channel = Channel.Post, Formats = Formats.None,
                Region = facts.WithoutRegion ? null : (await db.Regions.SingleAsync()).Id, Occupation = "", Membership = facts.Membership, MembershipSince = new(2020, 1, 1), Class = MemberClass.Employed,
            });
            return null;
        }
    }
}
