using System.Globalization;
using System.Text;

namespace RankAndFile.Web.Files;

/// <summary>The name of a file as it is kept: what anybody's machine can write, ending as what the file is.</summary>
public static class FileName
{
    private const int Longest = 100;

    /// <param name="sent">As the browser sent it, with or without folders.</param>
    public static string Of(string sent, FileType type)
    {
        var name = new StringBuilder();
        foreach (var rune in sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            // A half of a pair becomes U+FFFD here; what turns writing round would show another ending.
            var isKept = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || (rune.IsAscii && " -_.,()'&+".Contains((char)rune.Value, StringComparison.Ordinal));
            name.Append(isKept ? rune.ToString() : "-");
        }

        var written = name.ToString();
        var isTable = type is FileType.Text && written.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        var stem = Path.GetFileNameWithoutExtension(written).Trim(' ', '.', '-');
        stem = stem.Length > Longest ? stem[..(char.IsHighSurrogate(stem[Longest - 1]) ? Longest - 1 : Longest)] : stem;
        return (stem.Length is 0 ? "file" : stem) + (isTable ? ".csv" : FileTypes.Ending(type));
    }
}
