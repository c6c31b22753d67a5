using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Check 2: every line has the one form it can have, and faces stand in the order of their entries.</summary>
internal sealed class OneForm() : Check(2, "Every line is what it must be, in its one form")
{
    // A line without its form is a finding here, and a reason for the other checks.
    protected override ImmutableArray<string> Needs => [];

    internal void FailOrder(string file, long line, long height) =>
        Fail(file, line, $"a face of height {height}", "faces of entries of this record, ascending, one each");

    internal override void End(Walked walked)
    {
        if (walked.Unread.TryGetValue(Bundle.RecordName, out var line) && line is 0)
        {
            Fail(Bundle.RecordName, 0, "no such file", "the record");
        }
        else if (walked.Entries is 0)
        {
            Fail(Bundle.RecordName, 1, "no entry", "the entry election-opened");
        }
    }
}
