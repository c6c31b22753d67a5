using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace RankAndFile.Web.Hosting;

/// <summary>PostgreSQL's own programs for taking a database out and putting it back.</summary>
internal static class PostgresPrograms
{
    internal static Task Dump(string cluster, string to) => Run("pg_dump", cluster, "--format=custom", "--no-owner", "--no-privileges", $"--file={to}");

    /// <summary>All of it or nothing.</summary>
    internal static Task Restore(string cluster, string from) =>
        Run("pg_restore", cluster, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", $"--dbname={new NpgsqlConnectionStringBuilder(cluster).Database}", from);

    private static async Task Run(string program, string cluster, params string[] arguments)
    {
        var start = new ProcessStartInfo(Found(program), arguments) { RedirectStandardError = true };
        foreach (var (name, value) in Environment(new NpgsqlConnectionStringBuilder(cluster)))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode is not 0)
        {
            throw new BackupException($"{program} ended with {process.ExitCode}: {complaint.Trim()}");
        }
    }

    // In the environment and not on the command line, which others on the machine can read.
    private static IEnumerable<(string Name, string? Value)> Environment(NpgsqlConnectionStringBuilder to) =>
    [
        ("PGHOST", to.Host),
        ("PGPORT", to.Port.ToString(CultureInfo.InvariantCulture)),
        ("PGUSER", to.Username),
        ("PGPASSWORD", to.Password),
        ("PGDATABASE", to.Database),
        ("PGSSLMODE", SslMode(to.SslMode)),
        ("PGSSLROOTCERT", to.RootCertificate),
    ];

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    // Debian keeps those of every version apart; the newest reads all older clusters.
    private static string Found(string program)
    {
        var folders = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            folders.InsertRange(0, Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin")));
        }

        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new BackupException($"{program} is not installed here. It comes with PostgreSQL (Debian: postgresql-client).");
    }
}
