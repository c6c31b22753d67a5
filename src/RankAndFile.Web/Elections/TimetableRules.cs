using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>Rules for the dates of an election, to start from.</summary>
public sealed record TimetableRules(string Id, ImmutableArray<DateRule> Rules)
{
    public static ImmutableArray<TimetableRules> All => [GeneralSecretary, BranchOfficers];

    public static TimetableRules? Find(string id) => All.FirstOrDefault(rules => rules.Id == id);

    private static Source As2017(string dates) => new("A General Secretary's election of 2017", dates);

    private static Source Proposed(string place) => Source.Docs("timetables.md", place);

    private static Source Act1992(string section) => new("Trade Union and Labour Relations (Consolidation) Act 1992", section);

    /// <summary>The stages of a large union's election of 2017, with the dates it did not publish put where the Act allows them.</summary>
    public static TimetableRules GeneralSecretary { get; } = new("general-secretary",
    [
        new(Milestone.Invitation, Milestone.NominationsOpen, -14, Days.Calendar, OnDayOff.Stays, As2017("invitation in the week of 2 January")),
        new(Milestone.ScrutineerAnnounced, Milestone.Invitation, -1, Days.Calendar, OnDayOff.MovesBack, Act1992("s 49(5)")),
        new(Milestone.ScrutineerAppointed, Milestone.ScrutineerAnnounced, -14, Days.Calendar, OnDayOff.MovesBack, Act1992("s 49(1)")),
        new(Milestone.NominationsClose, Milestone.NominationsOpen, 32, Days.Calendar, OnDayOff.MovesOn, As2017("nominations 16 January to 17 February")),
        new(Milestone.AddressDeadline, Milestone.NominationsClose, 3, Days.Calendar, OnDayOff.MovesOn, Act1992("s 48(2)")),
        new(Milestone.PapersDespatched, Milestone.NominationsClose, 38, Days.Calendar, OnDayOff.MovesOn, As2017("voting 27 March to 19 April")),
        new(Milestone.RelevantDate, Milestone.PapersDespatched, -24, Days.Calendar, OnDayOff.MovesBack, Proposed("General Secretary")),
        new(Milestone.PapersPrinted, Milestone.PapersDespatched, -14, Days.Calendar, OnDayOff.MovesBack, Proposed("General Secretary")),
        new(Milestone.VotingCloses, Milestone.PapersDespatched, 23, Days.Calendar, OnDayOff.MovesOn, As2017("voting 27 March to 19 April")),
        new(Milestone.ReplacementsEnd, Milestone.VotingCloses, -5, Days.Working, OnDayOff.Stays, Proposed("General Secretary")),
        new(Milestone.CountBegins, Milestone.VotingCloses, 1, Days.Working, OnDayOff.Stays, As2017("count from 20 April")),
        new(Milestone.CountEnds, Milestone.CountBegins, 8, Days.Calendar, OnDayOff.MovesOn, As2017("count 20 to 28 April")),
        new(Milestone.ReportDue, Milestone.CountEnds, 0, Days.Calendar, OnDayOff.MovesOn, Act1992("s 52(3)")),
        new(Milestone.ResultPublished, Milestone.ReportDue, 0, Days.Calendar, OnDayOff.MovesOn, As2017("result declared 28 April")),
        new(Milestone.TakesOffice, Milestone.ResultPublished, 3, Days.Calendar, OnDayOff.Stays, As2017("takes office 1 May")),
        new(Milestone.ComplaintsEnd, Milestone.ResultPublished, 1, Days.Years, OnDayOff.Stays, Act1992("s 54(3)")),
    ]);

    /// <summary>A branch's officers, under the union's own rules: two weeks to nominate, three to vote by post.</summary>
    public static TimetableRules BranchOfficers { get; } = new("branch-officers",
    [
        new(Milestone.Invitation, Milestone.NominationsOpen, -7, Days.Calendar, OnDayOff.MovesBack, Proposed("Branch officers")),
        new(Milestone.NominationsClose, Milestone.NominationsOpen, 14, Days.Calendar, OnDayOff.MovesOn, Proposed("Branch officers")),
        new(Milestone.AddressDeadline, Milestone.NominationsClose, 2, Days.Working, OnDayOff.Stays, Proposed("Branch officers")),
        new(Milestone.RelevantDate, Milestone.NominationsClose, 0, Days.Calendar, OnDayOff.Stays, Proposed("Branch officers")),
        new(Milestone.PapersPrinted, Milestone.AddressDeadline, 3, Days.Working, OnDayOff.Stays, Proposed("Branch officers")),
        new(Milestone.PapersDespatched, Milestone.PapersPrinted, 2, Days.Working, OnDayOff.Stays, Proposed("Branch officers")),
        new(Milestone.VotingCloses, Milestone.PapersDespatched, 21, Days.Calendar, OnDayOff.MovesOn, Proposed("Branch officers")),
        new(Milestone.ReplacementsEnd, Milestone.VotingCloses, -4, Days.Working, OnDayOff.Stays, Proposed("Branch officers")),
        new(Milestone.CountBegins, Milestone.VotingCloses, 1, Days.Working, OnDayOff.Stays, Proposed("Branch officers")),
        new(Milestone.CountEnds, Milestone.CountBegins, 0, Days.Calendar, OnDayOff.Stays, Proposed("Branch officers")),
        new(Milestone.ResultPublished, Milestone.CountEnds, 1, Days.Working, OnDayOff.Stays, Proposed("Branch officers")),
        new(Milestone.TakesOffice, Milestone.ResultPublished, 1, Days.Calendar, OnDayOff.Stays, Proposed("Branch officers")),
    ]);
}
