using RankAndFile.Counting.Formats;

namespace RankAndFile.Counting.Tests;

/// <summary>Papers are gathered by how they are marked, however many ways there are.</summary>
public sealed class GatheredPapersTests
{
    [Fact]
    public void Every_way_of_marking_stands_once_with_all_its_papers()
    {
        // More marks than one block holds, and more patterns than any table starts with.
        const int Different = 150_000;
        var gathered = new GatheredPapers();
        for (var round = 1; round <= 2; round++)
        {
            for (var number = 0; number < Different; number++)
            {
                Assert.True(gathered.TryAdd(Marks(number), new(round), out var pattern));
                Assert.Equal(number, pattern);
            }
        }

        var papers = gathered.ToMarkedPapers();
        Assert.Equal(Different, papers.Patterns);
        Assert.Equal(3L * Different, papers.Total.Count);
        for (var number = 0; number < Different; number++)
        {
            Assert.True(papers.MarksOf(number).SequenceEqual(Marks(number)));
            Assert.Equal(3, papers.PapersOf(number).Count);
        }
    }

    [Fact]
    public void Papers_that_end_alike_or_begin_alike_are_not_the_same()
    {
        var gathered = new GatheredPapers();
        ushort[][] papers = [[], [1], [1, 1], [1, 2], [2, 1], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5], [Mark.Gap], [Mark.Gap, Mark.Gap], [1 | Mark.Unnumbered], [1, 2 | Mark.SharesItsNumber]];
        foreach (var marks in papers)
        {
            gathered.TryAdd(marks, new(1), out _);
        }

        Assert.Equal(papers.Length, gathered.Patterns);
    }

    [Fact]
    public void No_more_papers_are_taken_than_amounts_can_hold()
    {
        var gathered = new GatheredPapers();
        Assert.True(gathered.TryAdd([1], new(GatheredPapers.MostPapers - 1), out var first));
        Assert.False(gathered.TryAdd([2], new(2), out _));
        Assert.False(gathered.TryAddTo(first, new(2)));
        Assert.True(gathered.TryAdd([2], new(1), out _));
        Assert.False(gathered.TryAdd([3], new(long.MaxValue), out _));
        Assert.Equal((2, GatheredPapers.MostPapers), (gathered.Patterns, gathered.Total.Count));
    }

    [Fact] // More different lines than the reader remembers, then all of them again.
    public void Lines_are_told_apart_when_more_differ_than_are_remembered()
    {
        const int Different = 90_000;
        var lines = string.Concat(Enumerable.Range(0, Different).Select(number => $"1 {string.Join(' ', Marks(number).ToArray())} 0\n"));
        var outcome = BltFile.Read(Formats.Written.Bytes($"40 1\n1 1 0\n{lines}{lines}0\n{string.Concat(Enumerable.Range(1, 40).Select(number => $"\"{number}\"\n"))}"));

        var papers = Formats.Written.Accepted(outcome).Papers;
        Assert.Equal((Different + 1, (2 * Different) + 1), (papers.Patterns, papers.Total.Count));
        Assert.True(papers.MarksOf(Different).SequenceEqual(Marks(Different - 1)));
    }

    /// <summary>A row of marks for each number, of several lengths.</summary>
    private static ReadOnlySpan<ushort> Marks(int number)
    {
        var marks = new List<ushort>();
        for (var rest = number + 1; rest > 0; rest /= 9)
        {
            marks.Add((ushort)(2 + (rest % 9)));
        }

        marks.AddRange(Enumerable.Range(20, number % 7).Select(each => (ushort)each));
        return marks.ToArray();
    }
}
