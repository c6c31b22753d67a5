using System.Text;
using System.Text.RegularExpressions;

namespace RankAndFile.Web.Post;

/// <summary>A message that came in, as far as it can be read. Whatever is broken in it is left out; nothing makes this throw.</summary>
public sealed partial record MailRead(IReadOnlyList<(string Name, string Value)> Headers, IReadOnlyList<MailPart> Parts)
{
    private const int MostParts = 50;
    private const int MostHeaders = 500;
    private const int Deepest = 6;

    public string Subject => Decoded(this["Subject"]);

    public string this[string header] => Of(Headers, header);

    /// <summary>The text somebody wrote: the first plain part.</summary>
    public string Text => Parts.FirstOrDefault(part => part.Type is "text/plain")?.Text ?? "";

    public static MailRead Of(ReadOnlySpan<byte> message)
    {
        // Every byte is a letter of Latin-1, so what is not UTF-8 is not lost before a part says what it is.
        var text = Encoding.Latin1.GetString(message);
        var (headers, body) = Cut(text);
        var parts = new List<MailPart>();
        Take(headers, body, parts, 0);
        return new(headers, parts);
    }

    private static void Take(List<(string Name, string Value)> headers, string body, List<MailPart> parts, int depth)
    {
        if (parts.Count >= MostParts || depth > Deepest)
        {
            return;
        }

        var given = Of(headers, "Content-Type");
        var type = given.Split(';')[0].Trim().ToLowerInvariant();
        if (type.StartsWith("multipart/", StringComparison.Ordinal) && Boundary().Match(given) is { Success: true } boundary)
        {
            var mark = boundary.Groups[1].Success ? boundary.Groups[1].Value : boundary.Groups[2].Value;
            foreach (var part in body.Split($"--{mark}").Skip(1).Take(MostParts).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal)))
            {
                var (inner, text) = Cut(part.TrimStart('\r', '\n'));
                Take(inner, text, parts, depth + 1);
            }

            return;
        }

        parts.Add(new(type.Length is 0 ? "text/plain" : type, Undone(Of(headers, "Content-Transfer-Encoding"), body)));
    }

    private static (List<(string Name, string Value)> Headers, string Body) Cut(string text)
    {
        var headers = new List<(string Name, string Value)>();
        var at = 0;
        while (at < text.Length && headers.Count < MostHeaders)
        {
            var end = text.IndexOf('\n', at);
            var line = text[at..(end < 0 ? text.Length : end)].TrimEnd('\r');
            at = end < 0 ? text.Length : end + 1;
            if (line.Length is 0)
            {
                break;
            }

            if (line[0] is ' ' or '\t' && headers.Count > 0)
            {
                headers[^1] = (headers[^1].Name, $"{headers[^1].Value} {line.Trim()}");
            }
            else if (line.IndexOf(':') is > 0 and var colon)
            {
                headers.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return (headers, text[at..]);
    }

    internal static IReadOnlyList<(string Name, string Value)> HeadersIn(string text) => Cut(text).Headers;

    internal static string Of(IReadOnlyList<(string Name, string Value)> headers, string name) =>
        headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    private static string Undone(string encoding, string body)
    {
        var bytes = encoding.Trim().ToUpperInvariant() switch
        {
            "BASE64" => FromBase64(body),
            "QUOTED-PRINTABLE" => FromQuotedPrintable(body),
            _ => Encoding.Latin1.GetBytes(body),
        };
        return Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
    }

    private static byte[] FromBase64(string body)
    {
        var letters = string.Concat(body.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/'));
        letters = letters[..(letters.Length - (letters.Length % 4 is 1 ? 1 : 0))];
        return Convert.FromBase64String(letters.PadRight((letters.Length + 3) / 4 * 4, '='));
    }

    private static byte[] FromQuotedPrintable(string body) => Encoding.Latin1.GetBytes(
        QuotedLetter().Replace(SoftBreak().Replace(body, ""), letter => ((char)Convert.ToByte(letter.Groups[1].Value, 16)).ToString()));

    private static string Decoded(string header) => EncodedWord().Replace(BetweenWords().Replace(header, "?==?"), word =>
    {
        var bytes = word.Groups[2].Value is "B" or "b" ? FromBase64(word.Groups[3].Value) : FromQuotedPrintable(word.Groups[3].Value.Replace('_', ' '));
        return (word.Groups[1].Value.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
    });

    [GeneratedRegex(@"boundary\s*=\s*(?:""([^""]{1,200})""|([^\s;]{1,200}))", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=([0-9A-Fa-f]{2})")]
    private static partial Regex QuotedLetter();

    [GeneratedRegex(@"=[ \t]*\r?\n")]
    private static partial Regex SoftBreak();

    [GeneratedRegex(@"=\?([\w-]{1,40})\?([BbQq])\?([^?]{0,2000})\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();
}

/// <summary>A part of a message, with what it carries already decoded.</summary>
public sealed record MailPart(string Type, string Text);

/// <summary>What a message is that came to an address of one of ours.</summary>
public enum Incoming
{
    HardBounce,
    SoftBounce,
    Complaint,
    Stop,
    Reply,

    /// <summary>It says that somebody is away, or that a message is late: nobody has to know.</summary>
    Automatic,
}

/// <summary>Tells reports of mail servers from what people write.</summary>
public static class Reports
{
    /// <param name="local">Before the @ of the address it came to.</param>
    public static Incoming KindOf(MailRead mail, string local)
    {
        if (mail.Parts.FirstOrDefault(part => part.Type is "message/feedback-report") is { } report)
        {
            // RFC 5965; not-spam is the one kind that is no complaint.
            return Field(report.Text, "Feedback-Type") is "not-spam" ? Incoming.Automatic : Incoming.Complaint;
        }

        if (mail.Parts.FirstOrDefault(part => part.Type is "message/delivery-status") is { } status)
        {
            return OfStatus(status.Text);
        }

        if (local.StartsWith("u+", StringComparison.Ordinal))
        {
            return Incoming.Stop;
        }

        // RFC 3834: what answers by itself says so. What came to the address for bounces and is no report is of that sort too.
        var isAutomatic = (mail["Auto-Submitted"] is { Length: > 0 } said && !said.StartsWith("no", StringComparison.OrdinalIgnoreCase)) || local.StartsWith("bounce+", StringComparison.Ordinal);
        return isAutomatic ? Incoming.Automatic : Incoming.Reply;
    }

    private static Incoming OfStatus(string text)
    {
        // The fields of each recipient follow those of the message: RFC 3464, 2.1.
        var recipients = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(block => Field(block, "Action").Length > 0).ToList();
        return recipients.Exists(block => Field(block, "Action") is "failed" && Field(block, "Status").StartsWith('5')) ? Incoming.HardBounce
            : recipients.Exists(block => Field(block, "Action") is "failed") ? Incoming.SoftBounce
            : Incoming.Automatic;
    }

    private static string Field(string text, string name) => MailRead.Of(MailRead.HeadersIn(text.TrimStart('\n')), name).Trim().ToLowerInvariant();
}
