using System.Collections.Immutable;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Tests.Rules;

public sealed class NumberedTextTests
{
    private const string Guidelines = """
        # Part A: Nominations

        1. Who may stand

        1.1 Every member who has paid for 13 weeks
        may stand for election.

        1.2 A nomination is valid if
        (a) the branch met with notice;
        (b) the meeting was quorate, which means
        (i) five members, or
        (ii) a tenth of them; and
        (c) the minutes are sent in.

        Nobody else may nominate.

        # Part B

        2 Statements

        2.1(a) A candidate may send 150 words.
        2A Photographs
        """;

    [Fact]
    public void A_text_is_cut_by_its_numbering()
    {
        var clauses = Cut(Guidelines);

        Assert.Equal(["1", "1.1", "1.2", "1.2(a)", "1.2(b)", "1.2(b)(i)", "1.2(b)(ii)", "1.2(c)", "2", "2.1(a)", "2A"], clauses.Select(clause => clause.Number));
        Assert.Equal(["1", "1.1", "1.2", "1.2.a", "1.2.b", "1.2.b.i", "1.2.b.ii", "1.2.c", "2", "2.1.a", "2A"], clauses.Select(clause => clause.Address));
        Assert.Equal(new("1", "Part A: Nominations", "Who may stand", ""), clauses[0]);
        Assert.Equal("Every member who has paid for 13 weeks may stand for election.", clauses[1].Text);
        Assert.Equal("the minutes are sent in.\n\nNobody else may nominate.", clauses[7].Text);
        Assert.Equal("Part B", clauses[8].Part);
    }

    [Theory]
    [InlineData("1 One.\n1.1 Two.\n1.1 Three.", "Line 3: clause 1.1 is there already, on line 2.")]
    [InlineData("1(a) One.\n\n1.a\n1(a) Two.", "Line 4: clause 1(a) is there already, on line 1.")]
    [InlineData("1 One.\n(a) Two.\n1(a) Three.", "Line 3: clause 1(a) is there already, on line 2.")]
    [InlineData("2 Two.\n1 One.", "Line 2: clause 1 comes after 2, out of order.")]
    [InlineData("3 It needs\n50 branches.\n3.1 More.", "Line 3: clause 3.1 comes after 50, out of order.")]
    [InlineData("Preamble\n1 One.", "Line 1 belongs to no clause: “Preamble”.")]
    [InlineData("1 One.\n# Part", "Nothing follows the heading “Part”")]
    [InlineData("1 One.\n# Part\nText.\n2 Two.", "Line 3 belongs to no clause")]
    [InlineData("", "There is no numbered clause")]
    [InlineData("1 One.\n2 A\u0000B", "Line 2 has a sign that cannot be printed.")]
    [InlineData("1(a)(b)(c)(d)(e) Deep.", "too deep")]
    public void What_cannot_be_cut_is_refused_with_its_line(string text, string reason) =>
        Assert.Contains(reason, Assert.IsType<Cutting.Refused>(NumberedText.Cut(text)).Refusal.Reason, StringComparison.Ordinal);

    [Fact]
    public void A_clause_or_a_text_that_is_too_long_is_refused()
    {
        Assert.IsType<Cutting.Refused>(NumberedText.Cut("1 " + new string('a', NumberedText.LongestClause + 1)));
        Assert.IsType<Cutting.Refused>(NumberedText.Cut("1 " + new string('a', NumberedText.Longest)));
    }

    [Theory]
    [InlineData("1.1(a)", "b", "1.1(b)")]
    [InlineData("1.1(a)", "i", "1.1(a)(i)")]
    [InlineData("1.1(h)", "i", "1.1(i)")]
    [InlineData("1.1(b)(ii)", "iii", "1.1(b)(iii)")]
    [InlineData("1.1(b)(ii)", "c", "1.1(c)")]
    [InlineData("1.1", "1", "1.1(1)")]
    [InlineData("1.1(9)", "10", "1.1(10)")]
    [InlineData("1.1", "see", null)]
    [InlineData("1.1(z)", "a", "1.1(z)(a)")]
    public void A_letter_alone_continues_the_list_that_is_open(string before, string letter, string? number) =>
        Assert.Equal(number, NumberedText.Under(before, letter));

    [Theory]
    [InlineData(Guidelines)]
    [InlineData("1\n\nHeading\n\nText.\n2: Short\n3 a\n4 Two\n# A\n# B\n5 (d) no list\n\n(x) text\n\n2017. A year.")]
    public void Clauses_are_written_as_the_text_they_would_be_cut_from(string text)
    {
        var clauses = Cut(text);
        Assert.Equal(clauses, Cut(NumberedText.Written(clauses)));
    }

    [Fact]
    public void Made_up_texts_are_cut_or_refused_and_what_is_cut_can_be_written()
    {
        string[] pieces = ["1", "1.1", "2", "(a)", "(i)", "(b)", "#", " ", "\n", "\n\n", "Word", "word", ".", "3A", "\r\n", "1(a)", "é", "\t", ":", "🙂"];
        var chance = new Random(7);
        for (var time = 0; time < 20_000; time++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(1, 20)).Select(_ => pieces[chance.Next(pieces.Length)]));
            if (NumberedText.Cut(text) is Cutting.Cut cut)
            {
                var again = Assert.IsType<Cutting.Cut>(NumberedText.Cut(NumberedText.Written(cut.Clauses)));
                Assert.True(cut.Clauses.SequenceEqual(again.Clauses), text);
            }
        }
    }

    [Fact]
    public void A_number_keeps_its_clause()
    {
        var first = Cut("1 The first rule.\n2 The second rule.\n3 The third rule.");
        Assert.Contains("Not a word", Refusal(first, first), StringComparison.Ordinal);
        Assert.Contains("Clause 3 has the words of 2", Refusal(Cut("1 The first rule.\n2 A new one.\n3 The second rule.\n4 The third rule."), first), StringComparison.Ordinal);
        Assert.Null(Refusal(Cut("1 The first rule.\n1A A new one.\n2 The second rule.\n3 The third rule."), first));

        var second = Cut("1 The first rule.\n3 The third rule.");
        Assert.Null(Refusal(second, first));
        Assert.Contains("Clause 2 was taken out", Refusal(Cut("1 The first rule.\n2 Another rule.\n3 The third rule."), first, second), StringComparison.Ordinal);
        Assert.Null(Refusal(first, first, second));
        Assert.Null(Refusal(Cut("1 The first rule.\n3 The third rule.\n4 The second rule."), first));
    }

    [Fact]
    public void Words_that_several_clauses_share_show_no_new_numbering()
    {
        var first = Cut("1 Not used.\n2 Not used.\n3 A rule.");
        Assert.Null(Refusal(Cut("1 Used.\n2 Not used.\n3 Not used."), first));
    }

    private static ImmutableArray<NumberedClause> Cut(string text) => Assert.IsType<Cutting.Cut>(NumberedText.Cut(text)).Clauses;

    private static string? Refusal(ImmutableArray<NumberedClause> amended, params ImmutableArray<NumberedClause>[] versions) =>
        Amendment.RefusalToBecome(amended, versions)?.Reason;
}
