namespace RankAndFile.Scrutiny;

/// <summary>Check 3: heights rise by one from 0, times never run backwards, and the record is opened once, by its first entry.</summary>
internal sealed class HeightsAndTimes() : Check(3, "Heights have no gap and no repetition, times never run backwards")
{
    private long _time;

    internal override void See(EntrySeen entry)
    {
        var (height, time) = (entry.Entry.Height, entry.Entry.Time);
        if (height != entry.Place)
        {
            Fail(Bundle.RecordName, entry.Line, $"height {height}", $"{entry.Place}");
        }

        if (time < _time)
        {
            Fail(Bundle.RecordName, entry.Line, $"time {time}", $"{_time}, the time of the entry before it, or later");
        }

        if (entry.Place is 0 != entry.Entry.Kind is "election-opened")
        {
            Fail(Bundle.RecordName, entry.Line, entry.Entry.Kind, entry.Place is 0 ? "election-opened" : "a record that is opened once");
        }

        _time = time;
    }
}
