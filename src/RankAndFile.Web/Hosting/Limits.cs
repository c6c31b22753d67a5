using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace RankAndFile.Web.Hosting;

/// <summary>How often one address may ask. Addresses are held in memory for as long as the window lasts, and written nowhere.</summary>
public static class Limits
{
    /// <summary>For pages that try a secret.</summary>
    public const string Secrets = "secrets";

    public static void Set(RateLimiterOptions limits, Settings settings)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(AddressOf(http), _ => new()
        {
            TokenLimit = 5 * settings.RequestsASecond,
            TokensPerPeriod = settings.RequestsASecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
        limits.AddPolicy(Secrets, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(AddressOf(http), _ => new()
            {
                PermitLimit = settings.SecretsAMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
