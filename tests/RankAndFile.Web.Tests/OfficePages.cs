using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RankAndFile.Web.Accounts;

namespace RankAndFile.Web.Tests;

/// <summary>Every page and endpoint there is, with what it declares.</summary>
internal sealed partial record OfficePages(IReadOnlyList<(string Route, Doing? Does)> All)
{
    internal static async Task<OfficePages> Of(IServiceProvider parts)
    {
        var all = new List<(string, Doing?)>();
        var loader = parts.GetRequiredService<PageLoader>();
        foreach (var page in parts.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            all.Add((page.AttributeRouteInfo!.Template!, compiled.ModelTypeInfo!.GetCustomAttribute<DoesAttribute>()?.Doing));
        }

        foreach (var endpoint in parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null))
        {
            all.Add((endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<DoesAttribute>()?.Doing));
        }

        return new(all);
    }

    /// <summary>The addresses of pages, about this election where they are about one.</summary>
    internal IEnumerable<(string Path, Doing Does)> About(long election) => All
        .Where(page => !page.Route.Contains("{edition}", StringComparison.Ordinal) && !page.Route.Contains("{digits}", StringComparison.Ordinal) && !page.Route.Contains("{code", StringComparison.Ordinal))
        .Select(page => ("/" + ElectionPart().Replace(page.Route.TrimStart('/'), $"{election}")
            .Replace("{document}", "general-secretary-rules", StringComparison.Ordinal)
            .Replace("{clause}", "2.1", StringComparison.Ordinal)
            .Replace("{job}", "1", StringComparison.Ordinal), page.Does!.Value));

    [GeneratedRegex(@"\{election[^}]*\}")]
    private static partial Regex ElectionPart();
}
