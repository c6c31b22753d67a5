using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Scrutiny;

/// <summary>Check 25: every transcript is what the rule book makes of the box, with the lots that were drawn.</summary>
internal sealed class Recounts(Bundle bundle, Transcripts transcripts) : Check(25, "Every transcript is the count of its box")
{
    private readonly List<(string? Contest, FrozenFile? Box, string Path)> _counts = [];
    private readonly Dictionary<string, FrozenFile?> _boxes = new(StringComparer.Ordinal);

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        if (entry.Facts is not DocumentFrozen frozen)
        {
            return;
        }

        if (frozen.Document is FrozenKind.Box)
        {
            _boxes[frozen.Contest ?? ""] = frozen.Published ?? frozen.Kept;
        }
        else if (frozen.Document is FrozenKind.Transcript && (frozen.Published ?? frozen.Kept) is { } transcript)
        {
            _counts.Add((frozen.Contest, _boxes.GetValueOrDefault(frozen.Contest ?? ""), transcript.Path));
        }
    }

    internal override void End(Walked walked)
    {
        foreach (var (contest, path, transcript) in transcripts.Read)
        {
            var box = _counts.Find(count => count.Path == path).Box;
            if (box is null || bundle.Bytes(box) is not { } bytes)
            {
                NotChecked($"{path} was not counted again: the box it is of is not in this bundle");
            }
            else
            {
                Check(contest, path, transcript, box.Path, bytes);
            }
        }
    }

    private void Check(string? contest, string path, Transcript transcript, string box, byte[] bytes)
    {
        var name = transcript.Rules.EndsWith(RuleBooks.Guaranteed, StringComparison.Ordinal) ? transcript.Rules[..^RuleBooks.Guaranteed.Length] : transcript.Rules;
        if (RuleBooks.Find(name) is not { } rules)
        {
            NotChecked($"{path} was counted under {transcript.Rules}, which this program does not know");
        }
        else if (BltFiles.Read(bytes) is not { } papers || papers.Contest.Candidates.Length != transcript.Contest.Candidates.Length || Count.RefusalToRun(rules, transcript.Contest) is not null)
        {
            Fail(box, 0, "no ballot file with the candidates of the transcript", $"the box that {path} counts");
        }
        else if (Count.Run(rules, transcript.Contest, papers.Papers, new Lots.Drawn(transcript.Lots)) is not CountOutcome.Completed again || !Same(again.Transcript, transcript))
        {
            Fail(path, 0, $"another count of {contest ?? "the contest"}", $"what {name} makes of {box}");
        }
    }

    private static bool Same(Transcript one, Transcript other) => Written(one).AsSpan().SequenceEqual(Written(other));

    private static byte[] Written(Transcript transcript)
    {
        using var file = new MemoryStream();
        TranscriptJson.Write(transcript, file);
        return file.ToArray();
    }
}

/// <summary>Ballot files in a bundle.</summary>
internal static class BltFiles
{
    internal static ReadOutcome.Accepted? Read(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return BltFile.Read(file) as ReadOutcome.Accepted;
    }
}
