using System.Globalization;
using RankAndFile.Web.Hosting;

namespace RankAndFile.Web.Post;

/// <summary>How the line to the mail server is kept secret.</summary>
public enum SmtpTls
{
    /// <summary>Begun in the clear and sealed before anything is said: port 587.</summary>
    Starttls,

    /// <summary>Sealed from the first byte: port 465.</summary>
    Tls,

    /// <summary>Not at all, which is for a server on the same machine.</summary>
    None,
}

/// <summary>The mail server that takes the office's messages.</summary>
/// <param name="PasswordFile">Read when a line is opened, so that the password is in no setting and no environment.</param>
/// <param name="CaFile">Certificates to trust besides those that the machine trusts.</param>
public sealed record SmtpServer(string Host, int Port, SmtpTls Tls, string? User, string? PasswordFile, string? CaFile)
{
    public static SmtpServer? Of(IConfiguration configuration)
    {
        if (configuration["mail-host"] is not { Length: > 0 } host)
        {
            return null;
        }

        var isHere = host is "localhost" or "127.0.0.1" or "::1";
        var tls = configuration["mail-tls"] switch
        {
            null => isHere ? SmtpTls.None : SmtpTls.Starttls,
            "starttls" => SmtpTls.Starttls,
            "tls" => SmtpTls.Tls,
            "none" => SmtpTls.None,
            var other => throw new SettingsException($"--mail-tls is starttls, tls or none, not {other}."),
        };
        var (user, password) = (configuration["mail-user"], configuration["mail-password-file"]);
        return (user is null) != (password is null)
            ? throw new SettingsException("--mail-user and --mail-password-file go together.")
            : tls is SmtpTls.None && user is not null && !isHere
            ? throw new SettingsException("A password is sent to another machine over TLS only: --mail-tls starttls or tls.")
            : new(host, PortOf(configuration["mail-port"], tls), tls, user, password, configuration["mail-ca-file"]);
    }

    private static int PortOf(string? text, SmtpTls tls) => text switch
    {
        null => tls switch { SmtpTls.Starttls => 587, SmtpTls.Tls => 465, _ => 25 },
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue => port,
        _ => throw new SettingsException($"--mail-port is a number up to {ushort.MaxValue}, not {text}."),
    };
}

/// <summary>How the office's messages leave and come in.</summary>
/// <param name="Smtp">None: messages are put into the folder <c>post</c>.</param>
/// <param name="Lmtp">Where a mail server hands over what comes in: HOST:PORT or the path of a socket.</param>
/// <param name="Address">Where links in messages lead.</param>
/// <param name="AddressIsGiven">Somebody set it; else it is where the program listens, which may not be how people reach it.</param>
/// <param name="ADomainASecond">How many messages at most go to one domain in a second.</param>
public sealed record MailSettings(SmtpServer? Smtp, string? Lmtp, string Address, bool AddressIsGiven, int ADomainASecond)
{
    /// <summary>
    /// Where a link leads that goes to somebody else than who asked for it. What a request says of its own
    /// address is not believed, since anybody can send one; a name of the machine itself harms nobody.
    /// </summary>
    public string AddressFor(HttpRequest request) => ThisMachine.IsNamedBy(request.Host) ? AddressAsReached(request) : Address;

    /// <summary>Where a link leads that one of the office makes: how their own browser has reached it, if nothing was set.</summary>
    public string AddressAsReached(HttpRequest request) => AddressIsGiven ? Address : $"{request.Scheme}://{request.Host}";

    public static MailSettings Of(IConfiguration configuration, string urls) => new(
        SmtpServer.Of(configuration),
        configuration["lmtp"],
        (configuration["address"] ?? urls.Split(';')[0]).TrimEnd('/'),
        configuration["address"] is not null,
        configuration.GetValue("mail-a-second", defaultValue: 50));
}
