using System.Globalization;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Hosting;

/// <summary>A setting cannot be followed: which, and what it should be.</summary>
public sealed class SettingsException(string reason) : Exception(reason);

/// <summary>How this office was started.</summary>
/// <param name="Data">The folder with the database and whatever else has to be backed up.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="Postgres">A connection string, where the rows lie in a PostgreSQL cluster and not in the folder.</param>
/// <param name="IsDemonstration">An empty database is filled with an invented union.</param>
/// <param name="BehindProxy">A proxy in front ends TLS and says who asked.</param>
/// <param name="MailFrom">Whom messages are from.</param>
/// <param name="RequestsASecond">How often one address may ask, for long; for moments five times as often.</param>
/// <param name="SecretsAMinute">How often one address may try a secret.</param>
/// <param name="WorksOnJobs">This machine does its share of the long work.</param>
/// <param name="Members">How many members the invented union has.</param>
public sealed record Settings(string Data, string Urls, string? Postgres, bool IsDemonstration, bool BehindProxy, string MailFrom, int RequestsASecond, int SecretsAMinute, bool WorksOnJobs, long Members)
{
    public required MailSettings Mail { get; init; }

    public static Settings Of(IConfiguration configuration) => new(
        Path.GetFullPath(configuration["data"] ?? "data"),
        configuration["urls"] ?? $"http://localhost:{Port(configuration["port"] ?? "5080")}",
        configuration["postgres"],
        configuration.GetValue("demonstration", defaultValue: false),
        configuration.GetValue("behind-proxy", defaultValue: false),
        configuration["mail-from"] ?? "office@localhost",
        configuration.GetValue("requests-a-second", defaultValue: 200),
        configuration.GetValue("secrets-a-minute", defaultValue: 30),
        configuration.GetValue("jobs", defaultValue: true),
        configuration.GetValue("members", defaultValue: 3_000L))
    {
        Mail = MailSettings.Of(configuration, configuration["urls"] ?? $"http://localhost:{Port(configuration["port"] ?? "5080")}"),
    };

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw new SettingsException($"--port is a number up to {ushort.MaxValue}, not {text}.");
}
