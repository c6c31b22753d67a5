using RankAndFile.Counting;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Register.OwnEntry;
using RankAndFile.Web.Rules;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Register.Inspections;

/// <summary>
/// When a request to inspect the register can be made: from the first day on which one may become a
/// candidate, or that of the scrutineer's appointment if it is later, to the day before the scrutineer's report.
/// </summary>
public static class AppropriatePeriod
{
    private static readonly Source _because = Own.Act1992("s 49(3B)");

    /// <summary>The first day, or null while the timetable does not have it.</summary>
    public static DateOnly? FirstDay(IReadOnlyCollection<Dated> timetable)
    {
        if (timetable.FirstOrDefault(date => date.Milestone is Milestone.NominationsOpen) is not { On: var opens })
        {
            return null;
        }

        return timetable.FirstOrDefault(date => date.Milestone is Milestone.ScrutineerAppointed) is { On: var appointed } && appointed > opens ? appointed : opens;
    }

    /// <summary>Why a request cannot be made on this day, or null.</summary>
    /// <param name="stage">Where the election stands. The day before the report is not known before there is a report, so until then the period goes on.</param>
    public static Refusal? RefusalOn(DateOnly day, IReadOnlyCollection<Dated> timetable, Stage stage)
    {
        if (FirstDay(timetable) is not { } first)
        {
            return new("It has not been settled from when one can become a candidate; only from that day on can an inspection be asked for.", _because);
        }

        if (day < first)
        {
            return new($"An inspection can be asked for from {first.Day} {first:MMMM yyyy} on: that is the first day on which one can become a candidate, or on which there is a scrutineer.", _because);
        }

        return stage is Stage.Reported or Stage.Declared or Stage.SetAside
            ? new("The scrutineer has reported. An inspection could be asked for until the day before.", _because)
            : stage is Stage.CalledOff or Stage.Abandoned
                ? new("This election does not go on, so nothing is inspected for it.", _because)
                : null;
    }
}
