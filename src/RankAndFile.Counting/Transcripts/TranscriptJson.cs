using System.Collections.Immutable;

namespace RankAndFile.Counting;

/// <summary>
/// The transcript as a file: docs/transcript-format.md. The same transcript always makes the same
/// bytes, so that two counts can be compared by their files.
/// </summary>
public static class TranscriptJson
{
    /// <summary>What the file calls itself in its first line.</summary>
    public const string Format = "rank-and-file/transcript/1";

    /// <summary>How many errors of a refused file are told.</summary>
    internal const int MostErrors = 20;

    public static void Write(Transcript transcript, Stream to)
    {
        using var writer = new TranscriptWriter(to, transcript.Decimals);
        writer.Write(transcript);
    }

    /// <summary>Reads a transcript, and refuses one whose figures no count could have made: a stage that does not balance.</summary>
    public static TranscriptOutcome Read(Stream from) => TranscriptReader.Read(from);
}

/// <summary>What came of reading a transcript from a file.</summary>
public abstract record TranscriptOutcome
{
    public sealed record Accepted(Transcript Transcript) : TranscriptOutcome;

    /// <summary>The file is no transcript. Holds the first errors, in order; <paramref name="More"/> says there were others.</summary>
    public sealed record Refused(ImmutableArray<TranscriptError> Errors, bool More) : TranscriptOutcome;
}

/// <summary>Where in a transcript something is wrong (<c>stages[2].votes[0]</c>), what stands there, and what should.</summary>
public sealed record TranscriptError(string Where, string Found, string Expected)
{
    public override string ToString() => $"{(Where.Length is 0 ? "the file" : Where)}: found {Found}, expected {Expected}";
}
