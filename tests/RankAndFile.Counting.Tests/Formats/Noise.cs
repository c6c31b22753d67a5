using RankAndFile.Counting.Formats;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>Bytes that nobody meant, the same for the same seed.</summary>
internal static class Noise
{
    private const string Likely = "0123456789 \n\r\t\"#=-()[]{},;:x\\/*nul";

    internal static byte[] Bytes(Random chance)
    {
        var bytes = new byte[chance.Next(200)];
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] = AnyByte(chance);
        }

        return bytes;
    }

    internal static string Line(Random chance, string letters) => new([.. Enumerable.Range(0, chance.Next(12)).Select(_ => letters[chance.Next(letters.Length)])]);

    /// <summary>The file with a few bytes changed, put in, taken out or written twice.</summary>
    internal static byte[] Mutated(Random chance, byte[] file)
    {
        var bytes = file.ToList();
        for (var change = chance.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            var at = chance.Next(bytes.Count);
            var length = Math.Min(chance.Next(1, 12), bytes.Count - at);
            switch (chance.Next(5))
            {
                case 0:
                    bytes[at] = AnyByte(chance);
                    break;
                case 1:
                    bytes.Insert(at, AnyByte(chance));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(chance.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    internal static void AssertSound(ReadOutcome outcome)
    {
        if (outcome is ReadOutcome.Refused refused)
        {
            Assert.InRange(refused.Errors.Length, 1, 20);
            Assert.All(refused.Errors, error => Assert.True(error.Line > 0 && error.Column > 0 && error.Found.Length > 0 && error.Expected.Length > 0));
            return;
        }

        var (contest, papers) = (ReadOutcome.Accepted)outcome;
        Assert.NotEmpty(contest.Candidates);
        Assert.All(contest.Candidates, candidate => Assert.NotEmpty(candidate.Name));
        Assert.True(contest.Places > 0);
        var total = 0L;
        for (var pattern = 0; pattern < papers.Patterns; pattern++)
        {
            total += papers.PapersOf(pattern).Count;
            foreach (var mark in papers.MarksOf(pattern))
            {
                Assert.InRange(Mark.Candidate(mark).Number, 0, contest.Candidates.Length);
            }
        }

        Assert.Equal(total, papers.Total.Count);
        Assert.True(contest.Withdrawn.All(candidate => candidate.Number >= 1 && candidate.Number <= contest.Candidates.Length));
    }

    private static byte AnyByte(Random chance) => chance.Next(3) is 0 ? (byte)chance.Next(256) : (byte)Likely[chance.Next(Likely.Length)];
}
