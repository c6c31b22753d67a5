using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;
using RankAndFile.Web.Register;
using RankAndFile.Web.Tests.Accounts;

namespace RankAndFile.Web.Tests.Post;

/// <summary>Members as readers: by the register of the moment, one message an address, and everybody counted who gets none.</summary>
public sealed class MembersTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_ballot_notice_goes_once_to_each_address_of_members_who_chose_mail_and_everybody_else_is_counted(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, demonstration: false, settings: server.Settings);
        await Members(office);
        await office.Door.Do(StopList.Act, Signed.Nobody, new StopList.Facts(office.Part<AddressSeal>().Mac("ann@members.example"), null, ConsentMethod.Preferences));
        var mailing = await Put(office, Purpose.BallotNotice, rule: "general-secretary-rules 2.1");

        Assert.Equal(["ann@members.example", "both@members.example"], server.Messages.Select(m => m.To).Order());
        Assert.Equal((2, 2), ((await office.Mailing(mailing)).Readers, (await office.Mailing(mailing)).Sent));
        Assert.Equal([(Blocked.ChoseLetters, 1), (Blocked.NoAddress, 1), (Blocked.SameAddressTwice, 1)], await Blocks(office, mailing));
        Assert.Contains("because you are a member", server.Messages[0].Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_candidates_write_goes_to_every_member_or_none_of_it_does(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, demonstration: false, settings: server.Settings);
        await Members(office);
        var mailing = await Put(office, Purpose.CandidateMail);
        Assert.Equal(["ann@members.example", "both@members.example", "letters@members.example"], server.Messages.Select(m => m.To).Order());
        Assert.Equal([(Blocked.NoAddress, 1), (Blocked.SameAddressTwice, 1)], await Blocks(office, mailing));

        // Two members share an address, and one press stops it for both.
        using var browser = office.Browser();
        await browser.Post(server.Messages.Single(m => m.To is "both@members.example").Stop, ("List-Unsubscribe", "One-Click"));
        var second = await Put(office, Purpose.CandidateMail);
        Assert.Equal((2, 2), ((await office.Mailing(second)).Readers, (await office.Mailing(second)).Sent));
        Assert.Equal([(Blocked.NoAddress, 1), (Blocked.SwitchedOff, 2)], await Blocks(office, second));
    }

    [Fact]
    public async Task A_member_whose_address_changed_after_the_count_is_written_to_at_the_one_of_today_unless_that_is_stopped_or_another_has_it()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, demonstration: false, settings: server.Settings);
        foreach (var name in new[] { "ann", "bob", "cat", "dan" })
        {
            await SomeMembers.Add(office, name, name, $"{name}@members.example");
        }

        var mailing = await Put(office, Purpose.CandidateMail, "", letGo: false);
        await Move(office, "ann", "ann@elsewhere.example");
        await Move(office, "bob", "stopped@elsewhere.example");
        await Move(office, "cat", "dan@members.example");
        await office.Door.Do(StopList.Act, Signed.Nobody, new StopList.Facts(office.Part<AddressSeal>().Mac("stopped@elsewhere.example"), null, ConsentMethod.Preferences));
        await office.Door.Do(LetGoNow, Signed.Office, mailing);
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);

        Assert.Equal(["ann@elsewhere.example", "dan@members.example"], server.Messages.Select(m => m.To).Order());
        Assert.Equal([(Blocked.SameAddressTwice, 1), (Blocked.StoppedEverything, 1)], await Blocks(office, mailing));
        using var browser = office.Browser();
        var page = await browser.Get($"/me/preferences/{server.Messages.Single(m => m.To is "ann@elsewhere.example").Token}");
        Assert.Contains("What you get", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_members_are_found_and_let_go_a_slice_at_a_time()
    {
        var many = Environment.GetEnvironmentVariable("MEASURE") is "1" ? 100_000 : 1_200;
        await using var office = await Office.Open(On.Sqlite, cluster, demonstration: false);
        foreach (var some in Enumerable.Range(1, many).Chunk(5_000))
        {
            await office.Door.Do(AddMany, Signed.Office, some);
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var mailing = await Put(office, Purpose.CandidateMail, "", letGo: false);
        var found = watch.Elapsed;
        Assert.Equal((many, 0), ((await office.Mailing(mailing)).Readers, (await office.Mailing(mailing)).Blocked));
        watch.Restart();

        // Nothing is sent: what is measured is the rows. The job that sends is stopped by having nobody to send it.
        await office.Door.Do(LetGoNow, Signed.Office, mailing);
        await using var db = office.Database.ForReading();
        var release = new Release(office.Database);
        for (var job = await db.Jobs.FirstAsync(j => j.Kind == "post-release", TestContext.Current.CancellationToken); ;)
        {
            var slice = await release.Next(job, TestContext.Current.CancellationToken);
            Web.Jobs.Progress? progress = null;
            await office.Door.Do<int>(async (rows, _, now, _) => { progress = await slice(rows, now); return null; }, Signed.Office, 0);
            if (progress is not Web.Jobs.Progress.MovedOn on)
            {
                break;
            }

            (job.Cursor, job.Done) = (on.Cursor, on.Done);
        }

        Assert.Equal(many, await db.Deliveries.CountAsync(d => d.Mailing == mailing && d.State == DeliveryState.Waiting, TestContext.Current.CancellationToken));
        TestContext.Current.TestOutputHelper!.WriteLine($"{many} members found in {found.TotalSeconds:0.0} s, let go in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task Members(Office office)
    {
        await SomeMembers.Add(office, "M1", "Ann", "ann@members.example");
        await SomeMembers.Add(office, "M2", "Bet", "both@members.example");
        await SomeMembers.Add(office, "M3", "Cat", "Both@Members.example");
        await SomeMembers.Add(office, "M4", "Dan", "letters@members.example");
        await SomeMembers.Add(office, "M5", "Eve");
        await SomeMembers.Add(office, "M6", "Fay", "left@members.example", membership: Membership.Left);
        foreach (var number in new[] { "M1", "M2", "M3" })
        {
            await SomeMembers.Change(office, number, member => member.Channel = Channel.Email);
        }
    }

    private static Task Move(Office office, string number, string email) =>
        SomeMembers.Change(office, number, member => (member.Email, member.EmailKey) = (email, Person.KeyOf(email)));

    private static async Task<MailingId> Put(Office office, Purpose purpose, string rule = "candidates 1.1", bool letGo = true)
    {
        Assert.Null(await office.Door.Do(PutToMembers, Signed.Office, new Wanted(purpose, letGo ? rule : "")));
        await office.Runner.RunToTheEnd();
        await using var db = office.Database.ForReading();
        return await db.Mailings.Where(m => m.Audience == Audience.Members).MaxAsync(m => m.Id);
    }

    private sealed record Wanted(Purpose Purpose, string Rule);

    private static async Task<Refusal?> PutToMembers(OfficeDb db, Signed who, Instant now, Wanted wanted)
    {
        await WriteMailing.ToAll(db, new(wanted.Purpose, "To members", "Words for everybody.", ""), Audience.Members, wanted.Rule, who, now);
        return null;
    }

    private static async Task<Refusal?> LetGoNow(OfficeDb db, Signed who, Instant now, MailingId mailing)
    {
        await LetGo.Begin(db, await db.Mailings.FirstAsync(m => m.Id == mailing), who, now);
        return null;
    }

    private static Task<Refusal?> AddMany(OfficeDb db, Signed who, Instant now, int[] numbers)
    {
        db.AddRange(numbers.Select(number => new Member
        {
            Number = $"N{number}", Name = "Somebody", NameKey = "SOMEBODY", Address = "", Postcode = "", Country = "", OtherAddress = "",
            Email = $"m{number}@members.example", EmailKey = $"M{number}@MEMBERS.EXAMPLE", Phone = "", Channel = Channel.Email, Formats = Formats.None,
            Occupation = "", Membership = Membership.Current, MembershipSince = new(2020, 1, 1), Class = MemberClass.Employed,
        }));
        return Task.FromResult<Refusal?>(null);
    }

    private static async Task<List<(Blocked, long)>> Blocks(Office office, MailingId mailing)
    {
        await using var db = office.Database.ForReading();
        return [.. (await db.MailingBlocks.Where(b => b.Mailing == mailing).ToListAsync()).OrderBy(b => $"{b.Because}", StringComparer.Ordinal).Select(b => (b.Because, b.Number))];
    }
}
