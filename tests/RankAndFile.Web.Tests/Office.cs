using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Tests;

/// <summary>Both kinds of database: whatever is tested on one is tested on the other.</summary>
public enum On
{
    Sqlite,
    Postgres,
}

/// <summary>An office that runs, on a port of its own and on files as in use.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly WebApplication _site;

    private Office(WebApplication site, string folder) => (_site, Folder) = (site, folder);

    internal string Folder { get; }

    /// <summary>Where its rows lie, if in a cluster.</summary>
    internal string? Postgres => _site.Services.GetRequiredService<Settings>().Postgres;

    internal MovableClock Clock => (MovableClock)_site.Services.GetRequiredService<TimeProvider>();

    internal Door Door => _site.Services.GetRequiredService<Door>();

    internal T Part<T>()
        where T : notnull => _site.Services.GetRequiredService<T>();

    internal Database Database => _site.Services.GetRequiredService<Database>();

    internal PublicKeyOfHeads Key => new(_site.Services.GetRequiredService<Recorder>());

    internal Uri Address => new(_site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>Works on jobs. Nothing else does, in a test: so it knows when.</summary>
    internal Runner Runner => _site.Services.GetRequiredService<Runner>();

    internal static async Task<Office> Open(On on, Cluster? cluster, bool demonstration = true, Action<IServiceCollection>? with = null, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("office").FullName;
        List<string> args = ["--data", folder, "--urls", "http://127.0.0.1:0", "--demonstration", $"{demonstration}", "--requests-a-second", "1000000", "--jobs", "false", "--members", "60", .. settings];
        if (on is On.Postgres)
        {
            args.AddRange(["--postgres", await cluster!.NewDatabase()]);
        }

        var site = await Site.Open([.. args], builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(new MovableClock());
            with?.Invoke(builder.Services);
        });
        await site.StartAsync();
        return new(site, folder);
    }

    /// <summary>What the program prints when it starts.</summary>
    internal async Task<string> Printed()
    {
        using var printed = new StringWriter();
        await Opening.PrintLink(_site, printed);
        return printed.ToString();
    }

    internal Task<OfficePages> AllPages() => OfficePages.Of(_site.Services);

    /// <summary>A browser that has been nowhere yet.</summary>
    internal Browser Browser() => new(Address);

    /// <summary>A browser in which somebody of the demonstration is signed in.</summary>
    internal async Task<Browser> As(string name)
    {
        var browser = Browser();
        var page = await browser.Get("/try");
        var form = page.Forms.Single(form => form.TextContent.Contains(name, StringComparison.Ordinal));
        await browser.Submit(form);
        return browser;
    }

    /// <summary>A browser in which somebody came in by a link and has given no code.</summary>
    internal async Task<Browser> WithoutACode(PersonId person)
    {
        var browser = Browser();
        await browser.Submit((await browser.Get(await LinkFor(person))).Form("Sign in"));
        return browser;
    }

    /// <summary>A link with which somebody comes in once.</summary>
    internal async Task<string> LinkFor(PersonId person)
    {
        var secret = Secret.New();
        await Door.Do(HandOverLink.Act, Administrator(new(1)), new HandOverLink.Facts(person, secret));
        return $"/sign-in/link?link={secret}";
    }

    /// <summary>Waits until the messages for which somebody waits are out: a page does not wait for them.</summary>
    internal async Task AnswersAreOut()
    {
        await using var db = Database.ForReading();
        for (var tries = 0; tries < 200 && await db.Deliveries.AnyAsync(d => d.Precedence < 0 && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Handing)); tries++)
        {
            await Task.Delay(10);
        }
    }

    internal static Signed Administrator(PersonId id) => new(id, null, "Nia Rowlands", IsAdministrator: true, CodeGiven: true);

    internal Task<Refusal?> OpenElection(Signed who, string name, PersonId officer, OnceKey? once = null) =>
        Door.Do(Web.Elections.OpenElection.Act, who, new Web.Elections.OpenElection.Facts(name, Footing.OwnRules, Nation.EnglandAndWales, officer, Key.Recorder.Key), once);

    public async ValueTask DisposeAsync()
    {
        await _site.StopAsync();
        await _site.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    internal sealed record PublicKeyOfHeads(Recorder Recorder);
}

/// <summary>The time as it is, moved on by tests.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan _moved;

    internal void MoveOn(TimeSpan by) => _moved += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;
}
