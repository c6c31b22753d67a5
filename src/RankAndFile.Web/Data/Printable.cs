namespace RankAndFile.Web.Data;

/// <summary>Whether what somebody wrote can be shown and printed as it stands.</summary>
public static class Printable
{
    /// <summary>A text of several lines, of at most so many letters.</summary>
    public static bool IsText(string text, int longest) =>
        text.Length <= longest && !text.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t'));
}
