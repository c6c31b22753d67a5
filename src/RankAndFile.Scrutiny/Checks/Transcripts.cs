using System.Collections.Immutable;
using RankAndFile.Counting;

namespace RankAndFile.Scrutiny;

/// <summary>Check 15: every transcript can be read, and balances at every stage.</summary>
internal sealed class Transcripts() : Check(15, "Every transcript can be read and balances")
{
    private const long LongestTranscript = 256 << 20;

    private readonly List<(DocumentFrozen Frozen, long Line)> _frozen = [];
    private readonly List<(string? Contest, string Path, Transcript Transcript)> _read = [];

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    /// <summary>Those that could be read; known when this check has ended.</summary>
    internal IReadOnlyList<(string? Contest, string Path, Transcript Transcript)> Read => _read;

    internal override void See(EntrySeen entry)
    {
        if (entry.Facts is DocumentFrozen { Document: FrozenKind.Transcript } frozen)
        {
            _frozen.Add((frozen, entry.Line));
        }
    }

    internal override void End(Walked walked)
    {
        foreach (var (frozen, line) in _frozen)
        {
            if ((frozen.Published ?? frozen.Kept) is not { } file)
            {
                NotChecked($"the transcript of line {line} of the record is sealed");
            }
            else if (!walked.Bundle.Has(file.Path))
            {
                NotChecked($"{file.Path} is not in this bundle");
            }
            else
            {
                ReadTranscript(walked.Bundle, file, frozen.Contest);
            }
        }
    }

    private void ReadTranscript(Bundle bundle, FrozenFile file, string? contest)
    {
        if (file.Bytes is < 0 or > LongestTranscript)
        {
            NotChecked($"{file.Path} is as long as no transcript is");
            return;
        }

        try
        {
            // No more is read than was frozen: a small zip file can hold a file that fills the memory.
            using var stream = bundle.Open(file.Path);
            var bytes = new byte[file.Bytes];
            using var frozen = new MemoryStream(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
            switch (TranscriptJson.Read(frozen))
            {
                case TranscriptOutcome.Accepted accepted:
                    _read.Add((contest, file.Path, accepted.Transcript));
                    break;
                case TranscriptOutcome.Refused refused:
                    foreach (var error in refused.Errors)
                    {
                        Fail(file.Path, 0, $"{(error.Where.Length > 0 ? $"at {error.Where} " : "")}{error.Found}", error.Expected);
                    }

                    break;
                default:
                    break;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            Fail(file.Path, 0, $"a file that cannot be read ({broken.Message})", "a transcript");
        }
    }
}
