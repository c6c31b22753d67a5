using System.Net;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Hosting;

/// <summary>What holds for every page and endpoint, whoever adds one.</summary>
public sealed class HeldTests(Cluster cluster)
{
    [Fact]
    public async Task No_form_is_taken_without_its_token_against_forgery()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var (values, cast, wrong) = (await AllDeeds.Values(office), await Cast.Of(office), new List<string>());

        // The one that mail programs press by themselves (RFC 8058) is known by the token in its address, which no forger has.
        foreach (var page in (await office.AllPages()).All.Where(page => page.IsPage && page.Route is not "u/{token}"))
        {
            foreach (var (_, handler) in page.Asked.Where(way => way.Method is not "GET"))
            {
                var (path, player) = page.Addresses(values).SelectMany(path => cast.Where(player => player.May(page.Does!.Value, page.ElectionIn(path))).Select(player => (path, player))).First();
                using var browser = await player.Browser(office);
                await browser.Post($"{path.Split('?')[0]}{(handler.Length > 0 ? $"?handler={handler}" : "")}", ("Name", "Mallory"));
                if (browser.Status is not HttpStatusCode.BadRequest)
                {
                    wrong.Add($"{path} {handler} by {player}: {browser.Status}");
                }
            }
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_form_is_refused_by_every_page_that_takes_none()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var (values, cast, wrong) = (await AllDeeds.Values(office), await Cast.Of(office), new List<string>());
        foreach (var page in (await office.AllPages()).All.Where(page => page.IsPage && page.Route is not "said/{code:int}" && !page.Asked.Contains(("POST", ""))))
        {
            var (path, player) = page.Addresses(values).SelectMany(path => cast.Where(player => player.May(page.Does!.Value, page.ElectionIn(path))).Select(player => (path, player))).First();
            using var browser = await player.Browser(office);
            var token = (await browser.Get("/sign-in")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            await browser.Post(path.Split('?')[0], ("__RequestVerificationToken", token));
            if (browser.Status is not HttpStatusCode.MethodNotAllowed)
            {
                wrong.Add($"{path} by {player}: {browser.Status}");
            }
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_answer_says_what_its_page_may_do()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var (values, pages) = (await AllDeeds.Values(office), (await office.AllPages()).All);
        using var browser = await office.As("Nia Rowlands");
        foreach (var path in pages.Where(page => page.Asked.Contains(("GET", ""))).SelectMany(page => page.Addresses(values)).Append("/nowhere").Append("/said/500"))
        {
            var page = await browser.Get(path);
            var headers = browser.Response.Headers;
            var policy = headers.GetValues("Content-Security-Policy").Single();
            if (path.StartsWith("/files/", StringComparison.Ordinal) && browser.Status is HttpStatusCode.OK)
            {
                // What somebody sent may do nothing at all.
                Assert.Equal("sandbox; default-src 'none'", policy);
                continue;
            }

            Assert.StartsWith("default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal(page.QuerySelectorAll("script").Length > 0, policy.Contains("script-src 'self'", StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("script:not([src^='/face/']), [onclick], [style], style"));
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.True(headers.CacheControl is { NoStore: true } || path.StartsWith("/face/", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task Cookies_over_TLS_are_secure_and_no_script_reads_them()
    {
        await using var office = await Office.Open(On.Sqlite, cluster, demonstration: true, with: null, "--behind-proxy", "true");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = office.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var shown = await http.GetAsync(new Uri("/try", UriKind.Relative), TestContext.Current.CancellationToken);
        var form = shown.Headers.GetValues("Set-Cookie").Single();
        var token = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.NotEmpty(shown.Headers.GetValues("Strict-Transport-Security"));

        var cookies = new List<string> { form };
        foreach (var (path, field, value) in new[] { ("/try", "person", "1"), ("/language", "language", "cy") })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
            asked.Headers.Add("Cookie", form.Split(';')[0]);
            asked.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create(field, value)]);
            using var answer = await http.SendAsync(asked, TestContext.Current.CancellationToken);
            cookies.AddRange(answer.Headers.GetValues("Set-Cookie"));
        }

        Assert.Equal(["__Host-session", "form", "language"], cookies.Select(cookie => cookie.Split('=')[0]).Order());
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Whoever_tries_secrets_is_stopped_after_thirty_a_minute_and_told_so()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        using var browser = office.Browser();
        var page = await browser.Get("/sign-in/letter");
        for (var tried = 0; tried < 30; tried++)
        {
            await browser.Submit(page.Form("Sign in"), ("Number", "W1"), ("Code", "AAAA"));
            Assert.Equal(HttpStatusCode.OK, browser.Status);
        }

        foreach (var path in new[] { "/sign-in/letter", "/sign-in", "/sign-in/link", "/sign-in/passkey", "/set-up" })
        {
            page = await browser.Get(path);
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            page = await browser.Submit(page.Forms.First(form => form.Closest("main") is not null));
            Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
            Assert.Equal("Too many tries", page.Heading());
        }
    }

    [Fact]
    public async Task Every_page_that_takes_a_secret_is_limited()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var limited = (await office.AllPages()).All.Where(page => page.IsLimited).Select(page => page.Route);
        Assert.Superset(new HashSet<string> { "passkeys", "set-up", "sign-in", "sign-in/code", "sign-in/letter", "sign-in/link", "sign-in/lost", "sign-in/passkey" }, limited.ToHashSet());
        Assert.Empty((await office.AllPages()).All.Where(page => page is { Does: Doing.SignIn or Doing.GiveACode or Doing.SetUpTheUnion, IsLimited: false } && page.Asked.Any(way => way.Method is not "GET")).Select(page => page.Route));
    }
}
