using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Files;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Files;

/// <summary>Files that somebody sends: looked into, kept whole or not at all, handed out as they came.</summary>
public sealed class FilesTests(Cluster cluster)
{
    private const string Path = "/rules/general-secretary-rules/originals?version=1";

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_original_is_put_beside_a_version_handed_out_as_it_came_and_taken_back(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        using var anyone = office.Browser();
        var content = Samples.Pdf((3 * FilePart.Longest) + 17);
        var form = (await nia.Get(Path)).Form("Publish the original");
        await Send(nia, form, "../Rules\u202E of 2024?.exe", content);
        await Send(nia, form, "../Rules\u202E of 2024?.exe", content);
        Assert.Equal(Path, nia.Path);

        var link = Assert.Single((await anyone.Get("/rules/general-secretary-rules?version=1")).QuerySelectorAll("a[download]"));
        Assert.Equal("Rules- of 2024.pdf", link.TextContent);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(content)), link.ParentElement!.TextContent, StringComparison.Ordinal);
        var address = link.GetAttribute("href")!;
        await anyone.Get(address);
        Assert.Equal(content, await anyone.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("attachment", "application/pdf", content.Length), (anyone.Response.Content.Headers.ContentDisposition!.DispositionType, anyone.Response.Content.Headers.ContentType!.MediaType, anyone.Response.Content.Headers.ContentLength));
        Assert.Equal("sandbox; default-src 'none'", anyone.Response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", anyone.Response.Headers.GetValues("X-Content-Type-Options").Single());

        var back = (await nia.Get(Path)).Form("Take it back");
        Assert.Contains("Give the reason", (await nia.Submit(back, ("Reason", " "))).Alert(), StringComparison.Ordinal);
        await nia.Submit((await nia.Get(Path)).Form("Take it back"), ("Reason", "A signature was on it."));
        Assert.Contains("A signature was on it.", (await anyone.Get("/rules/general-secretary-rules?version=1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await anyone.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        await using var db = office.Database.ForReading();
        Assert.False(await db.Set<FilePart>().AnyAsync(part => db.Files.Any(file => file.Id == part.File && file.TakenBackAt != null), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_is_not_what_it_says_is_refused_and_leaves_nothing(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var nia = await office.As("Nia Rowlands");
        var page = await nia.Get(Path);
        var before = await Rows.Of(office);
        foreach (var (name, content) in Samples.Wrong)
        {
            var answer = await Send(nia, page.Form("Publish the original"), "rules.pdf", content);
            Assert.True(answer.Alert().Contains("no whole file of a type that is kept here: PDF, PNG, JPG", StringComparison.Ordinal), $"{name}: {answer.Alert()}");
        }

        Assert.Contains("Choose a file", (await Send(nia, page.Form("Publish the original"), "rules.pdf", [])).Alert(), StringComparison.Ordinal);
        Assert.Contains("at most 20 MB, and this one has 21", (await Send(nia, page.Form("Publish the original"), "rules.pdf", Samples.Pdf((20 << 20) + 1))).Alert(), StringComparison.Ordinal);
        Assert.Empty((await Rows.Of(office)).ChangedSince(before));

        foreach (var (name, content) in Samples.Right)
        {
            await Send(nia, (await nia.Get(Path)).Form("Publish the original"), name, content);
            Assert.Equal((name, Path), (name, nia.Path));
        }

        await Send(nia, (await nia.Get(Path)).Form("Publish the original"), "largest.pdf", Samples.Pdf(20 << 20));
        Assert.Equal(Path, nia.Path);
        var full = await Send(nia, (await nia.Get(Path)).Form("Publish the original"), "one more.pdf", Samples.Pdf(100));
        Assert.Contains("There are 5 files here", full.Alert(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_breaks_leaves_nothing()
    {
        await using var office = await Office.Open(On.Sqlite, cluster: null);
        using var nia = await office.As("Nia Rowlands");
        var before = await Rows.Of(office);
        using (var line = new TcpClient("127.0.0.1", office.Address.Port))
        {
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {Path} HTTP/1.1\r\nHost: localhost:{office.Address.Port}\r\nCookie: {nia.Cookies}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"File\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4")), TestContext.Current.CancellationToken);
            await line.GetStream().WriteAsync(new byte[300_000], TestContext.Current.CancellationToken);
        }

        using var anyone = office.Browser();
        await anyone.Get("/");
        Assert.Equal(HttpStatusCode.OK, anyone.Status);
        Assert.Empty((await Rows.Of(office)).ChangedSince(before));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_file_cut_off_between_two_parts_is_seen_by_nobody_goes_on_when_sent_again_and_is_cleared_away(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await using var db = office.Database.ForReading();
        var nia = Office.Administrator((await db.People.FirstAsync(person => person.Name == "Nia Rowlands", TestContext.Current.CancellationToken)).Id);
        var version = (await db.DocumentVersions.OrderBy(v => v.Id).FirstAsync(TestContext.Current.CancellationToken)).Id.Value;
        var content = Samples.Pdf(2 * FilePart.Longest);
        foreach (var key in new[] { "sent-again", "never-again" })
        {
            Assert.Null(await office.Door.Do(BeginFile.Act, nia, new BeginFile.Facts(KeptWith.DocumentVersion, version, key, $"{key}.pdf", FileType.Pdf, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)))));
            Assert.Null(await office.Door.Do(KeepPart.Act, nia, new KeepPart.Facts(key, 0, content[..FilePart.Longest])));
            Assert.NotNull(await office.Door.Do(KeepPart.Act, nia with { Person = new PersonId(2) }, new KeepPart.Facts(key, 1, content[FilePart.Longest..])));
            Assert.Contains("did not arrive whole", (await office.Door.Do(EndFile.Act, nia, new EndFile.Facts(key)))!.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(await db.FilesOf(KeptWith.DocumentVersion, version));
        using var anyone = office.Browser();
        foreach (var file in await db.Files.Where(file => !file.IsWhole).ToListAsync(TestContext.Current.CancellationToken))
        {
            await anyone.Get(file.Address);
            Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        }

        Assert.Null(await office.Door.Keep(nia, KeptWith.DocumentVersion, version, new Arrived("again.pdf", content.Length, () => new MemoryStream(content)), new OnceKey("sent-again")));
        await anyone.Get(Assert.Single(await db.FilesOf(KeptWith.DocumentVersion, version)).Address);
        Assert.Equal(content, await anyone.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        office.Clock.MoveOn(ClearUnfinishedFiles.AreKept + TimeSpan.FromHours(7));
        await office.Runner.Plan();
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.False(await db.Files.AnyAsync(file => file.Sending == "never-again", TestContext.Current.CancellationToken));
        Assert.True(await db.Files.AnyAsync(file => file.Sending == "sent-again", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("C:\\fake\\path\\Résumé (final).PDF", FileType.Pdf, "Résumé (final).pdf")]
    [InlineData("../../etc/passwd", FileType.Text, "passwd.txt")]
    [InlineData("table.CSV", FileType.Text, "table.csv")]
    [InlineData("picture.pdf.exe", FileType.Png, "picture.pdf.png")]
    [InlineData("\r\nX: y\"; a=b", FileType.Jpeg, "X- y-- a-b.jpg")]
    [InlineData("...", FileType.Png, "file.png")]
    [InlineData("", FileType.Png, "file.png")]
    public void A_name_is_cut_to_what_every_machine_can_write(string sent, FileType type, string kept) => Assert.Equal(kept, FileName.Of(sent, type));

    [Theory]
    [InlineData("name,branch\r\nAnn,14\r\n", true)]
    [InlineData("Dŵr\tCymru\n", true)]
    [InlineData("MZ\u0000\u0001", false)]
    [InlineData("\u001b[2J", false)]
    public async Task Text_is_what_can_be_printed(string text, bool isText) =>
        Assert.Equal(isText ? FileType.Text : null, await FileTypes.Of(() => new MemoryStream(Encoding.UTF8.GetBytes(text))));

    private static Task<IHtmlDocument> Send(Browser browser, IHtmlFormElement form, string name, byte[] content) =>
        browser.Send(form.GetAttribute("action")!, ("File", name, content), form.Fields().Where(field => field.Name is not "File").ToArray());
}

file static class Samples
{
    private static readonly byte[] _zipEnd = [.. "PK\x05\x06"u8, .. new byte[18]];

    internal static byte[] Pdf(int length)
    {
        var file = new byte[length];
        new Random(length).NextBytes(file);
        file.AsSpan().Replace((byte)'P', (byte)'p');
        "%PDF-1.7\n"u8.CopyTo(file);
        "\n%%EOF\n"u8.CopyTo(file.AsSpan(length - 7));
        return file;
    }

    private static byte[] Chunk(string kind, params byte[] data) => [0, 0, 0, (byte)data.Length, .. Encoding.ASCII.GetBytes(kind), .. data, 1, 2, 3, 4];

    private static byte[] Png => [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR", new byte[13]), .. Chunk("IDAT", 1, 2, 3), .. Chunk("IEND")];

    private static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDA, 0, 3, 9, 5, 0xFF, 0, 6, 0xFF, 0xD3, 7, 0xFF, 0xC4, 0, 2, 0xFF, 0xDA, 0, 2, 8, 0xFF, 0xFF, 0xD9];

    internal static (string Name, byte[] Content)[] Right => [("a.pdf", Pdf(300)), ("a.png", Png), ("a.jpg", Jpeg), ("b.pdf", [.. "%PDF-1.4\n%%EOF\r\n"u8])];

    internal static (string Name, byte[] Content)[] Wrong =>
    [
        ("a program", [.. "MZ"u8, 0x90, 0, 3, 0]), ("a page", [.. "<!DOCTYPE html><script>alert(1)</script>"u8]), ("a drawing with a script", [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8]),
        ("text", [.. "Minutes"u8]), ("a zip file", [.. "PK\x03\x04"u8, .. _zipEnd]), ("a GIF", [.. "GIF89a"u8, 1, 2, 3]), ("noise", [0xC3, 0x28, 0xFF]),
        ("a PDF cut off", Pdf(300)[..200]), ("a PDF that begins late", [1, .. Pdf(300)]), ("a PDF with a page behind", [.. Pdf(300), .. "<html>"u8]),
        ("a PDF that is a zip file too", [.. Pdf(300), .. _zipEnd]), ("the same, ended as a PDF", [.. Pdf(300), .. _zipEnd, .. "%%EOF"u8]), ("a PDF's beginning", [.. "%PDF-"u8]),
        ("a PNG cut off", Png[..30]), ("a PNG with more behind", [.. Png, .. "<?php"u8]), ("a PNG that is a zip file too", [.. Png, .. _zipEnd]), ("a PNG without its header", [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IEND")]), ("a PNG with a chunk too long", [0x89, .. "PNG\r\n\x1A\n"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "IHDR"u8, .. new byte[40]]),
        ("a JPEG cut off", Jpeg[..^2]), ("a JPEG with more behind", [.. Jpeg, .. "<script>"u8]), ("a JPEG that is a zip file too", [.. Jpeg, .. _zipEnd]), ("a JPEG's beginning", [0xFF, 0xD8, 0xFF]), ("a JPEG with a segment too long", [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0xFF, 0xD9]),
    ];
}
