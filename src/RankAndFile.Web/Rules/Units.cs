using System.Globalization;
using System.Text.RegularExpressions;

namespace RankAndFile.Web.Rules;

/// <summary>What a parameter of the rules is measured in: days cannot be taken for words, nor a share for a number.</summary>
public interface IUnit<TSelf>
{
    /// <summary>How it is written, for whoever wrote it otherwise.</summary>
    public static abstract string Form { get; }

    /// <summary>What its least and its most are compared by.</summary>
    public long Size { get; }

    public static abstract bool TryRead(string text, out TSelf value);
}

/// <summary>Days as they come, weekends and all.</summary>
public readonly record struct DayCount(int Days) : IUnit<DayCount>
{
    public static string Form => "14 days or 2 weeks";

    public long Size => Days;

    public static bool TryRead(string text, out DayCount value)
    {
        value = Figures.Before(text, " day") is { } days ? new((int)days) : Figures.Before(text, " week") is { } weeks ? new((int)weeks * 7) : default;
        return value.Days > 0;
    }
}

/// <summary>Days without Saturdays, Sundays and bank holidays.</summary>
public readonly record struct WorkingDayCount(int WorkingDays) : IUnit<WorkingDayCount>
{
    public static string Form => "2 working days";

    public long Size => WorkingDays;

    public static bool TryRead(string text, out WorkingDayCount value)
    {
        var read = Figures.Before(text, " working day");
        value = new((int)(read ?? 0));
        return read is not null;
    }
}

/// <summary>Months of the calendar.</summary>
public readonly record struct MonthCount(int Months) : IUnit<MonthCount>
{
    public static string Form => "6 months or 5 years";

    public long Size => Months;

    public static bool TryRead(string text, out MonthCount value)
    {
        value = Figures.Before(text, " month") is { } months ? new((int)months) : Figures.Before(text, " year") is { } years ? new((int)years * 12) : default;
        return value.Months > 0;
    }
}

/// <summary>Words of a text.</summary>
public readonly record struct WordCount(int Words) : IUnit<WordCount>
{
    public static string Form => "1,000 words";

    public long Size => Words;

    public static bool TryRead(string text, out WordCount value)
    {
        var read = Figures.Before(text, " word");
        value = new((int)(read ?? 0));
        return read is not null;
    }
}

/// <summary>How many there are of something.</summary>
public readonly record struct Number(int Count) : IUnit<Number>
{
    public static string Form => "a number in figures, such as 5";

    public long Size => Count;

    public static bool TryRead(string text, out Number value)
    {
        var read = Figures.Read(text);
        value = new((int)(read ?? 0));
        return read is not null;
    }
}

/// <summary>A part of a whole, in hundredths of one per cent.</summary>
public readonly partial record struct Share(int Hundredths) : IUnit<Share>
{
    public static string Form => "5 % or 2.5 %";

    public long Size => Hundredths;

    public static bool TryRead(string text, out Share value)
    {
        var match = PerCent().Match(text);
        value = match.Success
            ? new((int.Parse(match.Groups["whole"].Value, CultureInfo.InvariantCulture) * 100) + int.Parse(match.Groups["part"].Value.PadRight(2, '0'), CultureInfo.InvariantCulture))
            : default;
        return match.Success;
    }

    [GeneratedRegex("^(?<whole>[0-9]{1,3})(\\.(?<part>[0-9]{1,2}))? ?%$")]
    private static partial Regex PerCent();
}

/// <summary>Money.</summary>
public readonly partial record struct Pence(long Amount) : IUnit<Pence>
{
    public static string Form => "£5,000 or £2.50";

    public long Size => Amount;

    public static bool TryRead(string text, out Pence value)
    {
        var match = Money().Match(text);
        var pounds = match.Success ? Figures.Read(match.Groups["pounds"].Value) : null;
        value = new(((pounds ?? 0) * 100) + (match.Groups["pence"].Success ? int.Parse(match.Groups["pence"].Value, CultureInfo.InvariantCulture) : 0));
        return pounds is not null;
    }

    [GeneratedRegex("^£(?<pounds>[0-9,]+)(\\.(?<pence>[0-9]{2}))?$")]
    private static partial Regex Money();
}

/// <summary>Whether something may be, as a clause says it: an address may or may not carry a photograph.</summary>
public readonly record struct YesNo(bool Is) : IUnit<YesNo>
{
    private static readonly string[] _yes = ["yes", "may", "is", "are", "does", "do", "has", "have", "must"];
    private static readonly string[] _no = ["no", "may not", "is not", "are not", "does not", "do not", "has not", "have not", "need not"];

    public static string Form => "yes or no, may or may not, is or is not, are or are not, does or does not, must or need not";

    public long Size => Is ? 1 : 0;

    public static bool TryRead(string text, out YesNo value)
    {
        value = new(_yes.Contains(text));
        return value.Is || _no.Contains(text);
    }
}

/// <summary>Whole numbers as rules write them: with or without a comma at the thousands.</summary>
internal static partial class Figures
{
    internal static long? Read(string text) =>
        Whole().IsMatch(text) ? long.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : null;

    /// <summary>The number before a word, which may have an s at its end: 1 day, 14 days.</summary>
    internal static long? Before(string text, string word) =>
        text.EndsWith($"{word}s", StringComparison.Ordinal) ? Read(text[..^(word.Length + 1)])
        : text.EndsWith(word, StringComparison.Ordinal) ? Read(text[..^word.Length])
        : null;

    [GeneratedRegex("^([0-9]{1,7}|[0-9]{1,3}(,[0-9]{3}){1,2})$")]
    private static partial Regex Whole();
}
