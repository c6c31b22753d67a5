using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.People;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Tests.Post;

/// <summary>What comes back, over LMTP from Python's smtplib and from Exim.</summary>
public sealed class IncomingTests(Cluster cluster)
{
    private const string Lmtp = """
        import smtplib, sys
        with smtplib.LMTP("127.0.0.1", int(sys.argv[1])) as lmtp:
            for to, file in zip(sys.argv[2::2], sys.argv[3::2]):
                try:
                    lmtp.sendmail("", [to], open(file, "rb").read())
                    print(250)
                except smtplib.SMTPRecipientsRefused as refused:
                    print(list(refused.recipients.values())[0][0])
                except smtplib.SMTPResponseException as refused:
                    print(refused.smtp_code)
        """;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task One_hard_bounce_stops_an_address_and_three_soft_ones_in_thirty_days(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: [.. server.Settings, "--lmtp", "127.0.0.1:0"]);
        await office.Readers("ann@readers.example", "bob@readers.example", "cat@readers.example");
        await office.Sent();
        var token = server.Messages.Where(m => m["Subject"] is "News").ToDictionary(m => m.To.Split('@')[0], m => m.Token);

        Assert.Equal([250, 250, 250], await Hand(office,
            ($"bounce+{token["ann"].ToUpperInvariant()}@union.example", Bounce("failed", "5.1.1", "1")),
            ($"bounce+{token["bob"]}@union.example", Bounce("failed", "4.2.2", "1")),
            ($"bounce+{token["cat"]}@union.example", Bounce("delayed", "4.4.1", "1"))));
        Assert.Equal(["HardBounce"], await Suppressed(office));

