using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>A date of an election's timetable, as it stands.</summary>
public sealed class TimetableDate
{
    public required ElectionId Election { get; init; }

    public required Milestone Milestone { get; init; }

    public required DateOnly OnDay { get; init; }

    public required string Document { get; init; }

    public required string Place { get; init; }

    public static TimetableDate Of(ElectionId election, Dated date) => new()
    {
        Election = election,
        Milestone = date.Milestone,
        OnDay = date.On,
        Document = date.Because.Document,
        Place = date.Because.Place,
    };

    public Dated ToDated() => new(Milestone, OnDay, new(Document, Place));

    public static FixedDate ForTheRecord(Dated date) =>
        new(date.Milestone.ToString(), Written(date.On), date.Because.Document, date.Because.Place);

    /// <summary>A day as the record writes it.</summary>
    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Row : IEntityTypeConfiguration<TimetableDate>
    {
        public void Configure(EntityTypeBuilder<TimetableDate> date)
        {
            date.ToTable("timetable_dates");
            date.HasKey(d => new { d.Election, d.Milestone });
            date.HasOne<Election>().WithMany().HasForeignKey(d => d.Election).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
