using System.Collections.Frozen;
using System.Security.Cryptography;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Union;

namespace RankAndFile.Web.Layout;

/// <summary>The style sheet and the typeface, which the program carries in itself. An address names its content, so browsers keep it for a year.</summary>
public static class Face
{
    private static readonly FrozenDictionary<string, byte[]> _files = typeof(Face).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("face/", StringComparison.Ordinal))
        .ToFrozenDictionary(name => name["face/".Length..], Bytes);

    private static readonly string _edition = Convert.ToHexStringLower(SHA256.HashData(_files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value).ToArray()))[..12];

    public static string Address(string file) => $"/face/{_edition}/{file}";

    /// <summary>The style sheet with the union's colour.</summary>
    public static string AddressOf(Colour colour) => $"/face/colour/{colour.ToString()[1..]}.css";

    public static void MapFace(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/face/{edition}/{file}", (string file, HttpContext http) =>
            _files.TryGetValue(file, out var bytes) ? Kept(http, Results.Bytes(bytes, TypeOf(file))) : Results.NotFound())
            .WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));
        routes.MapGet("/face/colour/{digits}.css", (string digits, HttpContext http) =>
            Colour.Read($"#{digits}") is { } colour ? Kept(http, Results.Text($":root {{ --union: {colour}; }}\n", "text/css")) : Results.NotFound())
            .WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));
    }

    private static IResult Kept(HttpContext http, IResult result)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return result;
    }

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".css" => "text/css",
        ".woff2" => "font/woff2",
        ".js" or ".mjs" => "text/javascript",
        ".svg" => "image/svg+xml",
        _ => "text/plain",
    };

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream(name)!;
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
