using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(RankAndFile.Web.Tests.Cluster))]

namespace RankAndFile.Web.Tests;

/// <summary>A PostgreSQL cluster of its own in a temporary folder, reached by a socket only. Where the server is not installed its tests are skipped, except in CI.</summary>
public sealed class Cluster : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("office-pg").FullName;
    private string? _programs;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        _programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        if (_programs is null)
        {
            return;
        }

        if (Environment.UserName is "root")
        {
            // PostgreSQL does not run as root.
            await Run("chown", "postgres", _folder);
        }

        var data = Path.Combine(_folder, "data");
        await RunUnprivileged("initdb", "-D", data, "-U", "office", "-A", "trust", "--encoding=UTF8", "--no-sync");
        await RunUnprivileged("pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-k {_folder} -c listen_addresses='' -c max_connections=300", "start");
    }

    /// <summary>The connection string of an empty database.</summary>
    public async Task<string> NewDatabase()
    {
        if (_programs is null)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is not "true", "PostgreSQL is not installed here (tests/apt-packages.txt names it).");
            Assert.Fail("PostgreSQL has to be installed in CI.");
        }

        var name = $"office{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(To("postgres"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var make = new NpgsqlCommand($"create database {name}", connection);
        await make.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return To(name);
    }

    private string To(string database) => $"Host={_folder};Username=office;Database={database};Maximum Pool Size=40";

    public async ValueTask DisposeAsync()
    {
        if (_programs is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunUnprivileged("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Task RunUnprivileged(string program, params string[] arguments) =>
        Environment.UserName is "root"
            ? Run("runuser", ["-u", "postgres", "--", Path.Combine(_programs!, program), .. arguments])
            : Run(Path.Combine(_programs!, program), arguments);

    private static async Task Run(string program, params string[] arguments)
    {
        // The server keeps what it inherits, so nothing is redirected; it would hold the pipe open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode is not 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
