using System.Globalization;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>Every file of a real election is read, and holds what a reader of a few lines finds in it.</summary>
public sealed class RealFileTests
{
    [Fact]
    public void Every_ballot_file_of_a_real_election_is_accepted_and_complete()
    {
        var files = SharedData.Ballots();
        foreach (var path in files)
        {
            var lines = File.ReadAllLines(path).Where(line => line.Trim().Length > 0).ToList();
            var expected = PapersIn(lines);
            using var stream = File.OpenRead(path);
            var outcome = BltFile.Read(stream);
            Assert.True(outcome is ReadOutcome.Accepted, $"{path}: {(outcome as ReadOutcome.Refused)?.Errors[0]}");
            var file = (ReadOutcome.Accepted)outcome;

            Assert.Equal(lines[0].Trim(), $"{file.Contest.Candidates.Length} {file.Contest.Places}");
            Assert.Equal(NamesIn(lines).Take(file.Contest.Candidates.Length + 1), [.. file.Contest.Candidates.Select(candidate => candidate.Name), file.Contest.Title]);
            Assert.Equal(expected.Order(), Written.Patterns(file.Papers).Order());
        }

        Assert.True(files.Count > 580);
    }

    private static IEnumerable<string> PapersIn(List<string> lines) =>
        lines.Skip(1)
            .TakeWhile(line => line.Trim() is not "0" && !line.StartsWith('"'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .GroupBy(words => string.Join(' ', words[1..^1].Select(Sorted)), words => long.Parse(words[0], CultureInfo.InvariantCulture))
            .Select(alike => $"{alike.Sum()}: {alike.Key}");

    private static string Sorted(string sharing) =>
        string.Join('=', sharing.Split('=').OrderBy(number => int.Parse(number, CultureInfo.InvariantCulture)));

    private static IEnumerable<string> NamesIn(List<string> lines) =>
        lines.Where(line => line.StartsWith('"')).Select(line => line.Trim().Trim('"').Trim());
}
