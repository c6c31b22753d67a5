using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RankAndFile.Web.Tests;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Browser.Tests;

/// <summary>
/// Every page, as each person of the demonstration, wide and narrow, in English and in Welsh: axe finds nothing, the page is
/// no wider than the window, its console stays empty and it asks for nothing elsewhere. Values for the
/// parameters in addresses come from the slices' deeds (<see cref="IDeeds.Values"/>).
/// </summary>
public sealed partial class PagesTests(Chromium chromium)
{
    private const int WidthOfADesk = 1280;
    private const int WidthOfAPhone = 390;

    [Fact]
    public async Task Nothing_is_wrong_with_any_page_for_anybody()
    {
        await (await chromium.NewWindow()).DisposeAsync();
        await using var office = await Office.Open(On.Sqlite, cluster: null);
        var (values, pages) = (await AllDeeds.Values(office), (await office.AllPages()).All.Where(page => page.IsPage && page.Route is not "language").ToList());
        var (wrong, seen, opened) = (new ConcurrentBag<string>(), new ConcurrentDictionary<string, bool>(), new ConcurrentDictionary<string, bool>());
        var cast = (await Cast.Of(office)).Where(player => player.HasGivenACode || player.Person is null || player.IsAdministrator).Select(player => (Player: player, Language: "en")).ToList();
        cast.AddRange(cast.Where(one => !one.Player.IsAdministrator).Select(one => one with { Language = "cy" }).ToList());
        await Parallel.ForEachAsync(cast, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (one, _) =>
        {
            var (player, language) = one;
            await using var window = await chromium.NewWindow();
            await window.AddCookiesAsync([new() { Name = "language", Value = language, Url = office.Address.ToString() }]);
            var look = new Look(await window.NewPageAsync(), office.Address, wrong, seen);
            await look.SignIn(player, office);
            foreach (var page in pages)
            {
                foreach (var path in page.Addresses(values))
                {
                    if (await look.At(path, player))
                    {
                        opened[page.Route] = true;
                    }
                }
            }
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Distinct().Order()));
        Assert.Empty(pages.Select(page => page.Route).Except(opened.Keys));
        TestContext.Current.TestOutputHelper!.WriteLine($"{seen.Count} different pages were looked at.");
    }

    [Fact]
    public async Task What_is_wrong_would_be_found()
    {
        await using var window = await chromium.NewWindow();
        var page = await window.NewPageAsync();
        await page.SetContentAsync("<p style='color: #aaa'>pale<img src='data:,'>");
        await Axe.Load(page);
        Assert.Equal(["color-contrast", "document-title", "html-has-lang", "image-alt"], (await Axe.Violations(page)).Select(wrong => wrong.Split(':')[0]).Intersect(["color-contrast", "document-title", "html-has-lang", "image-alt"]).Order());
    }

    /// <summary>A person's window, in which one page after another is looked at.</summary>
    private sealed partial class Look
    {
        private readonly IPage _page;
        private readonly Uri _office;
        private readonly ConcurrentBag<string> _wrong;
        private readonly ConcurrentDictionary<string, bool> _seen;
        private string _at = "";
        private bool _isFirst = true;

        internal Look(IPage page, Uri office, ConcurrentBag<string> wrong, ConcurrentDictionary<string, bool> seen)
        {
            (_page, _office, _wrong, _seen) = (page, office, wrong, seen);

            // A page for which one has not the role says so with its status, which the console repeats.
            page.Console += (_, said) => Note(said.Type is "error" && !said.Text.Contains("the server responded with a status of 40", StringComparison.Ordinal), $"the console says {said.Text}");
            page.PageError += (_, error) => Note(isWrong: true, $"a script failed: {error}");
            page.Request += (_, asked) => Note(!asked.Url.StartsWith(office.ToString(), StringComparison.Ordinal) && !asked.Url.StartsWith("data:", StringComparison.Ordinal), $"it asks for {asked.Url}");
        }

        internal async Task SignIn(Player player, Office office)
        {
            if (player.Person is { } person)
            {
                await _page.GotoAsync($"{_office}try");
                await _page.Locator("main button", new() { HasText = player.Name! }).ClickAsync();
                if (!player.HasGivenACode)
                {
                    await _page.GotoAsync(new Uri(_office, await office.LinkFor(person)).ToString());
                    await _page.Locator("main button").ClickAsync();
                }
            }
        }

        /// <summary>Whether the page was there. What looks the same was looked at already.</summary>
        internal async Task<bool> At(string path, Player player)
        {
            _at = $"{path} as {player}";
            var address = new Uri(_office, path).ToString();
            var answer = await _page.APIRequest.GetAsync(address);
            Note(answer.Status >= 500, $"answers {answer.Status}");
            var isThere = answer.Ok && new Uri(answer.Url).AbsolutePath == path.Split('?')[0];
            if ((isThere || answer.Status is 403 or 404) && _seen.TryAdd(Essence(await answer.TextAsync(), player), true))
            {
                await _page.SetViewportSizeAsync(WidthOfADesk, 900);
                await _page.GotoAsync(address);
                await Axe.Load(_page);
                await Check(WidthOfADesk);
                await _page.SetViewportSizeAsync(WidthOfAPhone, 844);
                await Check(WidthOfAPhone);
            }

            return isThere;
        }

        private async Task Check(int width)
        {
            foreach (var violation in await Axe.Violations(_page))
            {
                Note(isWrong: true, $"{width} px: {violation}");
            }

            var wide = await _page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Note(wide > width, $"{width} px: it is {wide} wide");
        }

        private void Note(bool isWrong, string what)
        {
            if (isWrong)
            {
                _wrong.Add($"{_at}: {what}");
            }
        }

        // What stands around a page is the same on all pages of a person, so of the others it is the page itself that counts.
        private string Essence(string html, Player player)
        {
            var shown = _isFirst ? html : Itself().Match(html).Value;
            _isFirst = false;
            return Hidden().Replace(shown, "").Replace(player.Name ?? "Sign in", "", StringComparison.Ordinal);
        }

        [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
        private static partial Regex Itself();

        [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
        private static partial Regex Hidden();
    }
}
