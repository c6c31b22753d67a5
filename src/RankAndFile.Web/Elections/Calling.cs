using System.Collections.Immutable;
using RankAndFile.Scrutiny;

namespace RankAndFile.Web.Elections;

/// <summary>A date of an election's timetable.</summary>
/// <param name="Milestone">What it is the date of.</param>
/// <param name="On">The day, as 2017-04-28.</param>
/// <param name="Document">Where the rule stands that the date follows from.</param>
/// <param name="Place">Where in it.</param>
public sealed record FixedDate(string Milestone, string On, string Document, string Place);

/// <summary>The dates of an election that had not been called were set, or set again.</summary>
/// <param name="By">Who set them.</param>
[Entry("timetable-set", Version = 1)]
public sealed record TimetableSet(ImmutableArray<FixedDate> Dates, string By);

/// <summary>The election was called: from here on everybody may know of it, and its timetable stands.</summary>
/// <param name="By">Who called it.</param>
[Entry("election-called", Version = 1)]
public sealed record ElectionCalled([property: Public] ImmutableArray<FixedDate> Dates, string By);
