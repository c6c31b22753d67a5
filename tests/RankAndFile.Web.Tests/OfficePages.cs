using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Tests;

/// <summary>A page or an endpoint.</summary>
/// <param name="Asked">How it may be asked: method and handler, which is empty for most.</param>
/// <param name="IsLimited">Its forms count as tries of a secret.</param>
internal sealed partial record OfficePage(string Route, Doing? Does, bool IsPage, bool IsLimited, IReadOnlyList<(string Method, string Handler)> Asked)
{
    internal IEnumerable<string> Parameters => Parameter().Matches(Route).Select(parameter => parameter.Groups[1].Value);

    /// <summary>Its addresses, with all these values for its parameters; none where one has no value. What stands for the whole route is what is asked of the page.</summary>
    internal IEnumerable<string> Addresses(ILookup<string, string> values)
    {
        var addresses = Parameters.Aggregate(
            (IEnumerable<string>)["/" + Route.TrimStart('/')],
            (addresses, parameter) => [.. addresses.SelectMany(address => values[parameter].Select(value => Parameter(parameter).Replace(address, value, 1)))]);
        return addresses.SelectMany(address => values[Route.TrimStart('/')].Select(asked => $"{address}?{asked}").Prepend(address));
    }

    internal bool Is(string path) => Regex.IsMatch(path.Split('?')[0], $"^/{string.Join("[^/]+", Parameter().Split(Route.TrimStart('/')).Where((_, at) => at % 2 is 0).Select(Regex.Escape))}$");

    /// <summary>The election that an address is about.</summary>
    internal ElectionId? ElectionIn(string path)
    {
        var at = Array.FindIndex(Route.TrimStart('/').Split('/'), part => part.StartsWith("{election", StringComparison.Ordinal));
        return at >= 0 && ElectionId.TryParse(path.Split('?')[0].TrimStart('/').Split('/')[at], null, out var election) ? election : null;
    }

    private static Regex Parameter(string name) => new($@"\{{\*{{0,2}}{name}[^}}]*\}}");

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}

/// <summary>Every page and endpoint there is, with what it declares.</summary>
internal sealed record OfficePages(IReadOnlyList<OfficePage> All)
{
    internal static async Task<OfficePages> Of(IServiceProvider parts)
    {
        var all = new List<OfficePage>();
        var loader = parts.GetRequiredService<PageLoader>();
        foreach (var page in parts.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var handlers = compiled.HandlerMethods!.Select(handler => (Method: handler.HttpMethod.ToUpperInvariant(), Handler: handler.Name ?? "")).ToList();
            // A page is shown where it has nothing to do before.
            all.Add(new(page.AttributeRouteInfo!.Template!, compiled.ModelTypeInfo!.GetCustomAttribute<DoesAttribute>()?.Doing, IsPage: true, compiled.ModelTypeInfo!.GetCustomAttribute<EnableRateLimitingAttribute>() is not null, [.. handlers.Union([("GET", "")])]));
        }

        foreach (var endpoint in parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null))
        {
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            all.Add(new(endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<DoesAttribute>()?.Doing, IsPage: false, endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null, [.. methods.Select(method => (method, ""))]));
        }

        return new(all);
    }

    /// <summary>The page at this address: of several that fit, the one with the fewest parameters.</summary>
    internal OfficePage At(string path) =>
        All.Where(page => page.Is(path)).MinBy(page => page.Parameters.Count()) ?? throw new InvalidOperationException($"There is no page at {path}.");
}
