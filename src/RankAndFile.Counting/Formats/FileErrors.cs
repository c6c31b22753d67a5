using System.Collections.Immutable;

namespace RankAndFile.Counting.Formats;

/// <summary>The errors found in a file so far: the first twenty are kept, and that there are more.</summary>
internal sealed class FileErrors
{
    private const int Kept = 20;

    private readonly ImmutableArray<FileError>.Builder _errors = ImmutableArray.CreateBuilder<FileError>();

    internal bool Any => _errors.Count > 0;

    /// <summary>True once there are more than are kept: reading on tells nobody anything.</summary>
    internal bool More { get; private set; }

    internal void Add(long line, int column, string found, string expected)
    {
        More = _errors.Count == Kept;
        if (!More)
        {
            _errors.Add(new(line, column, found, expected));
        }
    }

    /// <summary>The errors in the order of the file: some are seen only at its end.</summary>
    internal ImmutableArray<FileError> ToImmutable() => [.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Column)];

    internal ReadOutcome.Refused ToRefused() => new(ToImmutable(), More);
}
