using System.Buffers;
using System.Globalization;
using System.Text;
using RankAndFile.Web.Accounts;

namespace RankAndFile.Web.Register;

/// <summary>Reads what people write in the cells of a register.</summary>
public static class Cells
{
    private static readonly SearchValues<char> _notInAnAddress = SearchValues.Create(" <>,;\"\t\n");

    private static readonly string[] _days = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];

    private static readonly Dictionary<string, Membership> _memberships = Words<Membership>(
        "current active paid paidup live yes member: inarrears arrears lapsed: left resigned leaver ended cancelled: died deceased dead");

    private static readonly Dictionary<string, MemberClass> _classes = Words<MemberClass>(
        "employed fulltime parttime working selfemployed: notinemployment unemployed retired notworking: apprentice: trainee: student");

    private static readonly Dictionary<string, Channel> _channels = Words<Channel>("post letter paper mail: email electronic");

    private static readonly Dictionary<string, Formats> _formats = new()
    {
        [""] = Register.Formats.None,
        ["none"] = Register.Formats.None,
        ["print"] = Register.Formats.None,
        ["standard"] = Register.Formats.None,
        ["largeprint"] = Register.Formats.LargePrint,
        ["braille"] = Register.Formats.Braille,
        ["audio"] = Register.Formats.Audio,
        ["welsh"] = Register.Formats.Welsh,
        ["cymraeg"] = Register.Formats.Welsh,
    };

    /// <summary>A cell as it was meant: without blanks around it, and without the mark that keeps a spreadsheet from reckoning with it.</summary>
    public static string Cleaned(string cell)
    {
        var text = cell.Trim();
        return text.Length > 1 && text[0] is '\'' && text[1] is '=' or '+' or '-' or '@' ? text[1..] : text;
    }

    /// <summary>A cell for a file that somebody opens with a spreadsheet, which would reckon with what begins like a formula.</summary>
    public static string Guarded(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;

    public static bool IsEmail(string text) =>
        text.Length <= 254
        && !text.AsSpan().ContainsAny(_notInAnAddress)
        && text.Split('@') is [{ Length: > 0 }, { Length: > 2 } host]
        && host.Contains('.', StringComparison.Ordinal);

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, _days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1880 ? day : null;

    public static Membership? Membership(string text) => _memberships.TryGetValue(Plain(text), out var found) ? found : null;

    public static MemberClass? Class(string text) => _classes.TryGetValue(Plain(text), out var found) ? found : null;

    public static Channel? Channel(string text) => _channels.TryGetValue(Plain(text), out var found) ? found : null;

    /// <summary>Several formats in one cell, with anything between them.</summary>
    public static Formats? Formats(string text)
    {
        var all = Register.Formats.None;
        foreach (var part in text.Split([',', ';', '|', '/', '+']))
        {
            if (!_formats.TryGetValue(Plain(part), out var format))
            {
                return null;
            }

            all |= format;
        }

        return all;
    }

    /// <summary>An address, without empty lines and blanks around the others.</summary>
    public static string Lines(string text) =>
        text.AsSpan().ContainsAny('\n', '\r') ? string.Join('\n', text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : text.Trim();

    /// <summary>A postcode in capitals; one of the United Kingdom with its space.</summary>
    public static string Postcode(string text)
    {
        var code = text.Trim().ToUpperInvariant();
        return code.Length is >= 5 and <= 7 && !code.Contains(' ', StringComparison.Ordinal) && char.IsAsciiLetter(code[0]) && char.IsAsciiDigit(code[^3]) && char.IsAsciiLetter(code[^2]) && char.IsAsciiLetter(code[^1])
            ? $"{code[..^3]} {code[^3..]}"
            : code;
    }

    public static bool HasControl(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 && text.Any(letter => letter < ' ' && letter is not ('\n' or '\r' or '\t'));

    private static Dictionary<string, TEnum> Words<TEnum>(string words)
        where TEnum : struct, Enum =>
        words.Split(':').Zip(Enum.GetValues<TEnum>()).SelectMany(part => part.First.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, part.Second))).ToDictionary(word => word.word, word => word.Second);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>Names and addresses as they are looked up.</summary>
public static class NameKeys
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿŵẁẃẅŷỳšžłśćńżź";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyywwwwyyszlscnzz";

    /// <summary>Surname first: the last word of a name that is written in one.</summary>
    public static string Of(string name)
    {
        var at = name.LastIndexOf(' ');
        return at < 0 ? Folded(name) : Of(name[..at], name[(at + 1)..]);
    }

    public static string Of(string firstNames, string surname) => Folded($"{surname} {firstNames}");

    public static string? OfEmail(string email) => email.Trim() is { Length: > 0 } given ? Person.KeyOf(given) : null;

    /// <summary>Small plain letters and figures, with a space between words. Hyphens and apostrophes within a name are passed over.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var any in text)
        {
            var letter = char.ToLowerInvariant(any);
            letter = letter > 'z' && Accented.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? Plain[at] : letter;
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(letter);
            }
            else if (letter is ' ' or ',' or '.' && folded.Length > 0 && folded[^1] is not ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.Length > 0 && folded[^1] is ' ' ? folded.ToString(0, folded.Length - 1) : folded.ToString();
    }
}
