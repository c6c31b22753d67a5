using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Data;

/// <summary>The program is killed in the middle of acts, as by a power cut; what it had answered is there.</summary>
public sealed class KillTests(Cluster cluster) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("killed").FullName;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Killed_in_the_middle_of_acts_it_has_lost_nothing_that_it_answered(On on)
    {
        var connection = on is On.Postgres ? await cluster.NewDatabase() : null;
        var port = FreePort();
        using var program = Start(connection, port);
        var answered = new System.Collections.Concurrent.ConcurrentBag<string>();
        var address = new Uri($"http://localhost:{port}");
        try
        {
            await UntilReady(program, address);
            var busy = Enumerable.Range(0, 8).Select(worker => KeepOpening(address, worker, answered)).ToList();
            var patience = Stopwatch.StartNew();
            while (answered.Count < 60)
            {
                Assert.True(patience.Elapsed < _patience && !program.HasExited, $"Of 60 acts {answered.Count} were answered in {patience.Elapsed.TotalSeconds:0} seconds; the program {(program.HasExited ? "has ended" : "runs")}.");
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            program.Kill();
            await Task.WhenAll(busy);
        }
        finally
        {
            program.Kill();
        }

        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Database database = connection is null ? new SqliteDatabase(Path.Combine(_folder, "office.sqlite")) : new PostgresDatabase(connection);
        await using var db = database.ForReading();
        var names = await db.Elections.Select(election => election.Name).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Empty(answered.Except(names));
        Assert.Equal(names.Count, names.Distinct().Count());
        await Records.AllHold(database);
    }

    private static async Task KeepOpening(Uri address, int worker, System.Collections.Concurrent.ConcurrentBag<string> answered)
    {
        try
        {
            using var browser = new Browser(address);
            await browser.Submit((await browser.Get("/try")).Forms.Single(form => form.TextContent.Contains("Nia Rowlands", StringComparison.Ordinal)));
            for (var act = 0; ; act++)
            {
                var name = $"Killed {worker} {act}";
                await browser.Submit((await browser.Get("/elections/open")).Form("Open the draft"), ("Name", name));
                if (browser.Status is HttpStatusCode.OK && browser.Path is "/elections")
                {
                    answered.Add(name);
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The program is gone, which is what this waits for.
        }
    }

    private Process Start(string? connection, int port)
    {
        List<string> arguments = [Path.Combine(AppContext.BaseDirectory, "rankandfile-office.dll"), "--data", _folder, "--port", $"{port}", "--demonstration", "true"];
        if (connection is not null)
        {
            arguments.AddRange(["--postgres", connection]);
        }

        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = false })!;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task UntilReady(Process program, Uri address)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        var patience = Stopwatch.StartNew();
        var last = "nothing was asked yet";
        while (patience.Elapsed < _patience)
        {
            Assert.False(program.HasExited, $"The program ended before it was ready; the last thing seen: {last}.");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                last = $"it answers {answer.StatusCode}";
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                last = notYet.Message;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"The program was not ready after {_patience.TotalSeconds} seconds: {last}.");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
