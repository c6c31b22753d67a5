using System.Collections.Immutable;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Nominations;
using RankAndFile.Web.Register;
using Contest = RankAndFile.Web.Elections.Contest;

namespace RankAndFile.Web.Tests.Nominations;

/// <summary>The law of who may stand, without an office.</summary>
public sealed class WhoMayStandTests
{
    private static readonly DateOnly _closes = new(2027, 2, 17);

    private static readonly VoterFacts _member = new(Membership.Current, MemberClass.Employed, new(2026, 2, 17), "", new RegionId(1), null, null, "");

    [Fact]
    public void Each_condition_that_the_register_knows_is_decided_on_the_day_nominations_close()
    {
        Assert.Null(Refusal(_member, new(StandingKind.MemberForYears, 1)));
        Assert.NotNull(Refusal(_member with { Joined = new(2026, 2, 18) }, new(StandingKind.MemberForYears, 1)));
        Assert.Null(Refusal(_member with { Joined = _closes.AddDays(-91) }, new(StandingKind.MemberForWeeks, 13)));
        Assert.NotNull(Refusal(_member with { Joined = _closes.AddDays(-90) }, new(StandingKind.MemberForWeeks, 13)));
        Assert.NotNull(Refusal(_member with { Class = MemberClass.NotInEmployment }, new(StandingKind.InEmployment)));
        Assert.NotNull(Refusal(_member with { Membership = Membership.InArrears }, new(StandingKind.PaidForWeeks, 13)));
        Assert.NotNull(Refusal(_member with { Region = new RegionId(2) }, new(StandingKind.InTheConstituency)));
        Assert.Null(Refusal(_member, new(StandingKind.InTheConstituency)));
        Assert.Equal("Rule 14.3", Refusal(_member with { Region = null }, new(StandingKind.InTheConstituency))!.Because.Place);
    }

    [Fact]
    public void Nobody_is_kept_out_by_anything_else() // s 47(1)
    {
        Assert.Null(Refusal(_member with { Membership = Membership.InArrears, Class = MemberClass.Student, Country = "IE" }, new(StandingKind.WorkplaceRepresentative)));
        Assert.Equal("s 47(1)", Refusal(_member with { Membership = Membership.Left })!.Because.Place);
    }

    [Fact]
    public void What_the_register_does_not_know_is_declared()
    {
        StandingCondition[] asked = [new(StandingKind.MemberForYears, 5), new(StandingKind.NotEmployedByTheUnion), new(StandingKind.OfTheCategory, Category: "Women members")];
        Assert.Equal(asked[1..], WhoMayStand.ToDeclare(Of(asked), _member));
        var unknown = _member with { Joined = null };
        Assert.Equal(asked, WhoMayStand.ToDeclare(Of(asked), unknown));
        Assert.NotNull(WhoMayStand.RefusalToAccept(Of(asked), unknown, _closes, [.. asked[1..]]));
        Assert.Null(WhoMayStand.RefusalToAccept(Of(asked), unknown, _closes, [.. asked]));
    }

    [Theory]
    [InlineData(3, 3, 0, true)]
    [InlineData(3, 4, 2, false)]
    [InlineData(2, 2, 0, false)]
    [InlineData(2, 2, 1, true)]
    [InlineData(2, 1, 0, true)]
    [InlineData(1, 0, 0, true)]
    public void A_contest_is_uncontested_where_those_who_stand_have_places_beside_the_guaranteed_ones(int places, int standing, int women, bool uncontested)
    {
        ImmutableArray<ReservedPlaces> reserved = places is 2 ? [new("Women members", 1)] : [];
        ImmutableArray<ImmutableArray<string>> shown = [.. Enumerable.Range(0, standing).Select(at => at < women ? ImmutableArray.Create("Women members") : [])];
        Assert.Equal(uncontested, ContestSeen.IsUncontested(places, reserved, shown));
    }

    private static Counting.Refusal? Refusal(VoterFacts member, StandingCondition? condition = null) => WhoMayStand.RefusalToStand(condition is null ? Of() : Of(condition), member, _closes);

    private static Contest Of(params StandingCondition[] conditions) => new()
    {
        Election = new(1),
        Title = "Executive Council",
        Places = 1,
        RuleBook = "av",
        Electorate = new() { Constituency = new() { Regions = [new RegionId(1)] } },
        Reserved = [],
        Standing = new() { Conditions = [.. conditions], Clause = "Rule 14.3" },
        Nominations = new(),
        Choice = VotingSystemChoice.NotYet,
        Incumbents = [],
    };
}
