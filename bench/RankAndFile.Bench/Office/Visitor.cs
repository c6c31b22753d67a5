using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RankAndFile.Bench.Office;

/// <summary>Somebody who is signed in as a person of the demonstration, or nobody, and has a browser of their own.</summary>
internal sealed class Visitor(Uri office, string? name) : IDisposable
{
    // A page of this shape with other numbers in its address is the same page for what it costs.
    private const int OfAShape = 4;

    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;
    private HttpClient? _sender;

    private HttpClient Http => _client ??= Client(follows: true);

    // What is sent is answered with where to look; to look there is another request.
    private HttpClient Sender => _sender ??= Client(follows: false);

    private HttpClient Client(bool follows) =>
        new(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = follows, MaxConnectionsPerServer = 64 }) { BaseAddress = office };

    internal string Name => name ?? "Nobody";

    /// <summary>Every page that links lead to, from the first one on.</summary>
    internal List<(string Shape, string Path)> Pages { get; } = [];

    internal async Task SignIn()
    {
        if (name is not null)
        {
            var page = await Read("/try");
            var form = page.Forms.Single(form => form.QuerySelector("button")?.TextContent.Trim() == name);
            (await Send(Http, "/try", form, new Dictionary<string, string>())).EnsureSuccessStatusCode();
        }
    }

    internal async Task LookAround()
    {
        var (waiting, seen, shapes) = (new Queue<string>(["/"]), new HashSet<string> { "/" }, new Dictionary<string, int>());
        while (waiting.TryDequeue(out var path))
        {
            var shape = ShapeOf(path);
            if (shapes.GetValueOrDefault(shape) == OfAShape)
            {
                continue;
            }

            using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType is not "text/html")
            {
                continue;
            }

            shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
            Pages.Add((shape, path));
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            foreach (var link in page.Links.Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(link => link.StartsWith('/') && !link.StartsWith("/face/", StringComparison.Ordinal) && seen.Add(link)))
            {
                waiting.Enqueue(link);
            }
        }
    }

    /// <summary>How long it took until the whole page was there.</summary>
    internal async Task<double> Look(string path)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Fills in the form with this button, sends it, and looks at the page that it leads to: how long each of the two took.</summary>
    internal async Task<(double Act, double Page)> Act(string path, string button, IReadOnlyDictionary<string, string> filled)
    {
        var page = await Read(path);
        var form = page.Forms.Single(form => form.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button));
        var watch = Stopwatch.StartNew();
        using var answer = await Send(Sender, path, form, filled);
        await answer.Content.ReadAsByteArrayAsync();
        var act = watch.Elapsed.TotalMilliseconds;
        return answer.Headers.Location is { } next && (int)answer.StatusCode is 302 or 303
            ? (act, await Look(next.OriginalString))
            : throw new InvalidOperationException($"{path} answers {answer.StatusCode}, and not with where to go.");
    }

    private async Task<IHtmlDocument> Read(string path) => await new HtmlParser().ParseDocumentAsync(await Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static Task<HttpResponseMessage> Send(HttpClient by, string path, IHtmlFormElement form, IReadOnlyDictionary<string, string> filled)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked).Select(input => (Name: input.Name!, input.Value))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(select => (Name: select.Name!, Value: select.Value ?? "")))
            .Where(field => !filled.ContainsKey(field.Name)).Concat(filled.Select(field => (Name: field.Key, field.Value)));
        var to = form.GetAttribute("action") is { Length: > 0 } action ? action : path;
        return by.PostAsync(new Uri(to, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
    }

    internal static string ShapeOf(string path)
    {
        var at = path.IndexOf('?', StringComparison.Ordinal);
        var parts = (at < 0 ? path : path[..at]).Split('/').Select(part => part.Any(char.IsAsciiDigit) || part.Length > 40 ? "…" : part);
        var asked = at < 0 ? "" : "?" + string.Join('&', path[(at + 1)..].Split('&').Select(field => field.Split('=')[0]));
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join('/', parts)}{asked}");
    }

    public void Dispose()
    {
        _client?.Dispose();
        _sender?.Dispose();
    }
}
