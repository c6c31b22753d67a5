using System.Net;
using RankAndFile.Web.Accounts;

namespace RankAndFile.Web.Tests.Roles;

/// <summary>
/// Each thing that can be done here is tried by everybody who may not, and on what belongs to another:
/// refused, and no row changed. Then it is done with success by one who may.
/// </summary>
public sealed class DeedsTests(Cluster cluster)
{
    public static IEnumerable<TheoryDataRow<On, string>> Slices =>
        AllDeeds.Of.SelectMany(deeds => new[] { On.Sqlite, On.Postgres }.Select(on => new TheoryDataRow<On, string>(on, deeds.GetType().Name)));

    [Theory]
    [MemberData(nameof(Slices))]
    public async Task What_one_may_do_is_done_and_everybody_else_is_refused(On on, string slice)
    {
        var deeds = AllDeeds.Of.Single(deeds => deeds.GetType().Name == slice);
        await using var office = await Office.Open(on, cluster, deeds.InTheDemonstration, with: null, "--secrets-a-minute", "10000");
        var pages = await office.AllPages();
        await foreach (var deed in deeds.Deeds(office))
        {
            var before = await Rows.Of(office);
            var election = pages.At(deed.Path).ElectionIn(deed.Path);
            foreach (var player in (await Cast.Of(office)).Where(player => !player.May(deed.Does, election)))
            {
                using var browser = await player.Browser(office);
                var answer = await Send(browser, deed, deed.Path, deed.Fields);
                Assert.True(IsRefused(browser, answer, deed, deed.Path), $"{deed.Does} by {player}: {browser.Status} at {browser.Path}");
            }

            if (deed.OnAnothers is { } anothers)
            {
                using var browser = await office.As(deed.By!);
                var answer = await Send(browser, deed, anothers.Path, anothers.Fields);
                Assert.True(IsRefused(browser, answer, deed, anothers.Path), $"{deed.Does} by {deed.By} on another's: {browser.Status} at {browser.Path}");
            }

            Assert.True(!(await Rows.Of(office)).ChangedSince(before).Any(), $"{deed.Does} was refused, and yet changed {string.Join(", ", (await Rows.Of(office)).ChangedSince(before))}");
            await Do(office, deed);
        }
    }

    [Fact]
    public async Task Every_action_has_a_page_or_a_deed_and_every_form_and_endpoint_a_deed()
    {
        var (done, doings, pages) = (new HashSet<string>(), new HashSet<Doing>(), (OfficePages?)null);
        foreach (var deeds in AllDeeds.Of)
        {
            await using var office = await Office.Open(On.Sqlite, cluster, deeds.InTheDemonstration);
            pages ??= await office.AllPages();
            await foreach (var deed in deeds.Deeds(office))
            {
                await Do(office, deed);
                var query = deed.Path.Split('?').ElementAtOrDefault(1)?.Split('&').FirstOrDefault(part => part.StartsWith("handler=", StringComparison.Ordinal));
                done.Add($"{deed.Method} {pages.At(deed.Path).Route} {query?.Split('=')[1]}");
                doings.Add(deed.Does);
            }
        }

        var asked = pages!.All.SelectMany(page => page.Asked.Where(way => way is not ("GET", "")).Select(way => $"{way.Method} {page.Route} {way.Handler}"));
        Assert.Empty(asked.Except(done));
        Assert.Empty(Enum.GetValues<Doing>().Except(doings).Except(pages.All.Select(page => page.Does!.Value)));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Every_page_opens_for_those_who_may_and_for_nobody_else(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var (values, opened, wrong) = (await AllDeeds.Values(office), new HashSet<string>(), new List<string>());
        var looked = (await office.AllPages()).All.Where(page => page.Asked.Contains(("GET", "")) && page.Route is not "language").ToList();
        foreach (var player in await Cast.Of(office))
        {
            using var browser = await player.Browser(office);
            foreach (var page in looked)
            {
                foreach (var path in page.Addresses(values))
                {
                    await browser.Get(path);
                    var wasSentToSignIn = WasSentToSignIn(browser, path);
                    var saw = browser.Status is (HttpStatusCode.OK or HttpStatusCode.NotFound) && !wasSentToSignIn;
                    if (saw != player.May(page.Does!.Value, page.ElectionIn(path)))
                    {
                        wrong.Add($"{path} by {player}: {browser.Status} at {browser.Path}");
                    }

                    if (browser.Status is HttpStatusCode.OK && !wasSentToSignIn)
                    {
                        opened.Add(page.Route);
                    }
                }
            }
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));

        // A page that no value opens needs one from its slice's deeds.
        Assert.Empty(looked.Select(page => page.Route).Except(opened));
    }

    private static async Task Do(Office office, Deed deed)
    {
        using var browser = deed.In ?? (deed.By is null ? office.Browser() : await office.As(deed.By));
        var before = await Rows.Of(office);
        var answer = await Send(browser, deed, deed.Path, deed.Fields);
        Assert.True(browser.Status is HttpStatusCode.OK && !IsRefused(browser, answer, deed, deed.Path), $"{deed.Does} by {deed.By}: {browser.Status} at {browser.Path}: {answer.Alert().Trim()}");
        if (deed is { Method: "POST", LeavesNoRow: false })
        {
            Assert.True((await Rows.Of(office)).ChangedSince(before, andPassing: true).Any(), $"{deed.Does} by {deed.By} at {deed.Path} changed nothing.");
        }
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Send(Browser browser, Deed deed, string path, (string Name, string Value)[] fields)
    {
        if (deed.Method is "GET")
        {
            return await browser.Get(path);
        }

        // Whoever means harm can have a token of their own.
        var token = (await browser.Get("/sign-in")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (string, string)[] all = [("__RequestVerificationToken", token), ("Once", Secret.New()), .. fields.Where(field => field.Name is not ("__RequestVerificationToken" or "Once"))];
        return deed.File is { } file ? await browser.Send(path, file, all) : await browser.Post(path, all);
    }

    private static bool IsRefused(Browser browser, AngleSharp.Html.Dom.IHtmlDocument answer, Deed deed, string path) =>
        browser.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        || (!WhoMay.Table[deed.Does].Anyone && WasSentToSignIn(browser, path))
        || answer.Alert().Length > 0;

    // As the gate sends: to the page alone, or with where to come back to.
    private static bool WasSentToSignIn(Browser browser, string path) =>
        browser.Path.Split("?next=")[0] is "/sign-in" or "/sign-in/code" && browser.Path.Split('?')[0] != path.Split('?')[0];
}
