using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Hosting;

/// <summary>What every answer tells the browser it may do: nothing but what these pages need.</summary>
public static class Headers
{
    private const string Policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Set(HttpContext http, RequestDelegate next)
    {
        // At the last moment: the page that says something went wrong is made on a cleared answer.
        http.Response.OnStarting(() =>
        {
            var policy = http.GetEndpoint()?.Metadata.GetMetadata<HandsOutFilesAttribute>() is not null ? "sandbox; default-src 'none'" : http.GetEndpoint()?.Metadata.GetMetadata<RunsScriptAttribute>() switch
            {
                null => Policy,
                { IsModule: true } => $"{Policy}; script-src 'self'; connect-src 'self'",
                _ => $"{Policy}; script-src 'self'",
            };
            Set(http.Response.Headers, policy, http.Request.IsHttps);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static void Set(IHeaderDictionary headers, string policy, bool isHttps)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (!headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-cache, no-store";
            headers.Pragma = "no-cache";
        }

        if (isHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
