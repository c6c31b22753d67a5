using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RankAndFile.Web.Tests;

/// <summary>What a person does with a browser that has no scripts: looks at pages and sends forms.</summary>
internal sealed class Browser(Uri address) : IDisposable
{
    private readonly CookieContainer _cookies = new();

    private HttpClient? _client;

    private HttpClient Http => _client ??= new(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = true }) { BaseAddress = address, DefaultRequestHeaders = { Host = SaysItAsked } };

    /// <summary>The name of the office that requests are said to go to, if not its own.</summary>
    internal string? SaysItAsked { get; init; }

    /// <summary>What it says to know who asks, for a test that speaks for itself.</summary>
    internal string Cookies => _cookies.GetCookieHeader(address);

    internal HttpStatusCode Status { get; private set; }

    internal string Path { get; private set; } = "";

    internal HttpResponseMessage Response { get; private set; } = null!;

    internal Task<IHtmlDocument> Get(string path) => Read(Http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a form as it stands on the page, with these fields filled in.</summary>
    internal Task<IHtmlDocument> Submit(IHtmlFormElement form, params (string Name, string Value)[] filled)
    {
        var fields = form.Fields().Where(field => filled.All(other => other.Name != field.Name))
            .Concat(filled);
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : Path;
        return Post(action, [.. fields]);
    }

    internal Task<IHtmlDocument> Post(string path, params (string Name, string Value)[] fields) =>
        Read(Http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))));

    /// <summary>Sends a form with a file.</summary>
    internal Task<IHtmlDocument> Send(string path, (string Field, string Name, string Content) file, params (string Name, string Value)[] fields) =>
        Send(path, (file.Field, file.Name, System.Text.Encoding.UTF8.GetBytes(file.Content)), fields);

    internal async Task<IHtmlDocument> Send(string path, (string Field, string Name, byte[] Content) file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        return await Read(Http.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    private async Task<IHtmlDocument> Read(Task<HttpResponseMessage> asked)
    {
        Response = await asked;
        (Status, Path) = (Response.StatusCode, Response.RequestMessage!.RequestUri!.PathAndQuery);
        return await new HtmlParser().ParseDocumentAsync(await Response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _client?.Dispose();
}

internal static class Pages
{
    /// <summary>The form that people mean: the one in the page itself, whose button says this.</summary>
    internal static IHtmlFormElement Form(this IHtmlDocument page, string button) =>
        page.Forms.Single(form => form.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button) && form.Closest("main") is not null);

    /// <summary>What a form holds as it stands.</summary>
    internal static (string Name, string Value)[] Fields(this IHtmlFormElement form) =>
    [
        .. form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked).Select(input => (input.Name!, input.Value)),
        .. form.Elements.OfType<IHtmlSelectElement>().Select(select => (select.Name!, select.Value ?? "")),
    ];

    internal static string Field(this IHtmlDocument page, string name) => page.QuerySelector<IHtmlInputElement>($"main input[name={name}]")!.Value;

    internal static string Heading(this IHtmlDocument page) => page.QuerySelector("h1")?.TextContent ?? "";

    internal static string Alert(this IHtmlDocument page) => page.QuerySelector("[role=alert]:not([hidden])")?.TextContent ?? "";
}
