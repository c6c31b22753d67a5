using System.Collections.Immutable;

namespace RankAndFile.Counting.Tests.Elections;

/// <summary>
/// Small elections made from a seed, full of ties, zero votes, gaps and repetitions. The same seed
/// always makes the same election.
/// </summary>
internal sealed class RandomElections(ulong seed)
{
    private ulong _state = unchecked(seed * 0x9E3779B97F4A7C15) ^ 0xD1B54A32D192ED03;

    internal int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>One election: 2 to 8 candidates, one place or more, and up to 40 papers, most of them plain.</summary>
    internal Election Next(int? places = null, bool plain = false)
    {
        var candidates = 2 + Below(7);
        var contest = new Contest(
            $"seed {seed}",
            places ?? 1 + Below(int.Max(candidates - 1, 1)),
            [.. Enumerable.Range(1, candidates).Select(n => new Candidate(new(n), $"C{n}"))]);
        var papers = new List<(ImmutableArray<ushort> Marks, long Papers)>();
        var different = 1 + Below(16);
        for (var i = 0; i < different; i++)
        {
            papers.Add((Marks(candidates, plain), 1 + Below(6)));
        }

        return new(contest, Gather(papers));
    }

    /// <summary>The same papers in another order.</summary>
    internal MarkedPapers Shuffled(MarkedPapers papers)
    {
        var all = PatternsOf(papers).SelectMany(pattern => Enumerable.Repeat(pattern.Marks, (int)pattern.Papers)).ToList();
        for (var i = all.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (all[i], all[other]) = (all[other], all[i]);
        }

        return Gather(all.Select(marks => (marks, 1L)));
    }

    internal static IEnumerable<(ImmutableArray<ushort> Marks, long Papers)> PatternsOf(MarkedPapers papers) =>
        Enumerable.Range(0, papers.Patterns).Select(pattern => (papers.MarksOf(pattern).ToImmutableArray(), papers.PapersOf(pattern).Count));

    internal static MarkedPapers Gather(IEnumerable<(ImmutableArray<ushort> Marks, long Papers)> papers)
    {
        var gathered = new GatheredPapers();
        foreach (var (marks, number) in papers)
        {
            Assert.True(gathered.TryAdd(marks.AsSpan(), new(number), out _));
        }

        return gathered.ToMarkedPapers();
    }

    private ImmutableArray<ushort> Marks(int candidates, bool plain)
    {
        var left = Enumerable.Range(1, candidates).ToList();
        var marks = ImmutableArray.CreateBuilder<ushort>();
        var length = Below(candidates + 1);
        for (var at = 0; at < length; at++)
        {
            var chosen = left[Below(left.Count)];
            left.Remove(chosen);
            marks.Add((ushort)chosen);
            if (!plain && Below(20) is 0)
            {
                marks.Add(Oddity(candidates));
            }
        }

        return marks.ToImmutable();
    }

    private ushort Oddity(int candidates) => Below(3) switch
    {
        0 => Mark.Gap,
        1 => (ushort)(1 + Below(candidates)),
        _ => (ushort)((1 + Below(candidates)) | Mark.SharesItsNumber),
    };

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
