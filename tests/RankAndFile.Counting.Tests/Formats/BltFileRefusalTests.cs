using RankAndFile.Counting.Formats;
using static RankAndFile.Counting.Tests.Formats.Written;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>What a refused BLT file is told: where, what was found, what was expected.</summary>
public sealed class BltFileRefusalTests
{
    private const string Names = "\"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n\"Title\"\n";
    private const string MarkExpected = "expected a candidate’s number from 1 to 4, or 0 where the paper ends";
    private const string PapersExpected = "expected a number of papers, or 0 where the papers end";

    [Theory]
    [InlineData("", "line 1, column 1: found the end of the file, expected the number of candidates and the number of places")]
    [InlineData("4", "line 2, column 1: found the end of the file, expected the number of places")]
    [InlineData("x 2\n", "line 1, column 1: found “x 2”, expected the number of candidates, from 1 to 16383")]
    [InlineData("0 2\n", "line 1, column 1: found “0 2”, expected the number of candidates, from 1 to 16383")]
    [InlineData("16384 2\n", "line 1, column 1: found “16384 2”, expected the number of candidates, from 1 to 16383")]
    [InlineData("# note\n 4 -1", "line 2, column 4: found “-1”, expected the number of places, from 1 to 16383")]
    [InlineData("4 2\n", "line 2, column 1: found the end of the file, expected 0, where the papers end, and the names of the candidates")]
    [InlineData("4 2\n1 1 2", "line 3, column 1: found the end of the file, expected 0, where the paper of line 2 ends")]
    [InlineData("4 2\n0\nAdam\n\"Basil\"\n", "line 5, column 1: found the end of the file, expected the names of 4 candidates; 2 are here")]
    [InlineData("4 2\n/* \n", "line 3, column 1: found the end of the file, expected */, where the comment ends")]
    [InlineData("4 2\n[nick a\n", "line 3, column 1: found the end of the file, expected ], where the option ends")]
    public void A_file_that_ends_too_soon_or_begins_wrongly(string text, string error) => Assert.Equal([error], Errors(BltFile.Read(Bytes(text))));

    [Theory]
    [InlineData("1 1 5 0", "line 3, column 5: found “5 0”, " + MarkExpected)]
    [InlineData("1 1 x 0", "line 3, column 5: found “x 0”, " + MarkExpected)]
    [InlineData("1 1 2.5 0", "line 3, column 5: found “2.5 0”, " + MarkExpected)]
    [InlineData("1 1 -2 0", "line 3, column 5: found “-2 0”, " + MarkExpected)]
    [InlineData("1 \u00e9\u00e9 0", "line 3, column 3: found “éé 0”, " + MarkExpected)]
    [InlineData("1 /*é*/ 9 0", "line 3, column 9: found “9 0”, " + MarkExpected)]
    [InlineData("1 1 99999999999999999999999 0", "line 3, column 5: found “99999999999999999999999 …”, " + MarkExpected)]
    [InlineData("1 1= 0", "line 3, column 6: found “0”, " + MarkExpected)]
    [InlineData("1 =1 0", "line 3, column 3: found “=1 0”, expected a candidate before = and one behind it")]
    [InlineData("1 -=1 0", "line 3, column 4: found “=1 0”, expected a candidate before = and one behind it")]
    [InlineData("1 1 (2 0", "line 3, column 8: found “0”, " + MarkExpected)]
    [InlineData("1 1) 0", "line 3, column 4: found “) 0”, expected a candidate’s number")]
    [InlineData("l 1 2 0", "line 3, column 1: found “l 1 2 0”, " + PapersExpected)]
    [InlineData("1.5 1 2 0", "line 3, column 1: found “1.5 1 2 0”, " + PapersExpected)]
    [InlineData("-2 1 0", "line 3, column 1: found “-2 1 0”, expected a number of papers: who has withdrawn stands before the papers")]
    [InlineData("[tie 1 2]", "line 3, column 1: found “[tie 1 2]”, expected a number of papers: options stand before the papers")]
    [InlineData("(B1 1 2 0", "line 3, column 1: found “(B1 1 2 0”, expected a paper’s own mark in brackets, closed on the same line")]
    [InlineData("9000000000 1 0", "line 3, column 14: found “0”, expected at most 9000000000 papers in all")]
    [InlineData("9223372036854775807 1 0", "line 3, column 1: found “9223372036854775807 1 0”, " + PapersExpected)]
    [InlineData("9000000000000000000 1 0", "line 3, column 23: found “0”, expected at most 9000000000 papers in all")]
    public void A_paper_that_cannot_be_read(string paper, string error) =>
        Assert.Equal([error], Errors(BltFile.Read(Bytes($"4 2\n1 1 0\n{paper}\n2 1 0\n0\n{Names}"))));

