using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace RankAndFile.Web.Post;

/// <summary>
/// An open line to a mail server, over which messages go one after another: RFC 5321, with PIPELINING
/// (2920), SIZE (1870), 8BITMIME (6152), SMTPUTF8 (6531), STARTTLS (3207) and AUTH (4954).
/// </summary>
public sealed class SmtpLine : IAsyncDisposable
{
    // RFC 5321, 4.5.3.2, asks for minutes; a reader who waits for a sign-in link does not.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _patienceForTheEnd = TimeSpan.FromMinutes(5);

    private const int LongestLine = 4096;
    private const int MostLines = 200;

    private readonly TcpClient _tcp;
    private readonly SmtpServer _server;
    private Stream _stream;
    private byte[] _read = new byte[LongestLine];
    private int _from;
    private int _to;
    private Dictionary<string, string> _can = [];

    private SmtpLine(SmtpServer server, TcpClient tcp) => (_server, _tcp, _stream) = (server, tcp, tcp.GetStream());

    /// <summary>Broken or left in the middle of something: nothing more can be sent over it.</summary>
    public bool IsBroken { get; private set; }

    public static async Task<SmtpLine> Open(SmtpServer server, string name, CancellationToken stop)
    {
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(_patience);
            await tcp.ConnectAsync(server.Host, server.Port, patience.Token);
            var line = new SmtpLine(server, tcp);
            await line.Greet(name, stop);
            return line;
        }
        catch (Exception failure)
        {
            tcp.Dispose();
            if (failure is SmtpException || stop.IsCancellationRequested)
            {
                throw;
            }

            throw new SmtpException(InPlainWords(failure, server), inner: failure);
        }
    }

    /// <summary>Sends one message to some people. Each has their own answer; the message's answer is that of those who were not refused.</summary>
    public async Task<IReadOnlyList<SmtpAnswer>> Send(string from, IReadOnlyList<string> to, byte[] message, CancellationToken stop)
    {
        if (!to.Append(from).All(IsSafe))
        {
            return [.. to.Select(_ => Ours(553, "5.1.3", "The address cannot be written to."))];
        }

        if (RefusedHere(from, to, message) is { } refused)
        {
            return [.. to.Select(_ => refused)];
        }

        try
        {
            return await Pass(from, to, message, stop);
        }
        catch (Exception failure) when (failure is not SmtpException)
        {
            IsBroken = true;
            throw new SmtpException(InPlainWords(failure, _server), inner: failure);
        }
        catch
        {
            IsBroken = true;
            throw;
        }
    }

    private async Task<IReadOnlyList<SmtpAnswer>> Pass(string from, IReadOnlyList<string> to, byte[] message, CancellationToken stop)
    {
        string[] envelope = [$"MAIL FROM:<{from}>{Parameters(from, to, message)}", .. to.Select(address => $"RCPT TO:<{address}>"), "DATA"];
        var answers = new List<SmtpAnswer>(envelope.Length);
        if (_can.ContainsKey("PIPELINING"))
        {
            await Write(string.Concat(envelope.Select(command => $"{command}\r\n")), stop);
            foreach (var _ in envelope)
            {
                answers.Add(await Answer(_patience, stop));
            }
        }
        else
        {
            await OneByOne(envelope, answers, stop);
        }

        SmtpAnswer[] each = [.. Enumerable.Range(1, to.Count).Select(at => answers[0].IsYes ? answers[at] : answers[0])];
        var data = answers[^1];
        if (data.GoOn)
        {
            // With nobody left to send to, a pipelined DATA is ended without a message: RFC 2920, 3.1.
            var end = await ToTheEnd(each.Any(answer => answer.IsYes) ? message : [], stop);
            return [.. each.Select(answer => answer.IsYes ? end : answer)];
        }

        await Command("RSET", stop);
        return [.. each.Select(answer => answer.IsYes ? data : answer)];
    }

    private async Task OneByOne(string[] envelope, List<SmtpAnswer> answers, CancellationToken stop)
    {
        foreach (var command in envelope[..^1])
        {
            answers.Add(answers is [{ IsYes: false }, ..] ? answers[0] : await Command(command, stop));
        }

        var nobody = answers is [{ IsYes: false }, ..] || answers.Skip(1).All(answer => !answer.IsYes);
        answers.Add(nobody ? Ours(554, "", "Nobody to send to.") : await Command(envelope[^1], stop));
    }

    private async Task<SmtpAnswer> ToTheEnd(byte[] message, CancellationToken stop)
    {
        var stuffed = DotStuffing.Stuff(message);
        await WriteBytes(stuffed.AsMemory(0, stuffed.Length - DotStuffing.End.Length), stop);

        // From here on the server may take the message whether or not we hear of it, so a stop of the program waits.
        try
        {
            await WriteBytes(DotStuffing.End, CancellationToken.None);
            return await Answer(_patienceForTheEnd, CancellationToken.None);
        }
        catch (Exception failure)
        {
            throw new SmtpException("The line broke after the message was sent, before the server said whether it took it.", mayHaveTakenIt: true, failure);
        }
    }

    private async Task Greet(string name, CancellationToken stop)
    {
        if (_server.Tls is SmtpTls.Tls)
        {
            await Seal(stop);
        }

        Expect(await Answer(_patience, stop), "The mail server does not take messages now");
        await Hello(name, stop);
        if (_server.Tls is SmtpTls.Starttls)
        {
            if (!_can.ContainsKey("STARTTLS"))
            {
                throw new SmtpException("The mail server offers no TLS on this port, so nothing was said to it.");
            }

            Expect(await Command("STARTTLS", stop), "The mail server does not begin TLS");
            if (_from < _to)
            {
                // What was said before the seal could have come from anybody (CVE-2011-0411).
                throw new SmtpException("The mail server spoke when it should have begun TLS.");
            }

            await Seal(stop);
            await Hello(name, stop);
        }

        if (_server.User is { } user)
        {
            await Authenticate(user, (await File.ReadAllTextAsync(_server.PasswordFile!, stop)).TrimEnd('\r', '\n'), stop);
        }
    }

    private async Task Hello(string name, CancellationToken stop)
    {
        var answer = await Command($"EHLO {name}", stop);
        if (!answer.IsYes)
        {
            Expect(await Command($"HELO {name}", stop), "The mail server does not greet us");
            _can = [];
            return;
        }

        _can = answer.Lines.Skip(1).Select(line => line.Split(' ', 2)).GroupBy(parts => parts[0].ToUpperInvariant()).ToDictionary(group => group.Key, group => group.First().ElementAtOrDefault(1) ?? "");
    }

    private async Task Authenticate(string user, string password, CancellationToken stop)
    {
        var ways = (_can.GetValueOrDefault("AUTH") ?? "").ToUpperInvariant().Split(' ');
        SmtpAnswer answer;
        if (ways.Contains("PLAIN"))
        {
            answer = await Command($"AUTH PLAIN {InBase64($"\0{user}\0{password}")}", stop);
        }
        else if (ways.Contains("LOGIN"))
        {
            answer = await Command("AUTH LOGIN", stop);
            answer = answer.Code is 334 ? await Command(InBase64(user), stop) : answer;
            answer = answer.Code is 334 ? await Command(InBase64(password), stop) : answer;
        }
        else
        {
            throw new SmtpException("The mail server takes no password in a way that we know (PLAIN or LOGIN).");
        }

        if (!answer.IsYes)
        {
            throw new SmtpException($"The mail server did not take the name and password ({answer.Figures}).");
        }
    }

    private static string InBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task Seal(CancellationToken stop)
    {
        var sealedLine = new SslStream(_stream);
        var options = new SslClientAuthenticationOptions { TargetHost = _server.Host };
        if (_server.CaFile is { } file)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_patience);
        await sealedLine.AuthenticateAsClientAsync(options, patience.Token);
        _stream = sealedLine;
    }

    private SmtpAnswer? RefusedHere(string from, IReadOnlyList<string> to, byte[] message) =>
        _can.TryGetValue("SIZE", out var most) && long.TryParse(most, out var bytes) && bytes > 0 && message.Length > bytes ? Ours(552, "5.3.4", "The message is larger than the server takes.")
        : NeedsUtf8(from, to) && !_can.ContainsKey("SMTPUTF8") ? Ours(553, "5.6.7", "The server does not know addresses with such letters.")
        : null;

    private string Parameters(string from, IReadOnlyList<string> to, byte[] message) => string.Concat(
        _can.ContainsKey("SIZE") ? $" SIZE={message.Length}" : "",
        _can.ContainsKey("8BITMIME") && message.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)127) ? " BODY=8BITMIME" : "",
        NeedsUtf8(from, to) ? " SMTPUTF8" : "");

    private static bool NeedsUtf8(string from, IReadOnlyList<string> to) => to.Append(from).Any(address => !Ascii.IsValid(address));

    // What ends a line or an address ends the command too.
    private static bool IsSafe(string address) => !address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>') && address.Length <= 254;

    private static SmtpAnswer Ours(int code, string status, string words) => new(code, status, words, [words]);

    private static void Expect(SmtpAnswer answer, string otherwise)
    {
        if (!answer.IsYes)
        {
            throw new SmtpException($"{otherwise} ({answer.Figures}).");
        }
    }

    private async Task<SmtpAnswer> Command(string command, CancellationToken stop)
    {
        await Write($"{command}\r\n", stop);
        return await Answer(_patience, stop);
    }

    private Task Write(string text, CancellationToken stop) => WriteBytes(Encoding.UTF8.GetBytes(text), stop);

    private async Task WriteBytes(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_patienceForTheEnd);
        await _stream.WriteAsync(bytes, patience.Token);
        await _stream.FlushAsync(patience.Token);
    }

    private async Task<SmtpAnswer> Answer(TimeSpan patience, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        waiting.CancelAfter(patience);
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await Line(waiting.Token);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code))
            {
                break;
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length is 3 || line[3] is ' ')
            {
                return SmtpAnswer.Of(code, lines);
            }
        }

        throw new SmtpException("What answers there does not speak as a mail server does.");
    }

    private async Task<string> Line(CancellationToken stop)
    {
        while (true)
        {
            var end = _read.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.UTF8.GetString(_read, _from, end).TrimEnd('\r');
                _from += end + 1;
                return line;
            }

            if (_from > 0)
            {
                _read.AsSpan(_from, _to - _from).CopyTo(_read);
                (_from, _to) = (0, _to - _from);
            }

            if (_to == _read.Length)
            {
                throw new SmtpException("What answers there does not speak as a mail server does.");
            }

            var got = await _stream.ReadAsync(_read.AsMemory(_to), stop);
            _to += got is 0 ? throw new SmtpException("The mail server hung up.") : got;
        }
    }

    private static string InPlainWords(Exception failure, SmtpServer server) => failure switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => $"There is no machine with the name {server.Host}.",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"Nobody answers on port {server.Port} of {server.Host}.",
        AuthenticationException => $"The certificate of {server.Host} is not one that this machine trusts, or its TLS is too old.",
        OperationCanceledException => $"{server.Host} did not answer in time.",
        FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException => "The file with the password, or that with the certificates to trust, cannot be read.",
        _ => $"The line to {server.Host} broke ({failure.GetBaseException().GetType().Name}).",
    };

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!IsBroken)
            {
                // Politeness; nothing hangs on the answer.
                using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                await _stream.WriteAsync("QUIT\r\n"u8.ToArray(), brief.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
        }

        await _stream.DisposeAsync();
        _tcp.Dispose();
    }
}
