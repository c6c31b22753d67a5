using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RankAndFile.Browser.Tests.Chromium))]

namespace RankAndFile.Browser.Tests;

/// <summary>The one browser of all tests: Debian's Chromium. Where it is not installed the tests are skipped, except in CI.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            _playwright = await Playwright.CreateAsync();

            // Chromium has no sandbox of its own for root, which builds often run as.
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Environment.UserName is "root" ? ["--no-sandbox"] : [] });
        }
    }

    /// <summary>A window that knows no cookie yet.</summary>
    public async Task<IBrowserContext> NewWindow()
    {
        Assert.SkipWhen(_browser is null && Environment.GetEnvironmentVariable("CI") is not "true", $"{Program} is not installed (tests/apt-packages.txt names it).");
        Assert.True(_browser is not null, "Chromium has to be installed in CI.");
        return await _browser!.NewContextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }
}
