using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Register;
using RankAndFile.Web.Tests.Data;

namespace RankAndFile.Web.Tests.Register;

/// <summary>The real program is killed while it imports, and started again.</summary>
public sealed class KilledImportTests(Cluster cluster)
{
    private const int Members = 30_000;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Killed_while_it_applies_and_while_it_undoes_an_import_ends_as_if_nothing_had_happened(On on)
    {
        var connection = on is On.Postgres ? await cluster.NewDatabase() : null;
        string[] at = connection is null ? [] : ["--postgres", connection];
        await using var office = await Office.Open(On.Sqlite, cluster, settings: at);
        await using var other = await Office.Open(On.Sqlite, cluster);
        var before = await ImportTests.Tables(office);
        var file = Csv();

        var import = await office.Check(file);
        Assert.Null(await office.Door.Do(ApplyImport.Act, Imports.Nia, new ApplyImport.Facts(import.Id, null)));
        await KillOnceItHasBegun(office, at, ImportState.Applying);
        await RunToTheEnd(office, at, ImportState.Applied);
        await SchemaTests.Agree(office, on);
        await other.Apply(await other.Check(file));
        Assert.Equal(await Numbered(other), await Numbered(office));
        Assert.Equal(await other.Members(), await office.Members());
        import = await office.Latest();
        var changes = await Changes(office);
        Assert.Equal((Members, (int)import.Changed, changes.Count), ((int)(import.Entered + import.Changed + import.FoundSame), changes.Count, changes.Distinct().Count()));

        Assert.Null(await office.Door.Do(UndoImport.Act, Imports.Nia, new UndoImport.Facts(import.Id)));
        await KillOnceItHasBegun(office, at, ImportState.Undoing);
        await RunToTheEnd(office, at, ImportState.Undone);
        Assert.Equal(before, await ImportTests.Tables(office));
        await SchemaTests.Agree(office, on);
    }

    private static string Csv()
    {
        using var file = new MemoryStream();
        new InventedMembers(Members).WriteTo(file);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static async Task KillOnceItHasBegun(Office office, string[] at, ImportState state)
    {
        using var program = Start(office.Folder, at);
        try
        {
            await Until(office, program, import => import.State == state && import.Cursor is { } cursor && ImportCursor.Read(cursor) is { Part: not "", At: > 0 });
        }
        finally
        {
            program.Kill();
        }

        await program.WaitForExitAsync();
        Assert.Equal(state, (await office.Latest()).State);

        // Its lease is left; nobody waits a minute for that here.
        await office.Door.Do(FreeTheJobs, Signed.Office, state);
    }

    private static async Task RunToTheEnd(Office office, string[] at, ImportState state)
    {
        using var program = Start(office.Folder, at);
        try
        {
            await Until(office, program, import => import.State == state);
        }
        finally
        {
            program.Kill();
        }

        await program.WaitForExitAsync();
    }

    private static async Task<Counting.Refusal?> FreeTheJobs(Web.Data.OfficeDb db, Signed who, Web.Data.Instant now, ImportState facts)
    {
        await db.Jobs.Where(job => job.HeldBy != null).ExecuteUpdateAsync(job => job.SetProperty(j => j.HeldUntil, now + TimeSpan.FromSeconds(-1)));
        return null;
    }

    private static async Task Until(Office office, Process program, Func<RegisterImport, bool> happened)
    {
        var patience = Stopwatch.StartNew();
        for (var import = await office.Latest(); !happened(import); import = await office.Latest())
        {
            Assert.True(patience.Elapsed < _patience && !program.HasExited, $"It is {import.State} at {import.Cursor} after {patience.Elapsed.TotalSeconds:0} seconds; the program {(program.HasExited ? "has ended" : "runs")}.");
            await Task.Delay(2);
        }
    }

    private static Process Start(string folder, string[] at)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rankandfile-office.dll"), "--data", folder, "--port", $"{port}", "--demonstration", "true", .. at]))!;
    }

    private static async Task<List<string>> Numbered(Office office)
    {
        await using var db = office.Database.ForReading();
        return await db.Members.OrderBy(member => member.Number)
            .Select(member => member.Number + member.Name + member.Address + member.Email + db.Branches.First(branch => branch.Id == member.Branch).Number + db.Workplaces.First(place => place.Id == member.Workplace).Name).ToListAsync();
    }

    private static async Task<List<long>> Changes(Office office)
    {
        await using var db = office.Database.ForReading();
        var latest = await db.RegisterImports.MaxAsync(import => import.Id);
        var change = await db.RegisterChanges.SingleAsync(change => change.Import == latest);
        return await db.MemberChanges.Where(kept => kept.Change == change.Id).Select(kept => kept.Member.Value).ToListAsync();
    }
}
