using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Tests.Rules;

public sealed class WordDifferenceTests
{
    [Fact]
    public void One_word_that_changed_is_taken_out_and_put_in() =>
        Assert.Equal(
            [new(Difference.Same, "A candidate may send "), new(Difference.TakenOut, "150"), new(Difference.PutIn, "200"), new(Difference.Same, " words.")],
            WordDifference.Between("A candidate may send 150 words.", "A candidate may send 200 words."));

    [Fact]
    public void Both_texts_are_in_the_difference()
    {
        string[] words = ["a", "b", "c ", " ", "\n\n", ".", "é", "branch", "🙂"];
        var chance = new Random(5);
        for (var time = 0; time < 5_000; time++)
        {
            var (before, after) = (Text(), Text());
            var stretches = WordDifference.Between(before, after);
            Assert.Equal(before, string.Concat(stretches.Where(s => s.Difference is not Difference.PutIn).Select(s => s.Text)));
            Assert.Equal(after, string.Concat(stretches.Where(s => s.Difference is not Difference.TakenOut).Select(s => s.Text)));
        }

        string Text() => string.Concat(Enumerable.Range(0, chance.Next(0, 12)).Select(_ => words[chance.Next(words.Length)]));
    }

    [Fact]
    public void Clauses_that_came_and_went_stand_in_their_places()
    {
        NumberedClause[] before = [new("1", "", "", "One."), new("2", "", "", "Two."), new("3", "", "", "Three.")];
        NumberedClause[] after = [new("1", "", "", "One."), new("1A", "", "", "One and a half."), new("3", "Part B", "", "Three.")];
        var compared = WordDifference.Between(before, after);
        Assert.Equal(["2", "1A", "3"], compared.Select(clause => clause.Number));
        Assert.Equal([Difference.TakenOut], compared[0].Stretches.Select(stretch => stretch.Difference));
        Assert.Equal([Difference.PutIn], compared[1].Stretches.Select(stretch => stretch.Difference));
        Assert.Equal([new(Difference.PutIn, "Part B\n\n"), new(Difference.Same, "Three.")], compared[2].Stretches);
    }
}
