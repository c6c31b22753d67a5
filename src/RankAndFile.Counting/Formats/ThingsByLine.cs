using System.Collections.Immutable;

namespace RankAndFile.Counting.Formats;

/// <summary>
/// A small file of text that says one thing a line; # begins a comment. The thing may name
/// candidates by number or by name.
/// </summary>
internal sealed class ThingsByLine<T>(Stream stream, Contest contest)
    where T : class
{
    private const int MostCommasInName = 4;

    private readonly FileLines _lines = new(stream, progress: null);
    private readonly FileErrors _errors = new();
    private readonly CandidateNames _candidates = new(contest);

    /// <summary>Reads every line that says something; <paramref name="read"/> gives nothing where it has called <see cref="Wrong"/>.</summary>
    internal LinesRead<T> Read(Func<string, T?> read)
    {
        var things = ImmutableArray.CreateBuilder<T>();
        if (_lines.AreInTwoByteLetters())
        {
            _errors.Add(1, 1, "a file in UTF-16", "text in UTF-8: save the file again with that encoding");
            return new LinesRead<T>.Refused(_errors.ToImmutable(), _errors.More);
        }

        while (!_errors.More && _lines.Next(out var bytes))
        {
            var line = WithoutComment(Letters.Decode(bytes)).TrimEnd();
            if (line.TrimStart().Length > 0 && read(line) is { } thing)
            {
                things.Add(thing);
            }
        }

        return _errors.Any ? new LinesRead<T>.Refused(_errors.ToImmutable(), _errors.More) : new LinesRead<T>.Accepted(things.ToImmutable());
    }

    internal T? Wrong(string line, int position, string expected)
    {
        var found = position < line.Length ? Letters.Quoted(line[position..], 24) : "the end of the line";
        _errors.Add(_lines.Number, position + 1, found, expected);
        return null;
    }

    /// <summary>The candidates between two positions, with commas between them, ascending; null, and it is noted, where somebody is unknown or named twice.</summary>
    internal ImmutableArray<CandidateNumber>? Candidates(string line, int from, int to)
    {
        var candidates = new SortedSet<CandidateNumber>();
        for (var at = from; at < to || candidates.Count is 0;)
        {
            at += line[at..to].Length - line[at..to].TrimStart().Length;
            if (Longest(line, at, to) is not ({ } candidate, var end) || !candidates.Add(candidate))
            {
                Wrong(line, at, "a candidate’s number or name, each once, with commas between them");
                return null;
            }

            at = end + 1;
        }

        return [.. candidates];
    }

    /// <summary>The candidate who begins here, and where their name ends. A name may have commas in it, so the longest counts.</summary>
    private (CandidateNumber Candidate, int End)? Longest(string line, int at, int to)
    {
        (CandidateNumber, int)? longest = null;
        var end = at;
        for (var commas = 0; commas <= MostCommasInName && end < to; commas++)
        {
            end = line.IndexOf(',', end + (commas is 0 ? 0 : 1), to - end - (commas is 0 ? 0 : 1));
            end = end < 0 ? to : end;
            longest = _candidates.TryByNumberOrName(line[at..end].Trim(), out var candidate) ? (candidate, end) : longest;
        }

        return longest;
    }

    private static string WithoutComment(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        while (comment > 0 && !char.IsWhiteSpace(line[comment - 1]))
        {
            comment = line.IndexOf('#', comment + 1);
        }

        return comment < 0 ? line : line[..comment];
    }
}
