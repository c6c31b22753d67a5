using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Nominations;

/// <summary>The days on which meetings nominate, the first and the last.</summary>
public sealed record Window(DateOnly Opens, DateOnly Closes)
{
    /// <summary>Null where the timetable does not say.</summary>
    public static Window? Of(ImmutableArray<Dated> dates) =>
        dates.FirstOrDefault(date => date.Milestone is Milestone.NominationsOpen) is { On: var opens } && dates.FirstOrDefault(date => date.Milestone is Milestone.NominationsClose) is { On: var closes }
            ? new(opens, closes)
            : null;
}

/// <summary>The meeting that nominated.</summary>
/// <param name="NoticeOn">The day on which notice of it was given.</param>
/// <param name="Votes">For this candidate.</param>
public sealed record Meeting(DateOnly NoticeOn, DateOnly MetOn, int Present, int Votes, int VotesInAll);

/// <summary>What is wrong with a nomination, by which rule.</summary>
public sealed record FaultFound(NominationFault Fault, Refusal Because);

/// <summary>What the rules of a contest ask of the meeting of a branch or a workplace.</summary>
public static class MeetingLaw
{
    internal static Source Because { get; } = Source.Docs("contests-file.md", "nominations");

    private static readonly Source _meeting = Source.Docs("contests-file.md", "branch_quorum, workplace_quorum, notice_days");

    /// <summary>Why nothing of this kind can have been, or null.</summary>
    public static Refusal? RefusalToBelieve(Meeting meeting, DateOnly today) => meeting switch
    {
        { MetOn: var met } when met > today => new("A meeting that is still to come has nominated nobody.", Because),
        { NoticeOn: var notice, MetOn: var met } when notice > met => new("Notice of a meeting is given before it.", _meeting),
        { Present: < 1 or > 100_000 } => new("Say how many members were at the meeting.", _meeting),
        { Votes: < 1 } => new("Whoever is nominated had a vote at least.", Because),
        { Votes: var votes, VotesInAll: var all } when votes > all => new("There are no more votes for one candidate than there are in all.", Because),
        { VotesInAll: var all, Present: var present } when all > present => new("There are no more votes than members at the meeting.", Because),
        _ => null,
    };

    /// <summary>All that is wrong with a meeting and the day on which its nomination arrived.</summary>
    public static IEnumerable<FaultFound> Faults(NominationRule rule, bool isBranch, Window window, Meeting meeting, DateOnly receivedOn)
    {
        if (receivedOn > window.Closes)
        {
            yield return new(NominationFault.Late, new($"Nominations could be sent until {TimetableDate.Written(window.Closes)}.", Because));
        }

        if (meeting.MetOn < window.Opens || meeting.MetOn > window.Closes)
        {
            yield return new(NominationFault.OutsideTheWindow, new($"Meetings nominate from {TimetableDate.Written(window.Opens)} to {TimetableDate.Written(window.Closes)}.", Because));
        }

        if (meeting.MetOn.DayNumber - meeting.NoticeOn.DayNumber < rule.NoticeDays)
        {
            yield return new(NominationFault.ShortNotice, new($"A meeting that nominates is called at least {rule.NoticeDays} days before.", _meeting));
        }

        var quorum = isBranch ? rule.BranchQuorum : rule.WorkplaceQuorum;
        if (meeting.Present < quorum)
        {
            yield return new(NominationFault.NoQuorum, new($"The meeting of a {(isBranch ? "branch" : "workplace")} needs {quorum} members present.", _meeting));
        }
    }
}
