using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Data;
using RankAndFile.Web.Declarations;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Files;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Nominations;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;
using RankAndFile.Web.Register.Rolls;

namespace RankAndFile.Web.Hosting;

/// <summary>The office as a web server.</summary>
public static class Site
{
    private const long LargestRequest = 1 << 20;

    /// <summary>Brings the database to the present and makes everything ready to run.</summary>
    public static async Task<WebApplication> Open(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("RANKANDFILE_").AddCommandLine(args);
        var settings = Settings.Of(builder.Configuration);
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        AddParts(builder.Services, settings);
        Quiet(builder.Logging);
        change?.Invoke(builder);

        var site = builder.Build();
        await Opening.Prepare(site.Services);
        Lay(site, settings);
        return site;
    }

    private static void AddParts(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new Recorder(HeadKey.In(settings.Data)));
        if (settings.Postgres is { } cluster)
        {
            services.AddSingleton(new PostgresDatabase(cluster));
            services.AddSingleton<Database>(parts => parts.GetRequiredService<PostgresDatabase>());
            services.AddSingleton<Door, PostgresDoor>();
        }
        else
        {
            services.AddSingleton(DataFolder.Database(settings.Data));
            services.AddSingleton<Database>(parts => parts.GetRequiredService<SqliteDatabase>());
            services.AddSingleton<Door, SqliteDoor>();
        }

        services.AddScoped(parts => parts.GetRequiredService<Database>().ForReading());
        services.AddSingleton<Pickup>();
        services.AddSingleton<AddressSeal>();
        services.AddSingleton<Postman>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<LmtpServer>();
        services.AddHostedService(parts => parts.GetRequiredService<LmtpServer>());
        services.AddSingleton<SealedState>();
        PasskeyReading.AddTo(services);
        services.AddJobs(settings.WorksOnJobs);
        services.AddSingleton<ProtectionKeys>();
        services.AddDataProtection().SetApplicationName("rank-and-file");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<ProtectionKeys>((keys, kept) => keys.XmlRepository = kept);
        services.AddRateLimiter(limits => Limits.Set(limits, settings));
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "form";
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddRazorPages(pages => pages.RootDirectory = "/")
            .AddMvcOptions(pages =>
            {
                pages.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                pages.Filters.Add(new TakesWhatIsSent());
            });
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
    }

    private static void Lay(WebApplication site, Settings settings)
    {
        if (settings.BehindProxy)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            forwarded.KnownProxies.Add(IPAddress.IPv6Loopback);
            site.UseForwardedHeaders(forwarded);
        }

        site.Use(Headers.Set);
        site.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/said/500",
            StatusCodeSelector = failure => failure is NoRoomException ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status500InternalServerError,
        });
        site.UseStatusCodePagesWithReExecute("/said/{0}");
        site.UseRouting();
        site.UseRateLimiter();
        site.UseMiddleware<Welcome>();
        site.UseMiddleware<Gate>();
        site.MapRazorPages();
        site.MapFace();
        site.MapRecords();
        site.MapRolls();
        site.MapNominations();
        site.MapMyData();
        site.MapFrozenFiles();
        site.MapFiles();
        site.MapResultFiles();
        site.MapGet("/health/ready", Health.Ready).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages));
    }

    // The framework tells of requests with their addresses; what it has to warn of is kept.
    private static void Quiet(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
}
