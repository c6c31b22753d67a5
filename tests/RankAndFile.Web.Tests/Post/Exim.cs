using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RankAndFile.Web.Tests.Post;

/// <summary>
/// Exim as Debian has it, as a private program on high ports: with TLS and a password, and handing what
/// comes back to the office by LMTP. Whoever begins with <c>gone</c> is found missing only after it took the message.
/// </summary>
internal sealed class Exim : IDisposable
{
    private readonly Process _process;

    private Exim(string folder, int starttls, int tls, int lmtp) =>
        (Folder, Starttls, Tls, _process) = (folder, starttls, tls, Process.Start(new ProcessStartInfo("/usr/sbin/exim4", ["-C", Path.Combine(folder, "exim.conf"), "-bdf", $"-DLMTP={lmtp}"]) { RedirectStandardError = true })!);

    internal string Folder { get; }

    internal int Starttls { get; }

    internal int Tls { get; }

    internal string Ca => Path.Combine(Folder, "cert.pem");

    internal string PasswordFile => Path.Combine(Folder, "password");

    internal string Delivered => File.Exists(Path.Combine(Folder, "mail", "all")) ? File.ReadAllText(Path.Combine(Folder, "mail", "all")) : "";

    /// <summary>What was delivered, once these words are in it: a server says yes before it delivers.</summary>
    internal async Task<string> DeliveredWith(string words)
    {
        for (var tries = 0; tries < 300 && !Delivered.Contains(words, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100);
        }

        return Delivered;
    }

    internal string Log => File.ReadAllText(Path.Combine(Folder, "spool", "mainlog"));

    /// <param name="lmtp">Where the office takes mail in.</param>
    internal static async Task<Exim> Start(int lmtp)
    {
        if (!File.Exists("/usr/sbin/exim4") || Environment.UserName is not "root")
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is not "true", "exim4 is not installed here, or this is not root (tests/apt-packages.txt names it).");
            Assert.Fail("exim4 has to be installed in CI.");
        }

        var (folder, starttls, tls) = (Directory.CreateTempSubdirectory("exim").FullName, MailServer.FreePort(), MailServer.FreePort());
        await Write(folder, starttls, tls);
        var exim = new Exim(folder, starttls, tls, lmtp);
        await MailServer.UntilItAnswers(starttls);
        return exim;
    }

    private static async Task Write(string folder, int starttls, int tls)
    {
        using var key = RSA.Create(2048);
        var asked = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        asked.CertificateExtensions.Add(names.Build());
        using var certificate = asked.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        await File.WriteAllTextAsync(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), "pass word\n");
        Directory.CreateDirectory(Path.Combine(folder, "spool"));
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        await Own(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "exim.conf"), Settings(folder, starttls, tls));
    }

    private static async Task Own(string folder)
    {
        using var chown = Process.Start("chown", ["-R", "Debian-exim", folder]);
        await chown.WaitForExitAsync();
        using var chmod = Process.Start("chmod", ["755", folder]);
        await chmod.WaitForExitAsync();
    }

    private static string Settings(string folder, int starttls, int tls) => $$$"""
        spool_directory = {{{folder}}}/spool
        log_file_path = {{{folder}}}/spool/%slog
        pid_file_path = {{{folder}}}/exim.pid
        daemon_smtp_ports = {{{starttls}}} : {{{tls}}}
        tls_on_connect_ports = {{{tls}}}
        local_interfaces = 127.0.0.1
        primary_hostname = mail.example
        keep_environment =
        tls_advertise_hosts = *
        tls_certificate = {{{folder}}}/cert.pem
        tls_privatekey = {{{folder}}}/key.pem
        never_users =
        exim_user = Debian-exim
        exim_group = Debian-exim
        acl_smtp_rcpt = rcpt
        acl_smtp_data = accept
        smtp_accept_max = 100
        message_size_limit = 1M
        begin acl
        rcpt:
          deny !authenticated = *
               message = first the password
          deny local_parts = nobody
               message = no such person
          defer local_parts = later
          accept
        begin routers
        back:
          driver = manualroute
          domains = union.example
          transport = lmtp
          route_list = * 127.0.0.1
          self = send
        gone:
          driver = redirect
          condition = ${if match{$local_part}{^gone}}
          allow_fail
          data = :fail: nobody of this name
        all:
          driver = accept
          transport = keep
        begin transports
        lmtp:
          driver = smtp
          protocol = lmtp
          port = LMTP
          allow_localhost
          hosts_try_fastopen =
        keep:
          driver = appendfile
          file = {{{folder}}}/mail/all
          mode = 0666
          user = Debian-exim
          group = Debian-exim
          return_path_add
          envelope_to_add
        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_advertise_condition = ${if def:tls_in_cipher}
          server_condition = ${if and{ {eq{$auth2}{office}} {eq{$auth3}{pass word}} }}
          server_set_id = $auth2
        """ + "\n";

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
