using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register;
using RankAndFile.Web.Tests.Register;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests;

/// <summary>How fast it is, with MEASURE=1: acts with an entry in one election's record, and a page with its rows.</summary>
public sealed class MeasuredTests(Cluster cluster)
{
    private const int Acts = 10_000;
    private const int AtOnce = 64;
    private const int Looks = 20_000;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Acts_a_second_and_pages(On on)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("MEASURE") is "1", "Measured with MEASURE=1.");
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var draft = await db.Elections.FirstAsync(election => election.Stage == Stage.Draft, TestContext.Current.CancellationToken);
        var officer = await db.People.FirstAsync(person => person.Name == "Farah Siddiqui", TestContext.Current.CancellationToken);
        var who = new Signed(officer.Id, null, officer.Name, IsAdministrator: false, CodeGiven: true);

        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Acts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) =>
            Assert.Null(await office.Door.Do(LookAtDraft.Act, who, new LookAtDraft.Facts(draft.Id))));
        TestContext.Current.TestOutputHelper!.WriteLine($"{on}: {Acts / watch.Elapsed.TotalSeconds:0} acts a second, each with an entry, {AtOnce} at once, one election");

        var times = new ConcurrentBag<double>();
        using var http = new HttpClient { BaseAddress = office.Address };
        watch.Restart();
        await Parallel.ForAsync(0, Looks, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (_, stop) =>
        {
            var each = Stopwatch.StartNew();
            using var answer = await http.GetAsync(new Uri("/elections/1", UriKind.Relative), stop);
            times.Add(each.Elapsed.TotalMilliseconds);
        });
        TestContext.Current.TestOutputHelper!.WriteLine($"{on}: {Looks / watch.Elapsed.TotalSeconds:0} answers a second, 50 at once; 95th percentile {times.Order().ElementAt((int)(Looks * 0.95)):0.0} ms");
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_million_members_in_and_out_again(On on)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("MEASURE") is "1", "Measured with MEASURE=1.");
        await using var office = await Office.Open(on, cluster, demonstration: false);
        await office.Door.Do(BecomeSomebody, Signed.Office, "");
        var path = Path.Combine(office.Folder, "million.csv");
        await using (var file = File.Create(path))
        {
            new InventedMembers(1_000_000).WriteTo(file);
        }

        var watch = Stopwatch.StartNew();
        await using (var file = File.OpenRead(path))
        {
            Assert.Null(await Arriving.Keep(office.Door, Imports.Nia, "million", "million.csv", file));
        }

        var arrived = watch.Elapsed;
        var import = await office.Latest();
        Assert.Null(await office.Door.Do(CheckImport.Act, Imports.Nia, new CheckImport.Facts(import.Id, new([.. ColumnGuess.Of(import.HeaderCells, new Dictionary<string, Column>())], UnknownPlaces.AreMade, AbsentMembers.Stay, WrongRows.AreLeftOut))));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        var check = watch.Elapsed - arrived;
        import = await office.Apply(await office.Latest());
        var apply = watch.Elapsed - arrived - check;
        Assert.Equal(1_000_000, import.Entered);
        await office.Undo(import);
        var undo = watch.Elapsed - arrived - check - apply;
        TestContext.Current.TestOutputHelper!.WriteLine($"{on}: a million rows arrived in {arrived.TotalSeconds:0.0} s, were checked in {check.TotalSeconds:0.0} s, applied in {apply.TotalSeconds:0.0} s, undone in {undo.TotalSeconds:0.0} s; {await office.Members()} members are left");
    }

    private static Task<Counting.Refusal?> BecomeSomebody(Web.Data.OfficeDb db, Signed who, Web.Data.Instant now, string facts)
    {
        db.Add(Person.New("Nia Rowlands", "nia@demonstration.example", now, isAdministrator: true));
        return Task.FromResult<Counting.Refusal?>(null);
    }
}