        office.Clock.MoveOn(TimeSpan.FromDays(31));
        await Hand(office, ($"bounce+{token["bob"]}@union.example", Bounce("failed", "4.2.2", "2")), ($"bounce+{token["bob"]}@union.example", Bounce("failed", "4.2.2", "2")), ($"bounce+{token["bob"]}@union.example", Bounce("failed", "4.2.2", "3")));
        Assert.Equal(["HardBounce"], await Suppressed(office));
        await Hand(office, ($"bounce+{token["bob"]}@union.example", Bounce("failed", "4.2.2", "4")));
        Assert.Equal(["HardBounce", "SoftBounces"], await Suppressed(office));
        await office.Sent("Second");
        Assert.Equal("cat@readers.example", server.Messages[^1].To);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task One_complaint_stops_an_address_and_a_mail_to_its_address_stops_a_list(On on)
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, settings: [.. server.Settings, "--lmtp", "127.0.0.1:0"]);
        await office.Readers("ann@readers.example", "bob@readers.example");
        var mailing = await office.Sent();
        var message = server.Messages.Where(m => m["Subject"] is "News").ToDictionary(m => m.To.Split('@')[0]);
        var report = $"""
            From: abuse@provider.example
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            This is an email abuse report.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: Provider/1.0
            Version: 1
            --b
            Content-Type: message/rfc822

            {message["ann"].Raw}
            --b--
            """;
        Assert.Equal([250, 250], await Hand(office, ("office@union.example", report), ($"u+{message["bob"].Token}@union.example", "From: bob@readers.example\n\n")));
        await using var db = office.Database.ForReading();
        Assert.Equal([(SuppressionReason.Complaint, null), (SuppressionReason.TheReader, (Purpose?)Purpose.Updates)], (await db.Suppressions.OrderBy(s => s.Id).ToListAsync(TestContext.Current.CancellationToken)).Select(s => (s.Reason, s.Purpose)));
        Assert.Equal(1, (await office.Mailing(mailing)).Complaints);
        Assert.Equal(0, (await office.Mailing(await office.Written("Second"))).Readers);
    }

    [Fact]
    public async Task An_answer_is_kept_sealed_for_the_office_and_what_answers_by_itself_is_not_shown()
    {
        using var server = await MailServer.Start();
        await using var office = await Office.Open(On.Sqlite, cluster, settings: [.. server.Settings, "--lmtp", "127.0.0.1:0"]);
        await office.Readers("ann@readers.example");
        await office.Sent();
        var message = server.Messages.Single(m => m.To is "ann@readers.example");
        await Hand(office,
            ("office@union.example", $"From: ann@readers.example\nSubject: =?utf-8?Q?Re:_Ll=C5=B7n?=\nIn-Reply-To: {message["Message-ID"]}\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String("Diolch!"u8)}\n"),
            ("office@union.example", "From: ann@readers.example\nAuto-Submitted: auto-replied\nSubject: Away\n\nI am away.\n"));
        await using var db = office.Database.ForReading();
        var received = await db.Received.OrderBy(r => r.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([Incoming.Reply, Incoming.Automatic], received.Select(r => r.Kind));
        Assert.NotNull(received[0].Delivery);
        Assert.DoesNotContain("Diolch", received[0].SealedText, StringComparison.Ordinal);
        using var browser = await office.As("Nia Rowlands");
        var article = (await browser.Get("/post")).QuerySelectorAll("article").Single();
        Assert.Contains("Re: Llŷn", article.TextContent, StringComparison.Ordinal);
        Assert.Contains("Diolch!", article.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_is_taken_in_over_a_socket_of_the_machine_too()
    {
        var folder = Directory.CreateTempSubdirectory("lmtp").FullName;
        var path = Path.Combine(folder, "lmtp");
        await using var office = await Office.Open(On.Sqlite, cluster, settings: ["--lmtp", path]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.IP);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);
        using var lines = new StreamReader(stream);
        Assert.StartsWith("220 ", await lines.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await stream.WriteAsync("MAIL FROM:<>\r\nRCPT TO:<office@localhost>\r\nDATA\r\nSubject: x\r\n\r\n..x\r\n.\r\nEHLO x\r\nQUIT\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(["250", "250", "354", "250", "500", "221"], (await lines.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..3]));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Strangers_are_refused_too_much_is_refused_and_broken_mail_breaks_nothing()
    {
        await using var office = await Office.Open(On.Sqlite, cluster, settings: ["--mail-from", "office@union.example", "--lmtp", "127.0.0.1:0"]);
        Assert.Equal([550, 550, 552, 250, 250], await Hand(office,
            ("someone@union.example", "x"),
            ($"bounce+{new string('a', 40)}@union.example", "x"),
            ("office@union.example", new string('x', LmtpServer.LargestMessage + 2)),
            ("office@union.example", "Content-Type: multipart/report; boundary=\"b\"\n\n--b\nContent-Type: message/delivery-status\n\n--b\n--b"),
            ("office@union.example", "no headers at all")));
        var random = new Random(1);
        var seeds = new[] { Bounce("failed", "5.1.1", "1"), "Subject: =?utf-8?B?A?= =?x?Q?=C3=?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n=C\n--b\nContent-Transfer-Encoding: base64\n\nA\n--b--" };
        for (var tries = 0; tries < 5000; tries++)
        {
            var bytes = Encoding.UTF8.GetBytes(seeds[tries % seeds.Length]);
            for (var changes = 0; changes < 8; changes++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var mail = MailRead.Of(bytes.AsSpan(random.Next(20)));
            Assert.NotNull(mail.Subject + mail.Text + Reports.KindOf(mail, "bounce+"));
        }
    }

    [Fact]
    public async Task Exim_takes_mail_over_TLS_with_a_password_and_what_it_cannot_deliver_comes_back_and_stops_the_address()
    {
        var lmtp = MailServer.FreePort();
        using var exim = await Exim.Start(lmtp);
        string[] settings = ["--mail-from", "office@union.example", "--address", "https://vote.union.example", "--mail-host", "localhost", "--mail-user", "office", "--mail-password-file", exim.PasswordFile, "--mail-ca-file", exim.Ca];
        await using var office = await Office.Open(On.Sqlite, cluster, settings: [.. settings, "--mail-port", $"{exim.Starttls}", "--mail-tls", "starttls", "--lmtp", $"127.0.0.1:{lmtp}"]);
        await office.Readers("ann@readers.example", "gone@readers.example", "nobody@readers.example", "later@readers.example");
        var mailing = await office.Sent(text: ".\n\n.A line that begins with a dot.");
        await using var db = office.Database.ForReading();
        var states = (await db.Deliveries.Where(d => d.Mailing == mailing).OrderBy(d => d.Id).ToListAsync(TestContext.Current.CancellationToken)).ConvertAll(d => d.State);
        Assert.Equal([DeliveryState.Sent, DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Deferred], states);
        for (var tries = 0; tries < 400 && !await db.Received.AnyAsync(TestContext.Current.CancellationToken); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var seal = office.Part<AddressSeal>();
        Assert.Equal(
            [seal.Mac("nobody@readers.example"), seal.Mac("gone@readers.example")],
            await db.Suppressions.Where(s => s.Reason == SuppressionReason.HardBounce).OrderBy(s => s.Id).Select(s => s.Mac).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, (await office.Mailing(mailing)).Bounced);
        Assert.Contains("A=plain:office", exim.Log, StringComparison.Ordinal);
        Assert.Contains("TLS1.3", exim.Log, StringComparison.Ordinal);
        Assert.Contains("Envelope-to: ann@readers.example", await exim.DeliveredWith("Envelope-to: ann@readers.example"), StringComparison.Ordinal);

        await using var overTls = await Office.Open(On.Sqlite, cluster, settings: [.. settings, "--mail-port", $"{exim.Tls}", "--mail-tls", "tls"]);
        await overTls.Readers("ann@readers.example");
        Assert.Equal(1, (await overTls.Mailing(await overTls.Sent("Over TLS"))).Sent);
        Assert.Contains("Subject: Over TLS", await exim.DeliveredWith("Subject: Over TLS"), StringComparison.Ordinal);

        await SaysInPlainWords(exim, settings);
    }

    private async Task SaysInPlainWords(Exim exim, string[] settings)
    {
        var wrong = Path.Combine(exim.Folder, "wrong");
        await File.WriteAllTextAsync(wrong, "not it", TestContext.Current.CancellationToken);
        foreach (var (changed, said) in new (string[], string)[]
        {
            (["--mail-port", $"{exim.Starttls}", "--mail-tls", "starttls"], "The mail server took it (250)"),
            (["--mail-port", $"{exim.Starttls}", "--mail-tls", "starttls", "--mail-password-file", wrong], "did not take the name and password (535)"),
            (["--mail-port", $"{exim.Starttls}", "--mail-tls", "starttls", "--mail-ca-file", "/etc/ssl/certs/ca-certificates.crt"], "is not one that this machine trusts"),
            (["--mail-port", $"{MailServer.FreePort()}", "--mail-tls", "starttls"], "Nobody answers on port"),
            (["--mail-host", "no-such-host.invalid", "--mail-tls", "starttls"], "There is no machine with the name"),
        })
        {
            await using var office = await Office.Open(On.Sqlite, cluster, settings: [.. settings, .. changed]);
            using var browser = await office.As("Nia Rowlands");
            var page = await browser.Submit((await browser.Get("/post/test")).Form("Send me a message"));
            Assert.Contains(said, page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        }
    }

    private static string Bounce(string action, string status, string number) => $"""
        From: MAILER-DAEMON@mail.example
        Message-ID: <{number}@mail.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
            boundary="=_b"

        --=_b
        Content-Type: text/plain

        Sorry.
        --=_b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example

        Final-Recipient: rfc822; someone@readers.example
        Action: {action}
        Status: {status}
        --=_b--
        """;

    private static async Task<List<string>> Suppressed(Office office)
    {
        await using var db = office.Database.ForReading();
        return [.. (await db.Suppressions.OrderBy(s => s.Id).ToListAsync()).Select(s => s.Reason.ToString())];
    }

    private static async Task<List<int>> Hand(Office office, params (string To, string Message)[] all)
    {
        var port = ((IPEndPoint)office.Part<LmtpServer>().At!).Port;
        var folder = Directory.CreateTempSubdirectory("lmtp").FullName;
        List<string> arguments = ["-c", Lmtp, $"{port}"];
        foreach (var (to, message) in all)
        {
            var file = Path.Combine(folder, $"{arguments.Count}");
            await File.WriteAllTextAsync(file, message);
            arguments.AddRange([to, file]);
        }

        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
        var printed = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    }
}
