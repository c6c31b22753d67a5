using System.Globalization;

namespace RankAndFile.Web.Data;

/// <summary>A moment, in microseconds of UTC since 1970: what the record and both databases keep.</summary>
public readonly record struct Instant(long Microseconds) : IComparable<Instant>
{
    public static Instant Of(DateTimeOffset time) => new((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    public DateTimeOffset ToTime() => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The day it is in the United Kingdom, where timetables are kept.</summary>
    public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(ToTime(), UnitedKingdom).DateTime);

    public static Instant operator +(Instant from, TimeSpan span) => new(from.Microseconds + (span.Ticks / TimeSpan.TicksPerMicrosecond));

    public static Instant operator -(Instant from, TimeSpan span) => from + (-span);

    public static bool operator <(Instant left, Instant right) => left.Microseconds < right.Microseconds;

    public static bool operator >(Instant left, Instant right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(Instant left, Instant right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(Instant left, Instant right) => left.Microseconds >= right.Microseconds;

    public int CompareTo(Instant other) => Microseconds.CompareTo(other.Microseconds);

    public override string ToString() => ToTime().ToString("O", CultureInfo.InvariantCulture);

    public static TimeZoneInfo UnitedKingdom { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
}

public static class Clock
{
    public static Instant Now(this TimeProvider clock) => Instant.Of(clock.GetUtcNow());
}
