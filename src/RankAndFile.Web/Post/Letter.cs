using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using RankAndFile.Counting;
using RankAndFile.Web.Layout;
using RankAndFile.Web.People;

namespace RankAndFile.Web.Post;

/// <summary>What somebody writes: a subject, and paragraphs with an empty line between them. Both parts of the message are made from it.</summary>
public static partial class Letter
{
    public const int LongestSubject = 150;
    public const int LongestText = 20_000;

    private static readonly Source _because = Source.Docs("post.md", "What is sent");

    /// <summary>Why this cannot be sent, or null if it can.</summary>
    public static Refusal? RefusalOf(string subject, string text) => (subject, text) switch
    {
        _ when subject.Trim().Length is 0 or > LongestSubject => new($"A message has a subject of at most {LongestSubject} letters.", _because),
        _ when subject.Any(char.IsControl) => new("A subject is one line.", _because),
        _ when text.Trim().Length is 0 or > LongestText => new($"A message has a text of at most {LongestText:N0} letters.", _because),
        _ when text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) => new("The text has letters in it that no mail program shows.", _because),
        _ when text.Contains("http://", StringComparison.OrdinalIgnoreCase) => new("Links begin with https://, so that nobody on the way can change what is read.", _because),
        _ => null,
    };

    public static IEnumerable<string> Paragraphs(string text) =>
        BetweenParagraphs().Split(text.ReplaceLineEndings("\n").Trim()).Where(paragraph => paragraph.Length > 0);

    internal static string AsText(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs) + "\n";

    /// <summary>Paragraphs and links, and nothing else: no picture, no style from elsewhere, no address that counts who looks.</summary>
    internal static string AsHtml(string language, string subject, IEnumerable<string> paragraphs, IEnumerable<string> footer) => $"""
        <!DOCTYPE html>
        <html lang="{language}"><head><meta charset="utf-8"><title>{Escaped(subject)}</title></head>
        <body>
        {string.Join('\n', paragraphs.Select(Paragraph))}
        {(footer.Any() ? $"<hr>\n{string.Join('\n', footer.Select(Paragraph))}" : "")}
        </body></html>

        """.ReplaceLineEndings("\n");

    /// <summary>A paragraph as a page shows it, with its links.</summary>
    internal static HtmlString AsLinked(string paragraph) => new(Paragraph(paragraph));

    private static string Paragraph(string text)
    {
        var html = new StringBuilder("<p>");
        var from = 0;
        foreach (Match link in Link().Matches(text))
        {
            html.Append(Broken(text[from..link.Index]))
                .Append(CultureInfo.InvariantCulture, $"<a href=\"{Escaped(link.Value)}\">{Escaped(link.Value)}</a>");
            from = link.Index + link.Length;
        }

        return html.Append(Broken(text[from..])).Append("</p>").ToString();
    }

    private static string Broken(string text) => Escaped(text).Replace("&#xA;", "<br>\n", StringComparison.Ordinal);

    private static string Escaped(string text) => HtmlEncoder.Default.Encode(text);

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BetweenParagraphs();

    // A full stop or bracket after a link is not of it.
    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)\]]")]
    private static partial Regex Link();
}

/// <summary>One message as it goes to one reader.</summary>
/// <param name="List">None where it is no list's, but an answer to this reader.</param>
/// <param name="Stop">Where this list is stopped by one click.</param>
/// <param name="IsAutomatic">The office writes by itself, and wants no automatic reply.</param>
public sealed record MessageTo(
    string UnionName,
    string From,
    string To,
    string ReplyTo,
    string Subject,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Footer,
    string Language,
    Form Form,
    string Token,
    string? List,
    string? Stop,
    bool IsAutomatic,
    string? InReplyTo,
    DateTimeOffset At)
{
    private string Domain => From.Split('@')[^1];

    public string MessageId => $"<{Token}@{Domain}>";

    /// <summary>Where it comes back to when it cannot be delivered: an address of this message alone.</summary>
    public string ReturnPath => $"bounce+{Token}@{Domain}";

    /// <summary>The message as RFC 5322 has it, in letters that every server takes.</summary>
    public byte[] Written()
    {
        var message = new StringBuilder();
        foreach (var (name, value) in Headers())
        {
            message.Append(MailText.Header(name, value));
        }

        var text = Letter.AsText(Footer.Count is 0 ? Paragraphs : [.. Paragraphs, "-- \n" + string.Join("\n\n", Footer)]);
        if (Form is Form.PlainText)
        {
            message.Append(MailText.Part("text/plain", text));
        }
        else
        {
            var boundary = $"part-{Token}";
            message.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/alternative; boundary=\"{boundary}\"\r\n\r\n")
                .Append(CultureInfo.InvariantCulture, $"--{boundary}\r\n{MailText.Part("text/plain", text)}\r\n")
                .Append(CultureInfo.InvariantCulture, $"--{boundary}\r\n{MailText.Part("text/html", Letter.AsHtml(Language, Subject, Paragraphs, Footer))}\r\n")
                .Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n");
        }

        return Encoding.UTF8.GetBytes(message.ToString());
    }

    private IEnumerable<(string Name, string Value)> Headers()
    {
        yield return ("From", $"{MailText.Phrase(UnionName)} <{From}>");
        yield return ("To", $"<{To}>");
        yield return ("Reply-To", $"<{ReplyTo}>");
        yield return ("Subject", MailText.Words(Subject));
        yield return ("Date", At.ToString("ddd, dd MMM yyyy HH':'mm':'ss '+0000'", CultureInfo.InvariantCulture));
        yield return ("Message-ID", MessageId);
        if (InReplyTo is not null)
        {
            yield return ("In-Reply-To", InReplyTo);
            yield return ("References", InReplyTo);
        }

        if (List is not null)
        {
            yield return ("List-Id", $"<{List}.{Domain}>");
            yield return ("Precedence", "bulk");
        }

        if (Stop is not null)
        {
            yield return ("List-Unsubscribe", $"<{Stop}>, <mailto:u+{Token}@{Domain}>");
            yield return ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (IsAutomatic)
        {
            yield return ("Auto-Submitted", "auto-generated");
        }

        yield return ("Content-Language", Language);
        yield return ("MIME-Version", "1.0");
    }
}

/// <summary>What stands below a message.</summary>
public static class Footers
{
    /// <param name="address">Where links lead.</param>
    public static IReadOnlyList<string> Of(Purpose purpose, string union, string address, string token, Words words)
    {
        var about = $"{address}/me/preferences/{token}";
        return purpose switch
        {
            Purpose.Account => [words["mail.footer.account", union]],
            Purpose.Confirmation => [words["mail.footer.asked", union]],
            Purpose.BallotNotice or Purpose.Test => [words["mail.footer.who", union] + "\n" + words[$"mail.why.{purpose}"], words["mail.footer.preferences", about]],
            _ =>
            [
                words["mail.footer.who", union] + "\n" + words[$"mail.why.{purpose}"],
                words["mail.footer.preferences", about] + "\n" + words["mail.footer.everything", $"{address}/me/preferences/{token}#everything"],
                words["mail.footer.forwarding"] + "\n" + words["mail.footer.stop", $"{address}/u/{token}"],
            ],
        };
    }
}
