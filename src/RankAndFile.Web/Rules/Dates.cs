using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using RankAndFile.Counting;

namespace RankAndFile.Web.Rules;

/// <summary>What a timetable has a date for, in the order it comes to pass.</summary>
public enum Milestone
{
    ScrutineerAppointed,
    ScrutineerAnnounced,
    Invitation,
    NominationsOpen,
    NominationsClose,
    AddressDeadline,
    RelevantDate,
    PapersPrinted,
    PapersDespatched,
    ReplacementsEnd,
    VotingCloses,
    CountBegins,
    CountEnds,
    ReportDue,
    ResultPublished,
    TakesOffice,
    ComplaintsEnd,
}

/// <summary>How days are counted from one date to the next.</summary>
public enum CountedIn
{
    Days,
    WorkingDays,
    Years,
}

/// <summary>What becomes of a date that falls on a weekend or a bank holiday.</summary>
public enum OnDayOff
{
    Stays,
    MovesOn,
    MovesBack,
}

/// <summary>How a date follows from another, as a clause says it: 32 days after nominations open, or the next working day.</summary>
/// <param name="Count">Below zero where it comes before.</param>
public sealed partial record DateFrom(int Count, CountedIn CountedIn, Milestone From, OnDayOff OnDayOff) : IUnit<DateFrom>
{
    private const int Most = 1_000;

    public static string Form => "2 days after nominations close, 5 working days before voting closes, or on the day the count ends; then, if it is to be moved off a day off, a comma and “or the next working day” or “or the working day before”";

    public long Size => Count;

    public static bool TryRead(string text, out DateFrom value)
    {
        value = new(0, CountedIn.Days, Milestone.NominationsOpen, OnDayOff.Stays);
        var match = Written().Match(text);
        if (!match.Success || !_inWords.TryGetValue(match.Groups["from"].Value, out var from))
        {
            return false;
        }

        var moved = match.Groups["moved"].Value switch
        {
            "next working day" => OnDayOff.MovesOn,
            "working day before" => OnDayOff.MovesBack,
            _ => OnDayOff.Stays,
        };
        if (!match.Groups["count"].Success)
        {
            value = new(0, CountedIn.Days, from, moved);
            return true;
        }

        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        var (times, countedIn) = match.Groups["unit"].Value.TrimEnd('s') switch
        {
            "working day" => (1, CountedIn.WorkingDays),
            "week" => (7, CountedIn.Days),
            "year" => (1, CountedIn.Years),
            _ => (1, CountedIn.Days),
        };
        value = new((match.Groups["way"].Value is "before" ? -1 : 1) * count * times, countedIn, from, moved);
        return count is > 0 and <= Most && (countedIn is not CountedIn.Years || count <= 10);
    }

    /// <summary>What a milestone is called where another date is counted from it.</summary>
    public static string InWords(Milestone milestone) => _inWords.Single(words => words.Value == milestone).Key;

    private static readonly FrozenDictionary<string, Milestone> _inWords = new Dictionary<string, Milestone>
    {
        ["the scrutineer is appointed"] = Milestone.ScrutineerAppointed,
        ["members are told who the scrutineer is"] = Milestone.ScrutineerAnnounced,
        ["members are invited to nominate"] = Milestone.Invitation,
        ["nominations open"] = Milestone.NominationsOpen,
        ["nominations close"] = Milestone.NominationsClose,
        ["addresses are due"] = Milestone.AddressDeadline,
        ["it is settled who may vote"] = Milestone.RelevantDate,
        ["voting papers are printed"] = Milestone.PapersPrinted,
        ["voting papers go out"] = Milestone.PapersDespatched,
        ["replacements end"] = Milestone.ReplacementsEnd,
        ["voting closes"] = Milestone.VotingCloses,
        ["the count begins"] = Milestone.CountBegins,
        ["the count ends"] = Milestone.CountEnds,
        ["the report is due"] = Milestone.ReportDue,
        ["the result is published"] = Milestone.ResultPublished,
        ["those elected take office"] = Milestone.TakesOffice,
        ["complaints end"] = Milestone.ComplaintsEnd,
    }.ToFrozenDictionary();

    [GeneratedRegex("^((?<count>[0-9]{1,4}) (?<unit>days?|working days?|weeks?|years?) (?<way>before|after)|on the day) (?<from>[a-z ]+?)(, or the (?<moved>next working day|working day before))?$")]
    private static partial Regex Written();
}

/// <summary>A date, and how it follows from another.</summary>
/// <param name="Because">Where the rule stands, which is shown beside the date.</param>
public sealed record DateRule(Milestone Date, DateFrom Follows, Source Because);
