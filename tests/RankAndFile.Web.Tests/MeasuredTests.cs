using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;
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
}