    [Theory]
    [InlineData("-5", "line 2, column 1: found “-5”, expected a candidate’s number from 1 to 4 behind the minus")]
    [InlineData("[nick a b c]", "line 2, column 12: found “]”, expected an option with 4 nicknames before this, all different")]
    [InlineData("[nick a b c a]", "line 2, column 14: found “]”, expected an option with 4 nicknames before this, all different")]
    [InlineData("[tie 1 1]", "line 2, column 9: found “]”, expected an option with candidates before this, each once")]
    [InlineData("[quota 7]", "line 2, column 9: found “]”, expected one of the options nick, tie, withdrawn, undeclared or droop before this")]
    public void An_option_that_cannot_be_read(string option, string error) =>
        Assert.Equal([error], Errors(BltFile.Read(Bytes($"4 2\n{option}\n1 1 0\n0\n{Names}"))));

    [Theory]
    [InlineData("\"Adam", "“\"Adam”")]
    [InlineData("\"Adam \"the\" Great\"", "“\"Adam \"the\" Great\"”")]
    [InlineData("\"\"", "“\"\"”")]
    [InlineData("Adam \"the\" Great", "“Adam \"the\" Great”")]
    [InlineData("\"A\u0007dam\"", "“\"A\uFFFDdam\"”")]
    public void A_name_that_cannot_be_read(string name, string found) =>
        Assert.Equal(
            [$"line 4, column 1: found {found}, expected the name of candidate 1, in quotation marks"],
            Errors(BltFile.Read(Bytes($"4 2\n1 1 0\n0\n{name}\nBasil\nCharlotte\nDonald\nTitle\n"))));

    [Fact] // Nothing may turn papers into names.
    public void Papers_behind_a_0_are_not_taken_for_names()
    {
        Assert.Equal(
            ["line 4, column 1: found “1 2 0”, expected the name of candidate 1, in quotation marks",
             "line 5, column 1: found “0”, expected the name of candidate 2, in quotation marks"],
            Errors(BltFile.Read(Bytes("4 2\n1 1 0\n0\n1 2 0\n0\n" + Names))));
        Assert.Equal(
            ["line 3, column 3: found “1 2 0”, expected the names of the candidates, since a 0 before this ends the papers"],
            Errors(BltFile.Read(Bytes("4 2\n1 1 0\n0 1 2 0\n" + Names))));
    }

    [Fact] // 3 papers 1 2, then 2 papers 1 3: without their 0 they would read as one.
    public void Papers_without_0_are_not_run_together()
    {
        Assert.Equal(
            ["line 2, column 1: found a paper without 0 on its line that marks a candidate twice, expected 0 at the end of the paper"],
            Errors(BltFile.Read(Bytes("4 2\n3 1 2\n2 1 3\n0\n0\n" + Names))));
        Assert.Equal(
            ["line 5, column 1: found “\"Adam\"”, expected 0 where the papers end: without it, nobody can tell whether the paper of line 2 is one or several"],
            Errors(BltFile.Read(Bytes("4 2\n1 1\n2 3\n0\n" + Names))));
    }

    [Fact]
    public void A_paper_with_a_million_marks_is_none()
    {
        foreach (var mark in (string[])["1 ", "- ", "1="])
        {
            var marks = string.Concat(Enumerable.Repeat(mark, 1_100_000));
            var error = Assert.Single(Errors(BltFile.Read(Bytes($"4 2\n1 {marks}1 0\n1 1 0\n0\n{Names}"))));
            Assert.EndsWith("expected at most 1048576 marks on a paper", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_first_twenty_errors_are_told_and_that_there_are_more()
    {
        var wrong = string.Concat(Enumerable.Repeat("1 1 7 0\n", 20));
        var twenty = Assert.IsType<ReadOutcome.Refused>(BltFile.Read(Bytes($"4 2\n1 1 0\n{wrong}0\n{Names}")));
        Assert.Equal(20, twenty.Errors.Length);
        Assert.False(twenty.More);
        Assert.Equal((22, 5), (twenty.Errors[19].Line, twenty.Errors[19].Column));

        var more = Assert.IsType<ReadOutcome.Refused>(BltFile.Read(Bytes($"4 2\n1 1 0\n{wrong}1 x 0\n0\n{Names}")));
        Assert.Equal(20, more.Errors.Length);
        Assert.True(more.More);
    }
}
