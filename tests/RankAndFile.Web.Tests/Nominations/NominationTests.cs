using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Nominations;
using RankAndFile.Web.Register;
using RankAndFile.Web.Rules;
using RankAndFile.Web.Tests.Data;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests.Nominations;

public sealed class NominationTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_body_nominates_a_candidate_once_however_often_it_is_sent(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var open = await NominationsOpen.Of(office);
        var (branch, candidate) = (open.Free[0], open.Candidates[0]);
        await open.MakeSecretary(branch);

        // Sent by the secretary and entered from paper at once, by eight.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => at % 2 is 0 ? open.Send(branch, candidate) : open.Enter(branch, candidate)));
        Assert.Single(answers, refusal => refusal is null);

        // Pressed twice.
        using var olwen = await office.As(NominationsOpen.Olwen);
        await open.MakeSecretary(open.Free[1]);
        var form = (await olwen.Get($"/elections/{open.Election}/nominate")).Form("Send the nomination");
        for (var times = 0; times < 2; times++)
        {
            await olwen.Submit(form, open.Form(open.Free[1], candidate));
            Assert.Equal("/my-nominations", olwen.Path);
        }

        await using var db = office.Database.ForReading();
        Assert.Equal(1, await db.Set<Nomination>().CountAsync(n => n.Branch == branch.Id, TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Set<Nomination>().CountAsync(n => n.Branch == open.Free[1].Id, TestContext.Current.CancellationToken));

        // The database itself keeps no second.
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => open.Do(EnterTwice.Act, "Moses Adeyemi", new EnterTwice.Facts(open.Election, branch.Id)));

        // The clause says one for each body: another candidate is one too many, from the secretary and in a ruling.
        Assert.Equal("per_body", (await open.Send(branch, open.Candidates[1]))!.Because.Place);
        Assert.Null(await open.Enter(branch, open.Candidates[1]));
        Assert.Null(await open.Rule((await db.Set<Nomination>().FirstAsync(n => n.Branch == branch.Id, TestContext.Current.CancellationToken)).Id, reason: null));
        Assert.Equal("per_body", (await open.Rule((await open.Latest()).Id, reason: null, "They are both good."))!.Because.Place);

        // An invalid nomination does not stand, so that the body may meet again within the time.
        Assert.Null(await open.Rule((await open.Latest()).Id, NominationFault.OverTheNumber));
        Assert.Null(await open.Rule((await db.Set<Nomination>().FirstAsync(n => n.Branch == branch.Id, TestContext.Current.CancellationToken)).Id, NominationFault.NoQuorum));
        Assert.Null(await open.Send(branch, candidate));
        await Records.AllHold(office.Database);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_a_secretary_cannot_send_is_entered_from_paper_with_its_fault_and_ruled_on(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var open = await NominationsOpen.Of(office);
        var (branch, candidate) = (open.Free[0], open.Candidates[0]);
        await open.MakeSecretary(branch);
        var meeting = open.Meeting();
        await using var db = office.Database.ForReading();
        var english = await db.Branches.FirstAsync(b => b.Region != db.Regions.First(r => r.Name == "Wales").Id && b.Id != branch.Id, TestContext.Current.CancellationToken);
        await open.MakeSecretary(english);
        (NominationFault Fault, Branch Branch, Meeting Meeting, ContestId Contest)[] wrong =
        [
            (NominationFault.ShortNotice, branch, open.Meeting(notice: 6), open.All),
            (NominationFault.OutsideTheWindow, branch, meeting with { MetOn = open.Today.AddDays(-1), NoticeOn = open.Today.AddDays(-9) }, open.All),
            (NominationFault.NoQuorum, branch, meeting with { Present = 4, Votes = 3, VotesInAll = 4 }, open.All),
            (NominationFault.NotEntitled, english, meeting, open.Wales),
        ];
        foreach (var (fault, body, met, contest) in wrong)
        {
            Assert.NotNull(await open.Send(body, candidate, contest, met));
            Assert.Null(await open.Enter(body, candidate, contest, met));
            var entered = await open.Latest();
            Assert.Contains(await db.FaultsOf(entered), found => found.Fault == fault);
            Assert.NotNull(await open.Rule(entered.Id, reason: null));
            Assert.Null(await open.Rule(entered.Id, fault));
        }

        // What cannot have been is taken from nobody.
        Meeting[] impossible = [meeting with { MetOn = open.Today.AddDays(1) }, meeting with { Votes = 11 }, meeting with { VotesInAll = 12 }, meeting with { NoticeOn = open.Today.AddDays(1) }, meeting with { Votes = 0 }];
        foreach (var met in impossible)
        {
            Assert.NotNull(await open.Send(branch, candidate, meeting: met));
            Assert.NotNull(await open.Enter(branch, candidate, meeting: met));
        }

        Assert.NotNull(await open.Send(branch, candidate, new ContestId(1)));
        Assert.NotNull(await open.Do(SendNomination.Act, NominationsOpen.Olwen, new SendNomination.Facts(open.Election, open.Brought(branch, candidate) with { Name = open.Candidates[1].Name })));
        Assert.NotNull(await open.Send(open.Free[2], candidate));

        // Late: the day has passed, and nominations have not been closed by anybody yet.
        var closes = (await db.TimetableDates.SingleAsync(date => date.Election == open.Election && date.Milestone == Milestone.NominationsClose, TestContext.Current.CancellationToken)).OnDay;
        office.Clock.MoveOn(TimeSpan.FromDays(closes.DayNumber - open.Today.DayNumber + 1));
        var last = new Meeting(closes.AddDays(-9), closes, 11, 8, 10);
        Assert.NotNull(await open.Send(branch, candidate, meeting: last));
        Assert.Null(await open.Enter(branch, candidate, meeting: last));
        Assert.Contains(await db.FaultsOf(await open.Latest()), found => found.Fault is NominationFault.Late);
    }

    [Fact]
    public async Task A_secretary_who_is_one_no_more_sends_nothing()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var open = await NominationsOpen.Of(office);
        await open.MakeSecretary(open.Free[0]);
        Assert.NotNull(await open.Do(NameSecretary.Act, "Nia Rowlands", new NameSecretary.Facts(open.Candidates[0].Number, Body.Of(open.Free[0].Id), open.Today)));
        await using var db = office.Database.ForReading();
        var entry = (await db.Set<Secretary>().SingleAsync(s => s.Branch == open.Free[0].Id, TestContext.Current.CancellationToken)).Id;
        Assert.Null(await open.Do(EndSecretary.Act, "Nia Rowlands", new EndSecretary.Facts(entry, open.Today.AddDays(-1))));
        Assert.Equal("Secretaries", (await open.Send(open.Free[0], open.Candidates[0]))!.Because.Place);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Attendance_and_minutes_are_on_no_page_but_the_offices_and_not_on_the_record(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var open = await NominationsOpen.Of(office);
        Assert.Null(await open.Enter(open.Free[0], open.Candidates[0]));
        var nomination = (await open.Latest()).Id;
        var at = $"/elections/{open.Election}";
        string[] pages =
        [
            at, $"{at}/nominations", $"{at}/nominations.csv", $"{at}/contests/{open.All}/nominated", $"{at}/nominations/{nomination}", $"{at}/nominations/{nomination}/rule", $"{at}/nominations/office",
            $"{at}/nominations/{nomination}/appeal", $"{at}/candidates", $"{at}/stand", "/my-nominations", $"{at}/record",
        ];
        foreach (var (name, reads) in new[] { ("Moses Adeyemi", true), ("Ruth Okafor", true), ("Farah Siddiqui", true), ("Nia Rowlands", false), (NominationsOpen.Olwen, false) })
        {
            using var browser = await office.As(name);
            var seen = false;
            foreach (var page in pages)
            {
                var text = (await browser.Get(page)).Body!.TextContent;
                seen |= text.Contains(NominationsOpen.Sealed, StringComparison.Ordinal);
                Assert.False(!reads && text.Contains(open.Candidates[0].Number, StringComparison.Ordinal), $"{name} at {page} reads a number of membership.");
            }

            Assert.True(seen == reads, name);
        }

        await using var db = office.Database.ForReading();
        var entries = await db.Set<RecordEntry>().Where(entry => entry.Election == open.Election).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(entries, entry => entry.Kind == "nomination-received" && Encoding.UTF8.GetString(entry.PublicData!).Contains(open.Candidates[0].Name, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain(NominationsOpen.Sealed, Encoding.UTF8.GetString(entry.PublicData!) + (entry.SealedData is { } kept ? Encoding.UTF8.GetString(kept) : ""), StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain(open.Candidates[0].Number, Encoding.UTF8.GetString(entry.PublicData!), StringComparison.Ordinal));
        await Records.AllHold(office.Database);
    }

    [Fact]
    public async Task The_public_register_counts_what_is_valid_from_how_many_regions_for_how_many_members()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var open = await NominationsOpen.Of(office);
        var candidate = open.Candidates[3];
        await using var db = office.Database.ForReading();
        var (regions, members) = (new HashSet<RegionId>(), 0);
        foreach (var branch in open.Free.Take(3))
        {
            Assert.Null(await open.Enter(branch, candidate));
            Assert.Null(await open.Rule((await open.Latest()).Id, reason: null));
            regions.Add(branch.Region!.Value);
            members += await db.Members.CountAsync(m => m.Branch == branch.Id && (m.Membership == Membership.Current || m.Membership == Membership.InArrears), TestContext.Current.CancellationToken);
        }

        Assert.Null(await open.Enter(open.Free[3], candidate));
        using var browser = office.Browser();
        var row = (await browser.Get($"/elections/{open.Election}/nominations")).QuerySelectorAll("tbody tr").Single(row => row.FirstElementChild!.TextContent == candidate.Name);
        Assert.Equal([candidate.Name, "3", $"{regions.Count}", $"{members}", "1", "0"], row.Children.Select(cell => cell.TextContent));
        await browser.Get($"/elections/{open.Election}/nominations.csv");
        var lines = (await browser.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal(4, lines.Count(line => line.Contains(candidate.Name, StringComparison.Ordinal)));

        // A draft has no such page.
        var draft = (await db.Elections.FirstAsync(e => e.Stage == Stage.Draft, TestContext.Current.CancellationToken)).Id;
        foreach (var path in new[] { "nominations", "nominations.csv", "candidates" })
        {
            await browser.Get($"/elections/{draft}/{path}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
    }

    /// <summary>An act that forgets to look.</summary>
    private static class EnterTwice
    {
        internal sealed record Facts(ElectionId Election, BranchId Branch) : IInElection;

        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
        {
            var first = await db.Set<Nomination>().AsNoTracking().SingleAsync(n => n.Branch == facts.Branch);
            db.Add(new Nomination
            {
                Election = first.Election,
                Contest = first.Contest,
                Number = 1_000,
                Branch = first.Branch,
                Workplace = null,
                BodyName = first.BodyName,
                Region = first.Region,
                MembersRepresented = 1,
                Candidate = first.Candidate,
                CandidateName = first.CandidateName,
                NoticeOn = first.NoticeOn,
                MetOn = first.MetOn,
                Present = 5,
                Votes = 5,
                VotesInAll = 5,
                Attendance = "",
                Minutes = "",
                ReceivedOn = first.ReceivedOn,
                OnPaper = true,
                EnteredBy = first.EnteredBy,
                EnteredAt = now,
            });
            return null;
        }
    }
}
