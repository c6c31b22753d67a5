using System.Text;
using System.Text.Unicode;

namespace RankAndFile.Counting.Formats;

/// <summary>Names and titles as files write them: in Unicode, or in the letters of older Windows programs.</summary>
internal static class Letters
{
    /// <summary>What Windows-1252 has where Latin-1 has no letters: 0x80 to 0x9F.</summary>
    private const string WindowsLetters = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string Decode(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes)
            ? _strict.GetString(bytes)
            : string.Create(bytes.Length, bytes, static (letters, from) =>
            {
                for (var at = 0; at < letters.Length; at++)
                {
                    letters[at] = from[at] is >= 0x80 and <= 0x9F ? WindowsLetters[from[at] - 0x80] : (char)from[at];
                }
            });

    /// <summary>The first so many letters in quotation marks, with dots where something is left out.</summary>
    internal static string Quoted(ReadOnlySpan<byte> bytes, int letters)
    {
        // No letter is longer than four bytes; a letter is not cut in two.
        var length = bytes.Length > letters * 4 ? letters * 4 : bytes.Length;
        while (length < bytes.Length && length > 0 && (bytes[length] & 0xC0) is 0x80)
        {
            length--;
        }

        return Quoted(Decode(bytes[..length]), letters);
    }

    internal static string Quoted(string text, int letters)
    {
        var shown = new StringBuilder("“", letters + 3);
        foreach (var rune in text.TrimEnd().EnumerateRunes())
        {
            if (shown.Length > letters)
            {
                shown.Append('…');
                break;
            }

            // A terminal would obey these.
            shown.Append(Rune.IsControl(rune) ? "\uFFFD" : rune.ToString());
        }

        return shown.Append('”').ToString();
    }

    /// <summary>The text without blanks around it and with tabs as blanks; null if letters are in it that no name has.</summary>
    internal static string? Tidy(string text)
    {
        var tidy = text.Replace('\t', ' ').Trim();
        for (var at = 0; at < tidy.Length; at++)
        {
            var isPair = at + 1 < tidy.Length && char.IsSurrogatePair(tidy[at], tidy[at + 1]);
            if (char.IsControl(tidy[at]) || (char.IsSurrogate(tidy[at]) && !isPair) || tidy[at] is '\uFFFE' or '\uFFFF')
            {
                return null;
            }

            at += isPair ? 1 : 0;
        }

        return tidy;
    }
}
