using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>How an office stands to the date on which its next election is due.</summary>
public enum Dueness
{
    NotYet,
    Soon,
    Passed,
}

/// <summary>For how long one is elected.</summary>
public static class TermOfOffice
{
    /// <summary>Nobody holds a post that the Act binds for longer without being elected again: s 46(1)(b).</summary>
    public const int MostYears = 5;

    /// <summary>Under a union's own rules alone, for posts that the Act does not bind.</summary>
    public const int MostYearsByOwnRules = 10;

    /// <summary>From so many months before it is due, an election is not early, and the list of offices points it out.</summary>
    public const int NormalMonths = 6;

    /// <summary>The last day of so many years that begin on this day.</summary>
    public static DateOnly LastDay(DateOnly from, int years)
    {
        // Years from 29 February begin anew on 1 March where there is no 29th, so the day before is the last.
        var anniversary = from is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(from.Year + years) ? new DateOnly(from.Year + years, 3, 1) : from.AddYears(years);
        return anniversary.AddDays(-1);
    }

    /// <summary>
    /// The last day on which the next election may be: the end of the term that began with taking office,
    /// and where the Act binds the post not after five years from the election, which is the last day of voting (s 61).
    /// </summary>
    public static DateOnly Due(OfficeKind kind, int termYears, DateOnly electedOn, DateOnly tookOfficeOn)
    {
        var byTheRules = LastDay(tookOfficeOn, termYears);
        var byTheAct = LastDay(electedOn, MostYears);
        return kind is not OfficeKind.Other && byTheAct < byTheRules ? byTheAct : byTheRules;
    }

    public static Refusal? Refusal(OfficeKind kind, int termYears) => (kind, termYears) switch
    {
        (not OfficeKind.Other, < 1 or > MostYears) => new($"One is elected to this post for 1 to {MostYears} years.", Act1992.At("s 46(1)(b)")),
        (_, < 1 or > MostYearsByOwnRules) => new($"A term has from 1 to {MostYearsByOwnRules} years.", Source.Docs("offices.md", "Terms")),
        _ => null,
    };

    public static Dueness Dueness(DateOnly? dueOn, DateOnly today) =>
        dueOn is not { } due ? Elections.Dueness.NotYet
        : due < today ? Elections.Dueness.Passed
        : due.AddMonths(-NormalMonths) <= today ? Elections.Dueness.Soon
        : Elections.Dueness.NotYet;
}
