using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Tests.Roles;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Tests.Hosting;

/// <summary>Anybody reads the record of a called election, takes it away and checks it without the office.</summary>
public sealed class RecordPagesTests(Cluster cluster) : IDisposable
{
    private const string Administrator = "Nia Rowlands";

    private readonly string _folder = Directory.CreateTempSubdirectory("record").FullName;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Anybody_takes_the_public_bundle_and_the_command_accepts_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var (called, draft) = await Elections(office);
        using var anyone = office.Browser();
        var page = await anyone.Get($"/elections/{called}/record");
        Assert.Equal("election-opened", page.QuerySelector("#entry-0 code")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));

        // Who saw the draft and who holds a role is published at the call; who gave the roles is sealed.
        Assert.DoesNotContain(Administrator, page.Body!.TextContent, StringComparison.Ordinal);

        var bundle = await Fetched(anyone, $"/elections/{called}/record/bundle.zip");
        var head = await Fetched(anyone, $"/elections/{called}/record/head.json");
        await Verify(0, bundle, "--head", head);
        using (var zip = ZipFile.OpenRead(bundle))
        {
            Assert.All(zip.Entries, entry => Assert.DoesNotContain(Administrator, new StreamReader(entry.Open()).ReadToEnd(), StringComparison.Ordinal));
            Assert.Null(zip.GetEntry("payloads/sealed.ndjson"));
        }

        await EveryFileMatters(bundle);
        foreach (var path in new[] { "", "/bundle.zip", "/head.json" })
        {
            await anyone.Get($"/elections/{draft}/record{path}");
            Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        }
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task The_scrutineer_takes_the_full_record_and_that_is_on_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var (called, _) = await Elections(office);
        using var scrutineer = await office.As(AuditDeeds.Scrutineer);
        var page = await scrutineer.Get($"/elections/{called}/record/full");
        await scrutineer.Submit(page.Form("Enter this on the record and take the file"), ("Purpose", "the count"));
        Assert.Equal("application/zip", scrutineer.Response.Content.Headers.ContentType!.MediaType);
        var bundle = Path.Combine(_folder, "full.zip");
        await File.WriteAllBytesAsync(bundle, await scrutineer.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        await Verify(0, bundle);
        await EveryFileMatters(bundle);

        using var zip = ZipFile.OpenRead(bundle);
        using var sealedFaces = new StreamReader(zip.GetEntry("payloads/sealed.ndjson")!.Open());
        Assert.Contains(Administrator, await sealedFaces.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var shown = await scrutineer.Get($"/elections/{called}/record");
        var taken = shown.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("code")?.TextContent is "full-record-taken").TextContent;
        Assert.Contains("the count", taken, StringComparison.Ordinal);
        Assert.DoesNotContain(AuditDeeds.Scrutineer, taken, StringComparison.Ordinal);

        page = await scrutineer.Get($"/elections/{called}/record/full");
        await scrutineer.Submit(page.Form("Enter this on the record and take the file"), ("Purpose", " "));
        Assert.Contains("Say what the record is taken for", await scrutineer.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<(ElectionId Called, ElectionId Draft)> Elections(Office office)
    {
        await using var db = office.Database.ForReading();
        return ((await db.Elections.OrderBy(e => e.Id).FirstAsync(e => e.Stage == Stage.Called)).Id, (await db.Elections.FirstAsync(e => e.Stage == Stage.Draft)).Id);
    }

    private async Task<string> Fetched(Browser browser, string path)
    {
        await browser.Get(path);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("attachment", browser.Response.Content.Headers.ContentDisposition!.DispositionType);
        var file = Path.Combine(_folder, Path.GetFileName(path));
        await File.WriteAllBytesAsync(file, await browser.Response.Content.ReadAsByteArrayAsync());
        return file;
    }

    /// <summary>With any one file of the bundle changed in one byte, the command refuses it.</summary>
    private async Task EveryFileMatters(string bundle)
    {
        var chance = new Random(20);
        using var whole = ZipFile.OpenRead(bundle);
        Assert.True(whole.Entries.Count > 4);
        foreach (var name in whole.Entries.Select(entry => entry.FullName))
        {
            var changed = Path.Combine(_folder, "changed.zip");
            File.Copy(bundle, changed, overwrite: true);
            using (var zip = ZipFile.Open(changed, ZipArchiveMode.Update))
            {
                using var file = zip.GetEntry(name)!.Open();
                file.Position = chance.NextInt64(file.Length);
                var there = file.ReadByte();
                file.Position--;
                file.WriteByte((byte)(there ^ (1 + chance.Next(255))));
            }

            await Verify(3, changed);
        }
    }

    private static async Task Verify(int exit, params string[] arguments)
    {
        using var command = Process.Start(new ProcessStartInfo("dotnet", [Repository.File("artifacts/bin/RankAndFile.Cli/release/rankandfile.dll"), "verify", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        Assert.True(command.ExitCode == exit, string.Concat(said));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
