using System.Collections.Frozen;
using System.Globalization;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Layout;

/// <summary>Everything that pages say, in one language. The texts of a slice lie in its <c>words.en.txt</c> and <c>words.cy.txt</c>, a line each.</summary>
public sealed class Words
{
    public const string English = "en";
    public const string Welsh = "cy";

    private static readonly Words _english = new(English);
    private static readonly Words _welsh = new(Welsh);

    private readonly FrozenDictionary<string, string> _texts;

    private Words(string language)
    {
        Language = language;
        _texts = Lines(language)
            .Select(line => line.Split(" = ", 2))
            .ToFrozenDictionary(parts => parts[0], parts => parts[1]);
    }

    /// <summary>As HTML names it.</summary>
    public string Language { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    public static Words In(string language) => language is Welsh ? _welsh : _english;

    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No words.{Language}.txt has {key}. A page that is not in Welsh says so: [InEnglish].");

    public string this[string key, params object[] with] => string.Format(CultureInfo.InvariantCulture, this[key], with);

    public string this[Enum word] => this[$"{word.GetType().Name}.{word}"];

    /// <summary>A day in full: Friday 28 April 2017.</summary>
    public string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{this[$"day.{day.DayOfWeek}"]} {day.Day} {this[$"month.{day.Month}"]} {day.Year}");

    /// <summary>A moment, as clocks in the United Kingdom show it.</summary>
    public string Moment(Instant at)
    {
        var local = TimeZoneInfo.ConvertTime(at.ToTime(), Instant.UnitedKingdom);
        return this["moment", Day(at.Day), local.ToString("HH':'mm", CultureInfo.InvariantCulture)];
    }

    private static IEnumerable<string> Lines(string language)
    {
        foreach (var name in typeof(Words).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("words/", StringComparison.Ordinal) && name.EndsWith($".{language}.txt", StringComparison.Ordinal)))
        {
            using var lines = new StreamReader(typeof(Words).Assembly.GetManifestResourceStream(name)!);
            while (lines.ReadLine() is { } line)
            {
                if (line.Trim() is { Length: > 0 } text && text[0] is not '#')
                {
                    yield return text;
                }
            }
        }
    }
}

/// <summary>A page that those who run the office read, in English whatever language they chose elsewhere. Ballots, notices and what members read are in both.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InEnglishAttribute : Attribute;
