using System.Net;
using System.Net.Sockets;
using System.Text;
using RankAndFile.Web.Hosting;

namespace RankAndFile.Web.Post;

/// <summary>
/// Where a mail server on this machine hands over what came for the office: LMTP, RFC 2033. It takes
/// what belongs to us, up to a size, and answers for each address after the rows are on the disk.
/// </summary>
public sealed partial class LmtpServer(Settings settings, Arrivals arrivals, ILogger<LmtpServer> log) : BackgroundService
{
    internal const int LargestMessage = 5 << 20;

    private const int MostAtOnce = 20;
    private const int MostRecipients = 100;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    /// <summary>Where it listens; none where no setting asks for it.</summary>
    internal EndPoint? At { get; private set; }

    private Socket? _listener;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Mail.Lmtp is { } where)
        {
            var isPort = where.LastIndexOf(':') is > 0 && int.TryParse(where[(where.LastIndexOf(':') + 1)..], out _);
            EndPoint point = isPort ? IPEndPoint.Parse(where.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)) : new UnixDomainSocketEndPoint(where);
            if (!isPort)
            {
                File.Delete(where);
            }

            _listener = new Socket(point.AddressFamily, SocketType.Stream, ProtocolType.IP);
            _listener.Bind(point);
            _listener.Listen();
            At = _listener.LocalEndPoint;
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_listener is null)
        {
            return;
        }

        using var places = new SemaphoreSlim(MostAtOnce);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await places.WaitAsync(stoppingToken);
                var line = await _listener.AcceptAsync(stoppingToken);
                _ = Task.Run(() => Talk(line, places, stoppingToken), CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
        }

        _listener.Dispose();
    }

    private async Task Talk(Socket socket, SemaphoreSlim places, CancellationToken stop)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await new Conversation(stream, arrivals, settings.MailFrom.Split('@')[^1]).Hold(stop);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
        }
        catch (Exception failure)
        {
            // What was not answered with 250 is handed over again.
            NotTaken(log, failure.GetType().Name);
        }
        finally
        {
            try
            {
                places.Release();
            }
            catch (ObjectDisposedException)
            {
                // The office has closed meanwhile.
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A message could not be taken in: {Kind}")]
    private static partial void NotTaken(ILogger log, string kind);

    private sealed class Conversation(Stream stream, Arrivals arrivals, string name)
    {
        private readonly byte[] _read = new byte[1 << 14];
        private int _from;
        private int _until;
        private readonly List<string> _to = [];
        private bool _hasSender;

        internal async Task Hold(CancellationToken stop)
        {
            await Say($"220 {name} LMTP", stop);
            while (await Line(1000, stop) is { } bytes)
            {
                var command = Encoding.UTF8.GetString(bytes);
                if (command.Equals("QUIT", StringComparison.OrdinalIgnoreCase))
                {
                    await Say("221 2.0.0 Goodbye", stop);
                    return;
                }

                await (command.Equals("DATA", StringComparison.OrdinalIgnoreCase) ? Data(stop) : Say(Answer(command), stop));
            }
        }

        private string Answer(string command)
        {
            switch (command.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "LHLO":
                    return $"250-{name}\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE {LargestMessage}";
                case "MAIL":
                    _hasSender = true;
                    _to.Clear();
                    return "250 2.1.0 Go on";
                case "RCPT" when !_hasSender:
                    return "503 5.5.1 MAIL first";
                case "RCPT":
                    return Recipient(command);
                case "RSET":
                    _hasSender = false;
                    _to.Clear();
                    return "250 2.0.0 Forgotten";
                case "NOOP":
                    return "250 2.0.0 Here";
                case "VRFY":
                    return "252 2.5.0 Send it and see";
                default:
                    return "500 5.5.2 This is LMTP";
            }
        }

        private string Recipient(string command)
        {
            var (from, to) = (command.IndexOf('<', StringComparison.Ordinal), command.IndexOf('>', StringComparison.Ordinal));
            var address = from >= 0 && to > from ? command[(from + 1)..to] : "";
            if (_to.Count >= MostRecipients || !arrivals.Knows(address))
            {
                return _to.Count >= MostRecipients ? "452 4.5.3 Too many at once" : "550 5.1.1 Nobody of that name here";
            }

            _to.Add(address);
            return "250 2.1.5 Go on";
        }

        private async Task Data(CancellationToken stop)
        {
            if (_to.Count is 0)
            {
                await Say("503 5.5.1 RCPT first", stop);
                return;
            }

            await Say("354 End with a dot alone", stop);
            var message = await Message(stop);
            foreach (var to in _to)
            {
                if (message is null)
                {
                    await Say("552 5.3.4 Too large", stop);
                    continue;
                }

                await arrivals.Take(to, message);
                await Say("250 2.0.0 Taken", stop);
            }

            _to.Clear();
            _hasSender = false;
        }

        /// <summary>To its end in any case; null where it is too large.</summary>
        private async Task<byte[]?> Message(CancellationToken stop)
        {
            using var message = new MemoryStream();
            while (await Line(LargestMessage, stop) is { } line)
            {
                if (line.AsSpan().SequenceEqual("."u8))
                {
                    return message.Length > LargestMessage ? null : message.ToArray();
                }

                if (message.Length <= LargestMessage)
                {
                    message.Write(line.AsSpan(line.AsSpan().StartsWith("."u8) ? 1 : 0));
                    message.Write("\r\n"u8);
                }
            }

            throw new IOException("The line was broken off in the middle of a message.");
        }

        /// <summary>A line without its end; what is longer than allowed is cut. Null: the other side has hung up.</summary>
        private async Task<byte[]?> Line(int longest, CancellationToken stop)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(_patience);
            using var line = new MemoryStream();
            while (true)
            {
                var end = _read.AsSpan(_from, _until - _from).IndexOf((byte)'\n');
                var part = _read.AsSpan(_from, end < 0 ? _until - _from : end);
                line.Write(part[..(int)Math.Min(part.Length, Math.Max(0, longest - line.Length))]);
                if (end >= 0)
                {
                    _from += end + 1;
                    var bytes = line.ToArray();
                    return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
                }

                (_from, _until) = (0, await stream.ReadAsync(_read, patience.Token));
                if (_until is 0)
                {
                    return null;
                }
            }
        }

        private async Task Say(string words, CancellationToken stop)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{words}\r\n"), stop);
            await stream.FlushAsync(stop);
        }
    }
}
