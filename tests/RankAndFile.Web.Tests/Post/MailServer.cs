using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace RankAndFile.Web.Tests.Post;

/// <summary>A message as a mail server took it and another program read it.</summary>
internal sealed record Taken(string From, string To, string[][] Headers, string Raw, string[] Defects, string[][] Parts)
{
    internal string this[string header] => Headers.FirstOrDefault(h => h[0].Equals(header, StringComparison.OrdinalIgnoreCase))?[1] ?? "";

    internal string Text => Parts.First(p => p[0] is "text/plain")[1];

    internal string Html => Parts.First(p => p[0] is "text/html")[1];

    /// <summary>Where its one-click stop leads.</summary>
    internal string Stop => new Uri(this["List-Unsubscribe"].Split('<', '>')[1]).AbsolutePath;

    internal string Token => Stop.Split('/')[^1];
}

/// <summary>Debian's aiosmtpd, as a program of its own.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly Process _process;

    private MailServer(int port, double slow)
    {
        Port = port;
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Repository.File("tests/RankAndFile.Web.Tests/Post/mail_server.py"), $"{port}", _file, $"{slow}"]))!;
    }

    internal int Port { get; }

    internal string[] Settings => ["--mail-host", "localhost", "--mail-port", $"{Port}", "--mail-from", "office@union.example", "--address", "https://vote.union.example", "--mail-a-second", "100000"];

    internal static async Task<MailServer> Start(double slow = 0)
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"))
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is not "true", "aiosmtpd is not installed here (tests/apt-packages.txt names it).");
            Assert.Fail("aiosmtpd has to be installed in CI.");
        }

        var server = new MailServer(FreePort(), slow);
        await UntilItAnswers(server.Port);
        return server;
    }

    internal List<Taken> Messages
    {
        get
        {
            using var lines = new StreamReader(File.Open(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return [.. lines.ReadToEnd().Split('\n').Where(line => line.EndsWith('}')).Select(line => JsonSerializer.Deserialize<Taken>(line)!)];
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static async Task UntilItAnswers(int port)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var line = new TcpClient();
                await line.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (tries < 600)
            {
                await Task.Delay(50);
            }
        }
    }

    internal void GoAway()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        GoAway();
        _process.Dispose();
        File.Delete(_file);
    }
}
