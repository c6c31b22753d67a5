using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Check 6: heads are of this election, grow, follow their entries in time, and the last covers the whole record.</summary>
internal sealed class HeadOrder() : Check(6, "Heads follow one another, and the last covers the whole record")
{
    private string? _election;
    private SignedHead? _last;
    private long _line;

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.HeadsName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        if (entry is { Place: 0, Facts: ElectionOpened opened })
        {
            _election = opened.Election;
        }
    }

    internal override void See(HeadSeen head)
    {
        var (seen, line) = (head.Head.Head, head.Line);
        if (_election is { } election && seen.Election != election)
        {
            Fail(Bundle.HeadsName, line, $"a head of the election {seen.Election}", election);
        }

        if (_last is { Head: var last } && seen.Size <= last.Size)
        {
            Fail(Bundle.HeadsName, line, $"a head over {seen.Size} entries after one over {last.Size}{Fork(seen, last)}", "heads that grow");
        }

        var earliest = long.Max(head.LastTime, _last?.Head.Time ?? 0);
        if (seen.Time < earliest)
        {
            Fail(Bundle.HeadsName, line, $"time {seen.Time}", $"{earliest}, the time of the entries and heads before it, or later");
        }

        (_last, _line) = (head.Head, line);
    }

    internal override void End(Walked walked)
    {
        if (walked.Manifest is { } manifest && _election is { } election && manifest.Election != election)
        {
            Fail(Bundle.ManifestName, 1, $"the election {manifest.Election}", election);
        }

        if (!walked.Unread.ContainsKey(Bundle.RecordName) && !walked.Unread.ContainsKey(Bundle.HeadsName) && _last?.Head.Size != walked.Entries)
        {
            Fail(
                Bundle.HeadsName,
                _line,
                _last is null ? "no head" : $"a last head over {_last.Head.Size} entries",
                $"one over all {walked.Entries} entries of the record");
        }
    }

    private static string Fork(TreeHead one, TreeHead other) =>
        one.Size == other.Size && one.Root != other.Root ? " with another root: two histories were signed" : "";
}
