using System.Text;

namespace RankAndFile.Web.Post;

/// <summary>Text as mail carries it: RFC 2047 in headers, quoted-printable in bodies (RFC 2045, 6.7).</summary>
public static class MailText
{
    private const int LongestLine = 76;
    private const int BytesAWord = 42;

    /// <summary>A header, folded where it is long.</summary>
    public static string Header(string name, string value)
    {
        if (value.Any(char.IsControl))
        {
            throw new ArgumentException($"A line break in {name} would begin another header.", nameof(value));
        }

        var line = new StringBuilder($"{name}:");
        var length = line.Length;
        foreach (var word in value.Split(' '))
        {
            if (length + word.Length + 1 > LongestLine && length > name.Length + 1)
            {
                line.Append("\r\n");
                length = 0;
            }

            line.Append(' ').Append(word);
            length += word.Length + 1;
        }

        return line.Append("\r\n").ToString();
    }

    /// <summary>Words of a header, encoded where they are not plain.</summary>
    public static string Words(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var words = new List<string>();
        var bytes = new List<byte>();
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var letter in text.EnumerateRunes())
        {
            var length = letter.EncodeToUtf8(utf8);
            if (bytes.Count + length > BytesAWord)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(utf8[..length]);
        }

        return string.Join(' ', words.Append(Word(bytes)));
    }

    /// <summary>A name before an address.</summary>
    public static string Phrase(string name) =>
        Ascii.IsValid(name) && !name.Contains("=?", StringComparison.Ordinal) ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : Words(name);

    public static string Part(string type, string text) =>
        $"Content-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{QuotedPrintable(text)}";

    public static string QuotedPrintable(string text)
    {
        var written = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            var length = 0;
            for (var at = 0; at < bytes.Length; at++)
            {
                var one = Quoted(bytes[at], isLast: at == bytes.Length - 1);
                if (length + one.Length > LongestLine - 1)
                {
                    written.Append("=\r\n");
                    length = 0;
                }

                // A line that begins with a dot or with From is changed by some servers on the way.
                one = length is 0 && (bytes[at] is (byte)'.' or (byte)'F') ? $"={bytes[at]:X2}" : one;
                written.Append(one);
                length += one.Length;
            }

            written.Append("\r\n");
        }

        return written.ToString();
    }

    private static string Quoted(byte letter, bool isLast) => letter switch
    {
        (byte)' ' or (byte)'\t' when !isLast => ((char)letter).ToString(),
        >= 33 and <= 126 and not (byte)'=' => ((char)letter).ToString(),
        _ => $"={letter:X2}",
    };

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
