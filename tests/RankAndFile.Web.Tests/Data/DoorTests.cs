using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Data;

/// <summary>What may be relied on of the one door, on each database.</summary>
public sealed class DoorTests(Cluster cluster)
{
    private const int AtOnce = 200;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Two_hundred_acts_at_once_are_all_there_each_with_its_entry(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var (administrator, officer) = await People(office);

        var refusals = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(act => office.OpenElection(administrator, $"Election {act}", officer)));
        Assert.All(refusals, Assert.Null);

        await using var db = office.Database.ForReading();
        var elections = await db.Elections.Where(election => election.Name.StartsWith("Election ")).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(AtOnce, elections.Select(election => election.Name).Distinct().Count());
        await Records.AllHold(office.Database);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Two_hundred_acts_at_once_on_one_election_leave_its_record_without_gap_or_fork(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var draft = await db.Elections.FirstAsync(election => election.Stage == Web.Elections.Stage.Draft, TestContext.Current.CancellationToken);
        var officer = await db.People.FirstAsync(person => person.Name == "Farah Siddiqui", TestContext.Current.CancellationToken);
        var who = new Signed(officer.Id, null, officer.Name, IsAdministrator: false, CodeGiven: true);

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => office.Door.Do(Web.Elections.LookAtDraft.Act, who, new Web.Elections.LookAtDraft.Facts(draft.Id))));

        Assert.Equal(AtOnce, await db.DraftOpenings.CountAsync(opening => opening.Election == draft.Id, TestContext.Current.CancellationToken));
        Assert.Equal(AtOnce, await db.Set<Audit.RecordEntry>().CountAsync(entry => entry.Election == draft.Id && entry.Kind == "draft-opened", TestContext.Current.CancellationToken));
        await Records.AllHold(office.Database);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_refused_act_leaves_no_row_but_that_it_was_refused(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var (administrator, _) = await People(office);
        Assert.NotNull(await office.Door.Do(WritesThenRefuses.Act, administrator, "mallory@example.org"));
        Assert.NotNull(await office.OpenElection(administrator, "Nobody's", administrator.Person!.Value));

        await using var db = office.Database.ForReading();
        Assert.False(await db.People.AnyAsync(person => person.Email == "mallory@example.org", TestContext.Current.CancellationToken));
        Assert.False(await db.Elections.AnyAsync(election => election.Name == "Nobody's", TestContext.Current.CancellationToken));
        Assert.Equal([nameof(Web.Elections.OpenElection)], await db.Set<RefusedAct>().Select(refused => refused.Act).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_act_that_throws_takes_none_of_its_neighbours_with_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var (administrator, officer) = await People(office);
        var acts = Enumerable.Range(0, 40).Select(act => act % 4 is 0
            ? office.Door.Do(Throws.Act, administrator, "broken@example.org")
            : office.OpenElection(administrator, $"Election {act}", officer)).ToList();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Task.WhenAll(acts));
        Assert.Equal(10, acts.Count(act => act.IsFaulted));
        await using var db = office.Database.ForReading();
        Assert.Equal(30, await db.Elections.CountAsync(election => election.Name.StartsWith("Election "), TestContext.Current.CancellationToken));
        Assert.False(await db.People.AnyAsync(person => person.Email == "broken@example.org", TestContext.Current.CancellationToken));
        await Records.AllHold(office.Database);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_is_sent_again_under_one_key_is_done_once(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var (administrator, officer) = await People(office);
        var once = OnceKey.New();
        var refusals = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => office.OpenElection(administrator, "Once", officer, once)));
        Assert.All(refusals, Assert.Null);

        await using var db = office.Database.ForReading();
        Assert.Equal(1, await db.Elections.CountAsync(election => election.Name == "Once", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_page_cannot_write(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        db.Add(Person.New("Mallory", "mallory@example.org", default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("update unions set name = 'Mallory'", TestContext.Current.CancellationToken));
    }

    private static async Task<(Signed Administrator, PersonId Officer)> People(Office office)
    {
        await using var db = office.Database.ForReading();
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id, TestContext.Current.CancellationToken);
        return (Office.Administrator(people["Nia Rowlands"]), people["Moses Adeyemi"]);
    }

    private static class WritesThenRefuses
    {
        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, string email)
        {
            db.Add(Person.New("Mallory", email, now));
            await db.SaveChangesAsync();
            return new("No.", Source.Docs("roles.md", "a test"));
        }
    }

    private static class Throws
    {
        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, string email)
        {
            db.Add(Person.New("Broken", email, now));
            await db.SaveChangesAsync();
            throw new InvalidTimeZoneException("A defect.");
        }
    }
}
