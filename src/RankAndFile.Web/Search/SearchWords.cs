using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RankAndFile.Web.Search;

/// <summary>
/// How things are searched: word by word, each from its beginning, without minding capitals and
/// accents. Two letters find nothing in the middle of a word, and what is found has every word.
/// </summary>
public static class SearchWords
{
    public const int MostWords = 12;
    public const int LongestQuestion = 200;

    // Longer than any word of a language. PostgreSQL keeps none of more than 2 KiB.
    private const int LongestWord = 60;

    /// <summary>A question cut to what is read of it.</summary>
    public static string Cut(string? question) => question is { Length: > LongestQuestion } ? question[..LongestQuestion] : question ?? "";

    /// <summary>The words that a question asks for.</summary>
    public static ImmutableArray<string> Asked(string? question) => [.. Of(Cut(question)).Take(MostWords)];

    /// <summary>The words of a text with a space between, as the database keeps them.</summary>
    public static string Folded(string text) => string.Join(' ', Of(text));

    /// <summary>The words of a text, in its order. A number keeps its points: 4.2 is one word.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var words = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = WithoutAccent(char.ToLowerInvariant(text[at]));
            if (char.IsLetterOrDigit(letter) || (letter is '.' && IsDigitAt(text, at - 1) && IsDigitAt(text, at + 1)))
            {
                words.Append(letter);
            }
            else if (char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’'))
            {
                words.Append(' ');
            }
        }

        return [.. words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length > LongestWord ? word[..LongestWord] : word)];
    }

    // The program runs without the machine's data of languages, so it cannot take letters apart itself.
    private static char WithoutAccent(char letter) =>
        Accented.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? Plain[at] : letter;

    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿŵẁẃẅŷỳ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyywwwwyy";

    private static bool IsDigitAt(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
