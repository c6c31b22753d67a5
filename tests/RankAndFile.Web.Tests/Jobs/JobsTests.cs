using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Tests.Jobs;

/// <summary>Long work is done once, whatever comes between.</summary>
public sealed class JobsTests(Cluster cluster)
{
    private const int Slices = 20;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Work_is_done_slice_by_slice_and_its_page_shows_how_far(On on)
    {
        var work = new Naming();
        await using var office = await Opened(on, work);
        using var browser = await office.As("Nia Rowlands");
        var job = await Start(office);
        Assert.Equal(job, await Start(office));

        work.Before[7] = async _ =>
        {
            var page = await browser.Get($"/jobs/{job}");
            Assert.Equal("7", page.QuerySelector("progress")!.GetAttribute("value"));
            Assert.Equal("3", browser.Response.Headers.GetValues("Refresh").Single());
            await browser.Get($"/jobs/{job}?still=1");
            Assert.False(browser.Response.Headers.Contains("Refresh"));
        };
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);

        Assert.Equal((JobState.Done, Slices), await State(office, job));
        Assert.Equal(Slices, await Named(office));
        Assert.Contains("20 of 20", (await browser.Get("/jobs")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_slice_that_fails_leaves_nothing_rests_and_is_tried_again_until_it_is_given_up(On on)
    {
        var work = new Naming();
        await using var office = await Opened(on, work);
        var job = await Start(office);
        work.AfterRows = at => throw (at is 5 ? new IOException("The address is 1 Mill Lane") : new InvalidTimeZoneException());

        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal((JobState.Running, 0), await State(office, job));
        await using (var db = office.Database.ForReading())
        {
            Assert.Equal(1, await db.Jobs.Where(j => j.Id == job).Select(j => j.Tries).SingleAsync(TestContext.Current.CancellationToken));
        }

        for (var tries = 1; tries < 8; tries++)
        {
            office.Clock.MoveOn(TimeSpan.FromHours(4));
            await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        }

        Assert.Equal((JobState.Failed, 0), await State(office, job));
        using var browser = await office.As("Nia Rowlands");
        var page = await browser.Get($"/jobs/{job}");
        Assert.Contains("The mistake is ours (InvalidTimeZoneException)", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        work.AfterRows = _ => { };
        await browser.Submit(page.Form("Go on with it"));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal((JobState.Done, Slices), await State(office, job));
        Assert.Equal(Slices, await Named(office));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_job_of_a_program_that_hangs_is_taken_over_and_what_that_one_still_does_is_lost(On on)
    {
        var work = new Naming();
        await using var office = await Opened(on, work);
        var job = await Start(office);
        work.Before[9] = async _ =>
        {
            work.Before.Remove(9);
            office.Clock.MoveOn(TimeSpan.FromMinutes(2));
            await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        };

        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal((JobState.Done, Slices), await State(office, job));
        Assert.Equal(Slices, await Named(office));
        Assert.Equal(Slices + 1, work.Made);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Several_programs_share_the_jobs_and_no_slice_is_done_twice(On on)
    {
        var work = new Naming();
        await using var office = await Opened(on, work);
        foreach (var name in Enumerable.Range(0, 10))
        {
            await Start(office, $"job {name} ");
        }

        var runners = Enumerable.Range(0, 4).Select(_ => new Runner(office.Database, office.Door, [work], office.Clock, NullLogger<Runner>.Instance)).ToList();
        await Task.WhenAll(runners.Select(runner => Task.Run(() => runner.RunToTheEnd())));

        await using var db = office.Database.ForReading();
        Assert.Equal(10, await db.Jobs.CountAsync(job => job.Kind == work.Kind && job.State == JobState.Done, TestContext.Current.CancellationToken));
        Assert.Equal(10 * Slices, await Named(office));
        Assert.Equal(10 * Slices, work.Made);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Stopped_in_the_middle_it_leaves_what_was_done_and_can_be_gone_on_with(On on)
    {
        var work = new Naming();
        await using var office = await Opened(on, work);
        using var browser = await office.As("Nia Rowlands");
        var job = await Start(office);
        work.Before[3] = async _ =>
        {
            work.Before.Remove(3);
            await browser.Submit((await browser.Get($"/jobs/{job}")).Form("Stop it"));
        };

        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal((JobState.Stopped, 3), await State(office, job));
        Assert.Equal(3, await Named(office));

        await browser.Submit((await browser.Get($"/jobs/{job}")).Form("Go on with it"));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal((JobState.Done, Slices), await State(office, job));
        Assert.Equal(Slices, await Named(office));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Work_that_the_rules_refuse_ends_with_the_reason(On on)
    {
        var work = new Naming { RefusedAt = 4 };
        await using var office = await Opened(on, work);
        var job = await Start(office);
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal((JobState.Failed, 4), await State(office, job));
        Assert.Equal(4, await Named(office));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_has_expired_is_cleared_away_again_and_again_and_nothing_else(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await office.Door.Do(Old.Act, Signed.Office, office.Clock.Now());
        using var nia = await office.As("Nia Rowlands");
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);

        await using var db = office.Database.ForReading();
        Assert.Equal(1, await db.Sessions.CountAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Set<ActDone>().AnyAsync(done => done.Act == "Old", TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Links.CountAsync(link => link.Hash == "young", TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Links.CountAsync(link => link.UsedAt == null, TestContext.Current.CancellationToken));

        office.Clock.MoveOn(TimeSpan.FromDays(8));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(0, await db.Sessions.CountAsync(TestContext.Current.CancellationToken) + await db.Links.CountAsync(TestContext.Current.CancellationToken));
        var job = await db.Jobs.SingleAsync(job => job.Kind == "clear-expired", TestContext.Current.CancellationToken);
        Assert.Equal((JobState.Waiting, true), (job.State, job.NotBefore > office.Clock.Now()));
    }

    [Fact]
    public void Every_kind_of_work_has_a_name_of_its_own_that_pages_can_say()
    {
        var services = new ServiceCollection();
        services.AddJobs(run: false);
        var kinds = services.Where(service => service.ServiceType == typeof(Work)).Select(service => (Work)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(service.ImplementationType!)).Select(work => work.Kind).ToList();
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
        Assert.All(kinds, kind => Assert.NotEmpty(Words.In(Words.English)[$"job.{kind}"]));
    }

    private Task<Office> Opened(On on, Naming work) => Office.Open(on, cluster, with: services => services.AddSingleton<Work>(work));

    private static async Task<JobId> Start(Office office, string prefix = "")
    {
        await office.Door.Do(AskForNames.Act, Signed.Office, prefix);
        await using var db = office.Database.ForReading();
        return await db.Jobs.Where(job => job.Key == $"names {prefix}").Select(job => job.Id).SingleAsync();
    }

    private static async Task<(JobState State, long Done)> State(Office office, JobId id)
    {
        await using var db = office.Database.ForReading();
        var job = await db.Jobs.SingleAsync(job => job.Id == id);
        return (job.State, job.Done);
    }

    private static async Task<int> Named(Office office)
    {
        await using var db = office.Database.ForReading();
        return await db.Regions.CountAsync(region => region.Name.Contains("name "));
    }

    private static class AskForNames
    {
        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, string prefix)
        {
            await db.Start("names", prefix, who, now, key: $"names {prefix}", of: Slices);
            return null;
        }
    }

    private static class Old
    {
        internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Instant at)
        {
            var person = await db.People.FirstAsync();
            db.Add(new Session { Hash = "old", Person = person.Id, Since = at - TimeSpan.FromDays(1), ExpiresAt = at - TimeSpan.FromHours(14) });
            db.Add(new OneTimeLink { Hash = "old", Person = person.Id, MadeAt = at - TimeSpan.FromDays(3), ExpiresAt = at - TimeSpan.FromDays(2) });
            db.Add(new OneTimeLink { Hash = "young", Person = person.Id, MadeAt = at, ExpiresAt = at + TimeSpan.FromHours(1) });
            db.Add(new ActDone { Key = OnceKey.New(), Act = "Old", At = at - TimeSpan.FromDays(9) });
            return null;
        }
    }

    /// <summary>Makes a region a slice. No two have one name, so a slice that was done twice would fail.</summary>
    private sealed class Naming : Work
    {
        private int _made;

        internal Dictionary<int, Func<Job, Task>> Before { get; } = [];

        internal Action<int> AfterRows { get; set; } = _ => { };

        internal int? RefusedAt { get; init; }

        internal int Made => _made;

        public override string Kind => "names";

        public override async Task<Slice> Next(Job job, CancellationToken stop)
        {
            var at = (int)job.Done;
            Interlocked.Increment(ref _made);
            if (Before.TryGetValue(at, out var before))
            {
                await before(job);
            }

            return async (db, now) =>
            {
                db.Add(new Region { Name = $"{job.FactsAs<string>()}name {at}" });
                await db.SaveChangesAsync();
                AfterRows(at);
                return at == RefusedAt ? new Progress.Refused(new("No.", Source.Docs("roles.md", "a test")))
                    : at + 1 < Slices ? new Progress.MovedOn($"{at + 1}", at + 1, Slices)
                    : new Progress.Finished(Slices);
            };
        }
    }
}
