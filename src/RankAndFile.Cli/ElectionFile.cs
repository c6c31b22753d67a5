using System.Collections.Immutable;
using RankAndFile.Counting;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Cli;

/// <summary>A contest and its papers, as a file has them.</summary>
/// <param name="OrderDrawn">An order for lots that was drawn in advance and put into the file; else empty.</param>
internal sealed record Election(Contest Contest, MarkedPapers Papers, ImmutableArray<CandidateNumber> OrderDrawn);

/// <summary>Opens a file of papers, or says where it is wrong.</summary>
internal static class ElectionFile
{
    internal const string StandardInput = "-";

    /// <returns>How it ended if there is no election to go on with, else null.</returns>
    internal static int? Read(Desk desk, string path, int? places, out Election election)
    {
        election = null!;
        if (Opened(desk, path, out var stream) is { } stopped)
        {
            return stopped;
        }

        using (stream)
        {
            using var progress = new Progress(desk, path, stream.CanSeek ? stream.Length : 0);
            var options = new ReadingOptions { Places = places, Progress = progress.Heard };
            var outcome = PapersFile.Read(stream, path, options);
            if (outcome is ReadOutcome.Refused refused)
            {
                return Refused(desk, path, refused.Errors, refused.More);
            }

            var accepted = (ReadOutcome.Accepted)outcome;
            election = new(accepted.Contest, accepted.Papers, accepted.OrderDrawn);
            return null;
        }
    }

    /// <summary>Opens any file that is read here.</summary>
    internal static int? Opened(Desk desk, string path, out Stream stream)
    {
        try
        {
            stream = path is StandardInput ? desk.In : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            stream = Stream.Null;
            return desk.BadInput(error switch
            {
                FileNotFoundException or DirectoryNotFoundException => $"{path}: there is no such file.",
                _ when Directory.Exists(path) => $"{path}: is a folder, expected a file.",
                _ => $"{path}: cannot be read: {error.Message}",
            });
        }
    }

    /// <summary>Reads a small file that goes with an election: its lots, its guarantees.</summary>
    internal static int? Lines<T>(Desk desk, string path, Func<Stream, LinesRead<T>> read, out ImmutableArray<T> lines)
    {
        lines = [];
        if (Opened(desk, path, out var stream) is { } stopped)
        {
            return stopped;
        }

        using (stream)
        {
            switch (read(stream))
            {
                case LinesRead<T>.Accepted accepted:
                    lines = accepted.Lines;
                    return null;
                case LinesRead<T>.Refused refused:
                    return Refused(desk, path, refused.Errors, refused.More);
                default:
                    throw new InvalidOperationException("A file is accepted or refused.");
            }
        }
    }

    /// <summary>Every error where it is, as compilers write them, so that an editor can jump there.</summary>
    private static int Refused(Desk desk, string path, ImmutableArray<FileError> errors, bool more)
    {
        foreach (var error in errors)
        {
            desk.Error.WriteLine($"{path}:{error.Line}:{error.Column}: found {error.Found}, expected {error.Expected}");
        }

        if (more)
        {
            desk.Error.WriteLine($"{path}: there are more errors after these.");
        }

        return Exit.BadInput;
    }
}
