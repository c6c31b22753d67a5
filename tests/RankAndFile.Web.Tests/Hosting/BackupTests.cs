using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Tests.Data;

namespace RankAndFile.Web.Tests.Hosting;

/// <summary>An office comes back from its backup, made and restored by the program itself.</summary>
public sealed class BackupTests(Cluster cluster) : IDisposable
{
    private const int Acts = 200;

    private readonly string _folder = Directory.CreateTempSubdirectory("backup").FullName;

    private string File => Path.Combine(_folder, "office.backup");

    private string Restored => Path.Combine(_folder, "restored");

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Backed_up_in_the_middle_of_acts_and_restored_it_has_all_that_was_answered_before(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id, TestContext.Current.CancellationToken);
        var (administrator, officer) = (Office.Administrator(people["Nia Rowlands"]), people["Moses Adeyemi"]);
        var opened = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var acts = Enumerable.Range(0, 4).Select(async worker =>
        {
            for (var act = 0; act < Acts / 4; act++)
            {
                var name = $"Election {worker} {act}";
                Assert.Null(await office.OpenElection(administrator, name, officer));
                opened.Enqueue(name);
            }
        }).ToList();
        while (opened.Count < Acts / 10)
        {
            await Task.Yield();
        }

        var before = opened.ToArray();
        await Run(0, ["backup", "--data", office.Folder, "--to", File, .. Postgres(office.Postgres)]);
        await Task.WhenAll(acts);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }

        var empty = on is On.Postgres ? await cluster.NewDatabase() : null;
        await Run(0, ["restore", "--from", File, "--data", Restored, .. Postgres(empty)]);
        Database database = empty is null ? new SqliteDatabase(Path.Combine(Restored, "office.sqlite")) : new PostgresDatabase(empty);
        await using var restored = database.ForReading();
        Assert.Empty(before.Except(await restored.Elections.Select(election => election.Name).ToListAsync(TestContext.Current.CancellationToken)));
        await Records.AllHold(database);
        Assert.Equal(await System.IO.File.ReadAllTextAsync(Path.Combine(office.Folder, "heads.pem"), TestContext.Current.CancellationToken), await System.IO.File.ReadAllTextAsync(Path.Combine(Restored, "heads.pem"), TestContext.Current.CancellationToken));

        Assert.Contains("not empty", await Run(1, ["restore", "--from", File, "--data", Restored, .. Postgres(empty)]), StringComparison.Ordinal);
        Assert.Contains("overwrites nothing", await Run(1, ["backup", "--data", office.Folder, "--to", File, .. Postgres(office.Postgres)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_refused_and_leaves_no_folder()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        await Run(0, ["backup", "--data", office.Folder, "--to", File]);
        Directory.CreateDirectory(Path.Combine(_folder, "out"));
        foreach (var (change, said) in new (Action<ZipArchive>, string)[]
        {
            (zip => Rewrite(zip, "heads.pem", bytes => bytes[40] ^= 1), "heads.pem in the backup is not what was put there"),
            (zip => zip.GetEntry("heads.pem")!.Delete(), "a file that it does not list, or one twice"),
            (zip => zip.CreateEntry("../outside"), "a file that it does not list"),
            (zip => zip.GetEntry("backup.json")!.Delete(), "is no backup of an office"),
        })
        {
            var changed = Path.Combine(_folder, "changed.backup");
            System.IO.File.Copy(File, changed, overwrite: true);
            using (var zip = ZipFile.Open(changed, ZipArchiveMode.Update))
            {
                change(zip);
            }

            Assert.Contains(said, await Run(1, ["restore", "--from", changed, "--data", Restored]), StringComparison.Ordinal);
            Assert.False(Directory.Exists(Restored) || Directory.Exists($"{Restored}.restoring"));
        }

        await System.IO.File.WriteAllBytesAsync(Path.Combine(_folder, "cut.backup"), (await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken))[..^100], TestContext.Current.CancellationToken);
        Assert.Contains("is no backup, or it is broken", await Run(1, ["restore", "--from", Path.Combine(_folder, "cut.backup"), "--data", Restored]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_whose_rows_were_changed_with_every_digest_made_again_does_not_hold()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        await using (var rows = new SqliteConnection($"Data Source={Path.Combine(office.Folder, "office.sqlite")};Pooling=false"))
        {
            await rows.OpenAsync(TestContext.Current.CancellationToken);
            using var change = rows.CreateCommand();
            change.CommandText = "update record_entries set time = time + 1 where height = 1";
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await Run(0, ["backup", "--data", office.Folder, "--to", File]);
        Assert.Contains("does not hold", await Run(1, ["restore", "--from", File, "--data", Restored]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Restored));
    }

    private static string[] Postgres(string? connection) => connection is null ? [] : ["--postgres", connection];

    private static void Rewrite(ZipArchive zip, string name, Action<byte[]> change)
    {
        using var stream = zip.GetEntry(name)!.Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        change(bytes);
        stream.Position = 0;
        stream.Write(bytes);
    }

    /// <summary>What the program said.</summary>
    private static async Task<string> Run(int exit, string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rankandfile-office.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(program.ExitCode == exit, string.Concat(said));
        return string.Concat(said);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
