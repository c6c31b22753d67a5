using System.Globalization;
using System.Text.RegularExpressions;

namespace RankAndFile.Web.Post;

/// <summary>What a mail server answered: RFC 5321, 4.2, with the enhanced status of RFC 3463 where it gave one.</summary>
/// <param name="Words">In the server's own words, which may hold an address: for the eyes of who runs the office, never for a log.</param>
public sealed partial record SmtpAnswer(int Code, string Status, string Words, IReadOnlyList<string> Lines)
{
    public bool IsYes => Code is >= 200 and < 300;

    public bool GoOn => Code is 354;

    public bool IsLater => Code is >= 400 and < 500;

    /// <summary>Nobody lives there: RFC 3463, 3.2, or 550, 551 and 553 without a status.</summary>
    public bool NobodyThere => Code >= 500 && (Status.StartsWith("5.1.", StringComparison.Ordinal) || (Status.Length is 0 && Code is 550 or 551 or 553));

    /// <summary>Without words: what may be kept in a row.</summary>
    public string Figures => Status.Length is 0 ? Code.ToString(CultureInfo.InvariantCulture) : $"{Code} {Status}";

    public static SmtpAnswer Of(int code, IReadOnlyList<string> lines)
    {
        var status = EnhancedStatus().Match(lines[^1]) is { Success: true } found ? found.Groups[1].Value : "";
        return new(code, status, string.Join(' ', lines), lines);
    }

    [GeneratedRegex(@"^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)")]
    private static partial Regex EnhancedStatus();
}

/// <summary>A mail server could not be reached, or broke off.</summary>
/// <param name="plain">What happened, in plain words and without an address of anybody.</param>
/// <param name="mayHaveTakenIt">The message had been sent to its end; whether the server took it nobody knows.</param>
public sealed class SmtpException(string plain, bool mayHaveTakenIt = false, Exception? inner = null) : Exception(plain, inner)
{
    public bool MayHaveTakenIt { get; } = mayHaveTakenIt;
}
