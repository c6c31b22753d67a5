using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using RankAndFile.Web.Register.Inspections;
using RankAndFile.Web.Register.Rolls;
using RankAndFile.Web.Rules;
using RankAndFile.Web.Tests.Accounts;
using RankAndFile.Web.Tests.Data;

namespace RankAndFile.Web.Tests.Register;

public sealed class RollTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task The_Roll_is_of_the_relevant_date_and_its_root_is_that_of_its_lines(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var election = await UnionWithARoll.Lay(office);
        var roll = await UnionWithARoll.Freeze(office, election);
        Assert.NotNull(roll.FrozenAt);

        // What happens to the register afterwards is nothing to the Roll.
        await SomeMembers.Change(office, "R7002", member => (member.Name, member.Membership) = ("Somebody Else", Membership.Left));

        var (signature, lines) = await Taken(office, election, roll);
        Assert.Equal(["R7001", "R7002", "R7003", "R7006"], lines.Select(line => Field(line, "member")).Where(number => number.StartsWith('R')).Order());
        Assert.Equal("Tomos Ellis", lines.Where(line => Field(line, "member") == "R7002").Select(line => Field(line, "name")).Single());
        var tomos = JsonDocument.Parse(lines.Single(line => Field(line, "member") == "R7002")).RootElement;
        Assert.Equal("other", tomos.GetProperty("addressIs").GetString());
        Assert.Equal("c/o The Mill, Cardiff CF10 1AA", tomos.GetProperty("address")[0].GetString());
        Assert.False(JsonDocument.Parse(lines.Single(line => Field(line, "member") == "R7006")).RootElement.TryGetProperty("address", out _));

        Assert.Equal(roll.Root, Root([.. lines.Select(Encoding.UTF8.GetBytes)]));
        Assert.Contains(roll.Root, Encoding.UTF8.GetString(roll.Published!), StringComparison.Ordinal);
        Assert.Contains(roll.SealedDigest, signature, StringComparison.Ordinal);
        Assert.Equal(roll.SealedDigest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))))));
        await Records.AllHold(office.Database);
    }

    [Fact]
    public async Task A_member_sees_their_own_line_with_its_proof_and_nobody_elses()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var election = await UnionWithARoll.Lay(office);
        var roll = await UnionWithARoll.Freeze(office, election);
        using var ruth = await office.As(UnionWithARoll.Member);
        var page = await ruth.Get("/my-entry");
        Assert.Contains("R7001", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("R7002", page.Body.TextContent, StringComparison.Ordinal);

        await using var db = office.Database.ForReading();
        var own = (await db.Set<RollLine>().SingleAsync(line => line.Roll == roll.Id && line.Line.Contains("R7001"), TestContext.Current.CancellationToken)).Place;
        for (var place = own - 3; place < roll.Rows; place++)
        {
            page = await ruth.Get($"/my-entry/rolls/{roll.Id}?place={place}");
            Assert.Equal(place == own ? HttpStatusCode.OK : HttpStatusCode.NotFound, ruth.Status);
        }

        using var moses = await office.As("Moses Adeyemi");
        page = await moses.Get("/my-entry");
        Assert.DoesNotContain("R7001", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Who_asked_for_an_inspection_is_shown_to_the_scrutineer_and_to_nobody_else(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var election = await UnionWithARoll.Lay(office);
        await UnionWithARoll.AskAndSay(office, election);
        using var kofi = await office.As(UnionWithARoll.Scrutineer);
        await using var db = office.Database.ForReading();
        var asked = await db.Set<Inspection>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains(UnionWithARoll.Member, (await kofi.Get($"/elections/{election}/inspections/{asked.Id}")).Body!.TextContent, StringComparison.Ordinal);

        foreach (var name in new[] { "Moses Adeyemi", "Nia Rowlands", "Farah Siddiqui" })
        {
            using var browser = await office.As(name);
            foreach (var path in new[] { $"/elections/{election}", $"/elections/{election}/roll", $"/elections/{election}/inspections", $"/elections/{election}/inspections/{asked.Id}", $"/elections/{election}/inspection", "/elections" })
            {
                var page = await browser.Get(path);
                Assert.DoesNotContain(UnionWithARoll.Member, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
                Assert.DoesNotContain(UnionWithARoll.Number, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            }
        }

        var entries = await db.Set<RecordEntry>().Where(entry => entry.Election == election).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(entries, entry => entry.Kind.Contains("inspection", StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain(UnionWithARoll.Member, Encoding.UTF8.GetString(entry.PublicData!), StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain(UnionWithARoll.Number, Encoding.UTF8.GetString(entry.PublicData!), StringComparison.Ordinal));
    }

    [Fact]
    public void An_inspection_is_asked_for_in_the_appropriate_period()
    {
        Dated[] dates = [new(Milestone.NominationsOpen, new(2017, 1, 16), new("", "")), new(Milestone.ScrutineerAppointed, new(2017, 1, 23), new("", ""))];
        Assert.NotNull(AppropriatePeriod.RefusalOn(new(2017, 1, 22), dates, Web.Elections.Stage.Nominating));
        Assert.Null(AppropriatePeriod.RefusalOn(new(2017, 1, 23), dates, Web.Elections.Stage.Nominating));
        Assert.Null(AppropriatePeriod.RefusalOn(new(2017, 4, 21), dates, Web.Elections.Stage.Counted));
        Assert.NotNull(AppropriatePeriod.RefusalOn(new(2017, 4, 28), dates, Web.Elections.Stage.Reported));
        Assert.NotNull(AppropriatePeriod.RefusalOn(new(2017, 4, 28), [], Web.Elections.Stage.Nominating));
    }

    [Fact]
    public void Small_classes_are_put_together_so_that_none_can_be_subtracted()
    {
        Assert.Equal([("", 30L)], PublicFace.LargeEnough([("A", 10), ("B", 20)]));
        Assert.Equal([("A", 100L), ("", 70L)], PublicFace.LargeEnough([("A", 100), ("B", 60), ("C", 10)]));
        Assert.Equal([("A", 100L), ("B", 60L)], PublicFace.LargeEnough([("A", 100), ("B", 60)]));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_voided_Roll_is_kept_and_another_frozen_beside_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var election = await UnionWithARoll.Lay(office);
        var roll = await UnionWithARoll.Freeze(office, election);
        var moses = await UnionWithARoll.As(office, "Moses Adeyemi");
        Assert.NotNull(await office.Door.Do(FreezeRoll.Act, moses, new FreezeRoll.Facts(election)));
        Assert.NotNull(await office.Door.Do(VoidRoll.Act, moses, new VoidRoll.Facts(election, roll.Id, "", "Rule 4")));
        Assert.Null(await office.Door.Do(VoidRoll.Act, moses, new VoidRoll.Facts(election, roll.Id, "A branch was missing.", "Rule 4")));
        var second = await UnionWithARoll.Freeze(office, election);
        Assert.Equal((2, roll.Rows), (second.Number, second.Rows));
        Assert.NotEqual(roll.Root, second.Root);
        await using var db = office.Database.ForReading();
        Assert.Equal(roll.Rows + second.Rows, await db.Set<RollLine>().CountAsync(TestContext.Current.CancellationToken));
        await Records.AllHold(office.Database);
    }

    private static async Task<(string Signature, string[] Lines)> Taken(Office office, ElectionId election, Roll roll)
    {
        using var kofi = await office.As(UnionWithARoll.Scrutineer);
        var page = await kofi.Get($"/elections/{election}/roll/{roll.Id}/take");
        await kofi.Submit(page.Forms.Single(form => form.Closest("main") is not null));
        var lines = (await kofi.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        return (lines[0], lines[1..]);
    }

    private static string Field(string line, string name) => JsonDocument.Parse(line).RootElement.GetProperty(name).GetString()!;

    // RFC 9162, 2.1.1, as it stands there.
    private static string Root(byte[][] leaves)
    {
        static byte[] Hash(ReadOnlySpan<byte[]> some)
        {
            if (some.Length is 1)
            {
                return SHA256.HashData([0, .. some[0]]);
            }

            var half = (int)BitOperations.RoundUpToPowerOf2((uint)some.Length) / 2;
            return SHA256.HashData([1, .. Hash(some[..half]), .. Hash(some[half..])]);
        }

        return Convert.ToHexStringLower(Hash(leaves));
    }
}
