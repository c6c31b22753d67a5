using System.Globalization;
using System.Text;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;

namespace RankAndFile.Web.Post;

/// <summary>
/// Puts messages into the folder <c>post</c> of the data folder, one file each, as a mail server on
/// the machine can take them up. A message is there whole or not at all.
/// </summary>
public sealed class Pickup(Settings settings, TimeProvider clock)
{
    private readonly string _folder = Path.Combine(settings.Data, "post");

    public async Task Put(string to, string subject, string text)
    {
        DataFolder.Make(_folder);
        var name = $"{clock.Now().Microseconds.ToString(CultureInfo.InvariantCulture)}-{Secret.New()[..8]}";
        var (begun, whole) = (Path.Combine(_folder, $"{name}.part"), Path.Combine(_folder, $"{name}.eml"));
        await File.WriteAllTextAsync(begun, Message(to, subject, text));
        File.Move(begun, whole);
    }

    private string Message(string to, string subject, string text) => string.Join("\r\n",
        $"From: <{settings.MailFrom}>",
        $"To: <{to}>",
        $"Message-ID: <{Secret.New()}@{settings.MailFrom.Split('@')[^1]}>",
        $"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject))}?=",
        $"Date: {clock.GetUtcNow().ToString("ddd, dd MMM yyyy HH':'mm':'ss '+0000'", CultureInfo.InvariantCulture)}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks),
        "");
}
