using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>One numbered check of docs/record-format.md. It sees the record go by, and says at the end what it found.</summary>
internal abstract class Check(int number, string title)
{
    private const int MostFindings = 20;

    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly List<string> _notChecked = [];
    private bool _more;

    /// <summary>The files whose lines it needs to see, each to its end.</summary>
    protected virtual ImmutableArray<string> Needs => [Bundle.RecordName];

    internal virtual void See(EntrySeen entry)
    {
    }

    internal virtual void See(HeadSeen head)
    {
    }

    internal virtual void End(Walked walked)
    {
    }

    internal void Fail(string file, long line, string found, string expected)
    {
        _more |= _findings.Count == MostFindings;
        if (!_more)
        {
            _findings.Add(new(file, line, found, expected));
        }
    }

    protected void NotChecked(string reason)
    {
        if (_notChecked.Count < MostFindings)
        {
            _notChecked.Add(reason);
        }
    }

    internal CheckResult Result(Walked walked)
    {
        if (_findings.Count > 0)
        {
            return new CheckResult.Failed(number, title, _findings.ToImmutable(), _more);
        }

        foreach (var file in Needs)
        {
            if (walked.Unread.TryGetValue(file, out var line))
            {
                NotChecked(line > 0 ? $"{file} cannot be read from line {line}" : $"there is no {file} that can be read");
            }
        }

        return _notChecked.Count > 0
            ? new CheckResult.NotChecked(number, title, [.. _notChecked])
            : new CheckResult.Passed(number, title);
    }
}

/// <summary>An entry as it goes by.</summary>
internal sealed class EntrySeen
{
    internal required Entry Entry { get; set; }

    /// <summary>Its place in the record, from 0: its height, if that is right.</summary>
    internal required long Place { get; set; }

    internal FaceSeen? Public { get; set; }

    internal FaceSeen? Sealed { get; set; }

    internal EntryKind? Kind { get; set; }

    /// <summary>What it says, where it is of a lasting kind and its public face is what was committed to.</summary>
    internal object? Facts { get; set; }

    internal long Line => Place + 1;

    internal FaceSeen? Of(FaceSide side) => side is FaceSide.Public ? Public : Sealed;

    internal Digest? CommitmentOf(FaceSide side) => side is FaceSide.Public ? Entry.Public : Entry.Sealed;
}

/// <summary>A face as it goes by, with the line it stands on.</summary>
internal sealed record FaceSeen(FaceLine Face, long Line);

/// <summary>A head as it goes by.</summary>
/// <param name="Root">The root over as many entries of this record; null where it has not so many, or the heads do not ascend.</param>
/// <param name="LastTime">The time of the last entry it covers.</param>
internal sealed record HeadSeen(SignedHead Head, long Line, Digest? Root, long LastTime);

/// <summary>What is known when everything has gone by.</summary>
/// <param name="Unread">Files that cannot be read to their end, and from which line on; 0 where they are not there.</param>
internal sealed record Walked(
    Bundle Bundle,
    Manifest? Manifest,
    long Entries,
    IReadOnlyDictionary<string, long> Unread);
