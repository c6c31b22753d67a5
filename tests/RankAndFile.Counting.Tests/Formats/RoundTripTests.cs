using RankAndFile.Counting.Formats;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>What is written is read again as it was, in every format.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] _names =
        ["Adam", "Siân O’Neill", "1", "2", "papers", "Smith, John", "a;b", "say \"hi\"", "back\\slash\\", "=SUM(1)", "'@x", "''", "#3", "- x", "X", "Choice 1", "日本 𝔘", "\\\""];

    [Theory]
    [InlineData(PapersFormat.Blt)]
    [InlineData(PapersFormat.Csv)]
    [InlineData(PapersFormat.Json)]
    public void Contest_and_papers_come_back(PapersFormat format) =>
        Soak.Run(seed =>
        {
            var chance = new Random(seed);
            var contest = RandomContest(chance, everything: format is not PapersFormat.Blt);
            var papers = RandomPapers(chance, contest.Candidates.Length, crosses: format is not PapersFormat.Blt);

            var again = WrittenAndRead(format, contest, papers);

            Assert.Equal(Facts(contest), Facts(again.Contest));
            Assert.Equal(Written.Patterns(papers), Written.Patterns(again.Papers));
        });

    [Fact]
    public void A_real_file_goes_through_every_format_unchanged()
    {
        foreach (var path in SharedData.Ballots().Where((_, index) => index % 25 is 0))
        {
            using var stream = File.OpenRead(path);
            var file = Written.Accepted(PapersFile.Read(stream, path));
            foreach (var format in Enum.GetValues<PapersFormat>())
            {
                var again = WrittenAndRead(format, file.Contest, file.Papers);
                Assert.Equal(Facts(file.Contest), Facts(again.Contest));
                Assert.Equal(Written.Patterns(file.Papers), Written.Patterns(again.Papers));
            }
        }
    }

    [Fact]
    public void BLT_has_no_crosses_and_says_so()
    {
        var papers = new GatheredPapers();
        Assert.True(papers.TryAdd([1 | Mark.Unnumbered], new(1), out _));
        using var stream = new MemoryStream();

        var refusal = BltFile.Write(stream, new("", 1, [new(new(1), "Adam")]), papers.ToMarkedPapers());

        Assert.Equal("BLT has no way to write a cross, and these papers have crosses: write CSV or JSON instead. (docs/papers-format.md, BLT)", refusal?.ToString());
        Assert.Equal(0, stream.Length);
    }

    [Theory]
    [InlineData("x.blt", "1 1\n0\nAdam\n")]
    [InlineData("x.HIL", "1 1\n0\nAdam\n")]
    [InlineData("x.csv", "#places,1\nAdam\n1\n")]
    [InlineData("x", "\uFEFF1 1\n0\nAdam\n")]
    [InlineData("x.txt", "# one, two\n1\t1\n0\nAdam\n")]
    [InlineData("x.txt", "#title,T\n#places,1\nAdam\n1\n")]
    [InlineData("-", "# note\n#places,1\nAdam,\n1\n")]
    [InlineData("-", "  {\"format\": \"rank-and-file/papers/1\", \"places\": 1, \"candidates\": [{\"number\": 1, \"name\": \"Adam\"}], \"papers\": []}")]
    public void The_format_is_known_by_the_name_or_by_the_first_bytes(string name, string text) =>
        Assert.Equal("Adam", Written.Accepted(PapersFile.Read(Written.Bytes(text), name)).Contest.Candidates.Single().Name);

    [Fact]
    public void Noise_is_read_or_refused_in_every_format() =>
        Soak.Run(seed =>
        {
            var chance = new Random(seed);
            var format = (PapersFormat)(seed % 3);
            using var stream = new MemoryStream();
            var contest = RandomContest(chance, everything: true);
            PapersFile.Write(stream, format, contest, RandomPapers(chance, contest.Candidates.Length, crosses: format is not PapersFormat.Blt));
            var bytes = chance.Next(4) is 0 ? Noise.Bytes(chance) : Noise.Mutated(chance, stream.ToArray());
            Noise.AssertSound(PapersFile.Read(new MemoryStream(bytes), format, new() { Places = chance.Next(2) is 0 ? 2 : null }));
            Noise.AssertSound(PapersFile.Read(new MemoryStream(bytes), "-", new() { Places = 2 }));
        });

    private static ReadOutcome.Accepted WrittenAndRead(PapersFormat format, Contest contest, MarkedPapers papers)
    {
        using var stream = new MemoryStream();
        Assert.Null(PapersFile.Write(stream, format, contest, papers));
        stream.Position = 0;
        return Written.Accepted(PapersFile.Read(stream, "file." + format));
    }

    private static Contest RandomContest(Random chance, bool everything)
    {
        var names = _names.OrderBy(_ => chance.Next()).Take(chance.Next(1, _names.Length + 1)).ToList();
        CandidateNumber[] some() => [.. Enumerable.Range(1, names.Count).Where(_ => chance.Next(3) is 0).Select(number => new CandidateNumber(number))];
        var contest = new Contest(chance.Next(4) is 0 ? "" : _names[chance.Next(_names.Length)], chance.Next(1, 20), [.. names.Select((name, index) => new Candidate(new(index + 1), name))])
        {
            Withdrawn = [.. some()],
        };
        return !everything ? contest : contest with
        {
            ReopenNominations = chance.Next(2) is 0 ? null : new(chance.Next(1, names.Count + 1)),
            VotesEach = chance.Next(2) is 0 ? null : chance.Next(1, 5),
            Guarantees = chance.Next(2) is 0 ? [] : [new("Women", 2, [.. some()]), new("=Black, \"x\"", 1, [new(1)])],
        };
    }

    private static MarkedPapers RandomPapers(Random chance, int candidates, bool crosses)
    {
        var papers = new GatheredPapers();
        for (var count = chance.Next(12); count > 0; count--)
        {
            var paper = new PaperBeingRead();
            for (var marks = chance.Next(8); marks > 0; marks--)
            {
                var candidate = chance.Next(1, candidates + 1);
                switch (chance.Next(6))
                {
                    case 0:
                        paper.AddGap();
                        break;
                    case 1 when paper.LastHasNumber:
                        paper.AddSharing(candidate);
                        break;
                    case 2 when crosses:
                        paper.AddCross(candidate);
                        break;
                    default:
                        paper.Add(candidate);
                        break;
                }
            }

            papers.TryAdd(paper.InOrder(), new(chance.Next(1, 1000)), out _);
        }

        return papers.ToMarkedPapers();
    }

    private static string Facts(Contest contest) => string.Join(
        '|',
        [contest.Title, contest.Places, contest.VotesEach, contest.ReopenNominations, .. contest.Candidates, "withdrawn", .. contest.Withdrawn, .. contest.Guarantees.Select(each => $"{each.AtLeast} {each.Category} {string.Join(',', each.Members)}")]);
}
