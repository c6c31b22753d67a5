using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Tests.Post;

/// <summary>Nothing is sent twice and nothing is lost: by kill, by broken line, by a server that says no or not now.</summary>
public sealed class SendingTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Killed_in_the_middle_and_started_again_it_sends_to_everybody_and_to_nobody_twice(On on)
    {
        const int Many = 400;
        using var server = await MailServer.Start(slow: 0.005);
        var connection = on is On.Postgres ? await cluster.NewDatabase() : null;
        string[] settings = [.. server.Settings, .. connection is null ? Array.Empty<string>() : ["--postgres", connection]];
        var folder = Directory.CreateTempSubdirectory("post-killed").FullName;
        MailingId mailing;
        await using (var office = await Office.Open(On.Sqlite, null, settings: [.. settings, "--data", folder]))
        {
            await office.Readers(ReadersOf.Addresses(Many));
            mailing = await office.Written();
            await office.Test(mailing);
            Assert.Null(await office.Door.Do(LetGo.Act, ReadersOf.Nia, new LetGo.Facts(mailing, null)));
        }

        for (var kills = 1; kills <= 2; kills++)
        {
            using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rankandfile-office.dll"), "--data", folder, "--urls", "http://127.0.0.1:0", .. settings]))!;
            var enough = kills * Many / 3;
            for (var tries = 0; tries < 3000 && server.Messages.Count < enough; tries++)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            program.Kill();
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using (var office = await Office.Open(On.Sqlite, null, settings: [.. settings, "--data", folder]))
        {
            office.Clock.MoveOn(TimeSpan.FromMinutes(20));
            await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
            var readers = server.Messages.Where(m => m.To.StartsWith("reader", StringComparison.Ordinal)).Select(m => m.To).ToList();
            Assert.Equal(readers.Count, readers.Distinct().Count());
            var after = await office.Mailing(mailing);
            Assert.Equal(Many, after.Sent + after.Unsure);
            Assert.InRange(after.Unsure, 0, 2 * 8);
            Assert.InRange(readers.Count, after.Sent, Many);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task While_the_mail_server_is_away_everything_waits_and_then_goes()
    {
        await using var office = await Office.Open(On.Sqlite, cluster, settings: ["--mail-host", "localhost", "--mail-port", $"{MailServer.FreePort()}", "--mail-from", "office@union.example"]);
        await office.Readers("ann@readers.example");
        var mailing = await office.Sent();
        await using var db = office.Database.ForReading();
        Assert.Equal((0, DeliveryState.Waiting), ((await office.Mailing(mailing)).Sent, (await db.Deliveries.SingleAsync(d => d.Mailing == mailing, TestContext.Current.CancellationToken)).State));
    }

    [Fact]
    public async Task A_later_from_the_server_is_tried_again_and_a_never_is_not()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: server.Settings);
        await office.Readers("later@readers.example", "nobody@readers.example");
        var mailing = await office.Sent();
        await using var db = office.Database.ForReading();
        for (var tries = 1; tries < Delivery.MostTries; tries++)
        {
            Assert.Equal((tries, DeliveryState.Deferred), await db.Deliveries.Where(d => d.Mailing == mailing).OrderBy(d => d.Id).Select(d => new { d.Tries, d.State }).FirstAsync(TestContext.Current.CancellationToken) is var later ? (later.Tries, later.State) : default);
            office.Clock.MoveOn(TimeSpan.FromDays(2));
            await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["451 4.7.1", "550 5.1.1"], await db.Deliveries.Where(d => d.Mailing == mailing && d.State == DeliveryState.Failed).OrderBy(d => d.Id).Select(d => d.Answer).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((2, 0), ((await office.Mailing(mailing)).Failed, (await office.Mailing(mailing)).Deferred));
    }

    [Theory]
    [InlineData("", "hung up")]
    [InlineData("220 hello\r\n", "hung up")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "does not speak")]
    [InlineData("554 go away\r\n", "does not take messages now (554)")]
    [InlineData("220 hello\r\n250 x\r\n", "offers no TLS")]
    public async Task What_is_no_mail_server_is_told_in_plain_words(string says, string told)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            using var line = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(says), TestContext.Current.CancellationToken);
            line.Client.Shutdown(SocketShutdown.Send);
            await Task.Delay(300, TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);
        var server = new SmtpServer("localhost", ((IPEndPoint)listener.LocalEndpoint).Port, SmtpTls.Starttls, null, null, null);
        var failure = await Assert.ThrowsAsync<SmtpException>(() => SmtpLine.Open(server, "office.example", TestContext.Current.CancellationToken));
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        await answering;
    }

    [Theory]
    [InlineData("a\r\nb", "a\r\nb\r\n.\r\n")]
    [InlineData(".\r\n..x\r\n", "..\r\n...x\r\n.\r\n")]
    [InlineData("a\n.\rb\r\n", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("", ".\r\n")]
    public void A_message_cannot_end_before_its_end(string message, string sent) =>
        Assert.Equal(sent, Encoding.ASCII.GetString(DotStuffing.Stuff(Encoding.ASCII.GetBytes(message))));

    [Fact]
    public async Task Messages_a_second()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("MEASURE") is "1", "Measured with MEASURE=1.");
        foreach (var on in new[] { On.Sqlite, On.Postgres })
        {
            using var server = await MailServer.Start();
            await using var office = await Office.Open(on, cluster, settings: server.Settings);
            await office.Readers(ReadersOf.Addresses(3000));
            var mailing = await office.Written();
            await office.Test(mailing);
            Assert.Null(await office.Door.Do(LetGo.Act, ReadersOf.Nia, new LetGo.Facts(mailing, new(2))));
            var moses = new Web.Accounts.Signed(new(2), null, "Moses Adeyemi", IsAdministrator: false, CodeGiven: true);
            var watch = Stopwatch.StartNew();
            Assert.Null(await office.Door.Do(AgreeToMailing.Act, moses, new AgreeToMailing.Facts(mailing)));
            await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
            Assert.Equal(3000, (await office.Mailing(mailing)).Sent);
            TestContext.Current.TestOutputHelper!.WriteLine($"{on}: {3000 / watch.Elapsed.TotalSeconds:0} messages a second to aiosmtpd, each with its rows");

            await using var line = await SmtpLine.Open(new SmtpServer("localhost", server.Port, SmtpTls.None, null, null, null), "office.example", TestContext.Current.CancellationToken);
            watch.Restart();
            for (var sent = 0; sent < 1000; sent++)
            {
                await line.Send("a@union.example", ["b@readers.example"], Encoding.ASCII.GetBytes("Subject: x\r\n\r\nWords.\r\n"), TestContext.Current.CancellationToken);
            }

            TestContext.Current.TestOutputHelper!.WriteLine($"{1000 / watch.Elapsed.TotalSeconds:0} messages a second over one line, without rows");
        }
    }
}
