using RankAndFile.Counting.Formats;
using static RankAndFile.Counting.Tests.Formats.Written;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>CSV as spreadsheets, scanners and forms write it.</summary>
public sealed class CsvPapersTests
{
    private static readonly ReadingOptions _twoPlaces = new() { Places = 2 };

    [Fact]
    public void A_row_a_paper_with_the_numbers_that_were_written()
    {
        var file = Accepted("Adam,Basil,Charlotte\n1,2,3\n2,1,\n,,\n1,2,3\n");
        Assert.Equal(["Adam", "Basil", "Charlotte"], file.Contest.Candidates.Select(candidate => candidate.Name));
        Assert.Equal(["2: 1 2 3", "1: 2 1", "1: "], Patterns(file.Papers));
    }

    [Theory]
    [InlineData("1,1,2", "1: 1=2 3")]
    [InlineData("2,1,2", "1: 2 1=3")]
    [InlineData("1,3,4", "1: 1 - 2 3")]
    [InlineData("3,,2", "1: - 3 1")]
    [InlineData("1,1,3", "1: 1=2 - 3")]
    [InlineData("X,,x", "1: x1 x3")]
    [InlineData("✓, tick ,", "1: x1 x2")]
    [InlineData("2,X,1", "1: 3 1 x2")]
    [InlineData("1 3,2,", "1: 1 2 1")]
    [InlineData("1/X,2", "1: 1 2 x1")]
    [InlineData("\"1\",\" 2 \",\"\"", "1: 1 2")]
    public void Marks_as_people_make_them(string row, string read) => Assert.Equal([read], Patterns(Accepted($"Adam,Basil,Charlotte\n{row}\n").Papers));

    [Theory]
    [InlineData("papers,Adam,Basil\n3,1,2\n0,1,\n2,2,1\n")]
    [InlineData("Count;Adam;Basil\r\n3;1;2\r\n2;2;1")]
    [InlineData("\uFEFFnumber of papers\tAdam\tBasil\n3\t1\t2\n2\t2\t1\t\t\n")]
    [InlineData("Paper ID,papers,Adam,Basil,,\nA7,3,1,2\nA8,2,2,1,,\n")]
    [InlineData("papers,choice 1,Choice 2\n3,Adam,Basil\n2,Basil,Adam")]
    [InlineData("papers,1st preference,2nd preference\n3,Adam,Basil\n2,Basil,Adam")]
    [InlineData("#candidates,Adam,Basil\npapers,1,2\n3,1,2\n2,Basil,Adam")]
    public void A_row_a_pattern_with_its_number(string text)
    {
        var file = Accepted(text);
        Assert.Equal(["Adam", "Basil"], file.Contest.Candidates.Select(candidate => candidate.Name));
        Assert.Equal(["3: 1 2", "2: 2 1"], Patterns(file.Papers));
    }

    [Fact]
    public void In_order_of_preference_names_stand_in_the_cells()
    {
        var file = Accepted("papers,1,2,3\n4,\"O'Neill, Siân\",Basil,Adam\n1,Basil,,Adam\n2,Adam = Basil,,\n3,,,\n");
        Assert.Equal(["Adam", "Basil", "O'Neill, Siân"], file.Contest.Candidates.Select(candidate => candidate.Name));
        Assert.Equal(["4: 3 2 1", "1: 2 - 1", "2: 1=2", "3: "], Patterns(file.Papers));
    }

    [Fact]
    public void In_order_of_preference_numbers_may_stand_alone()
    {
        var file = Accepted("papers,1,2\n4,10,2\n1,2,\n");
        Assert.Equal(10, file.Contest.Candidates.Length);
        Assert.Equal("Candidate 10", file.Contest.Candidates[9].Name);
        Assert.Equal(["4: 10 2", "1: 2"], Patterns(file.Papers));
    }

    [Fact]
    public void A_form_may_break_the_names_of_its_columns_over_lines() =>
        Assert.Equal(
            ["Rank them [Adam]", "Rank \"them\" [Basil]"],
            Accepted("\"Rank them\n[Adam]\",\"Rank \"\"them\"\"\r\n[Basil]\"\n1,2\n").Contest.Candidates.Select(candidate => candidate.Name));

    [Fact]
    public void Notes_say_what_is_known_of_the_contest()
    {
        var contest = Written.Accepted(CsvPapers.Read(Bytes(
            "# counted at the office, by hand\n#title,\"Executive, 2026\"\n#places,3\n#votes each,2\n#re-open nominations,Nobody\n#withdrawn,2\n#guaranteed,1,Women,3,1\npapers,Adam,Basil,Cy,Nobody\n1,1,,,\n"))).Contest;

        Assert.Equal(("Executive, 2026", 3, 2), (contest.Title, contest.Places, contest.VotesEach));
        Assert.Equal(new CandidateNumber(4), contest.ReopenNominations);
        Assert.Equal([new CandidateNumber(2)], contest.Withdrawn);
        var guarantee = Assert.Single(contest.Guarantees);
        Assert.Equal(("Women", 1), (guarantee.Category, guarantee.AtLeast));
        Assert.Equal([new CandidateNumber(1), new(3)], guarantee.Members);
    }

    [Theory]
    [InlineData("", "line 1, column 1: found the end of the file, expected a row with the names of the candidates, a column each")]
    [InlineData("Adam,,Basil\n", "line 1, column 6: found an empty cell, expected the name of a candidate")]
    [InlineData("Adam,Basil\n1,2\n", "line 1, column 1: found no number of places, expected a row such as #places,3 in the file, or --places with the number")]
    [InlineData("#places,3\nAdam,Basil\n1,two\n", "line 3, column 3: found “two”, expected a number from 1 to 999, X for a cross, or nothing")]
    [InlineData("#places,3\nAdam,Basil\n1,0\n", "line 3, column 3: found “0”, expected a number from 1 to 999, X for a cross, or nothing")]
    [InlineData("#places,3\nAdam,Basil\n1,2,3\n", "line 3, column 5: found “3”, expected nothing more: the first row has 2 cells")]
    [InlineData("#places,3\npapers,Adam\n,1\n", "line 3, column 1: found an empty cell, expected a number of papers")]
    [InlineData("#places,3\npapers,Adam\n9000000001,1\n", "line 3, column 1: found “9000000001”, expected at most 9000000000 papers in all")]
    [InlineData("#places,x\nAdam,Basil\n1,2\n", "line 1, column 9: found “x”, expected a number from 1 to 16383")]
    [InlineData("#places,3\n#withdrawn,1,Cy\nAdam,Basil\n1,2\n", "line 2, column 14: found “Cy”, expected a candidate’s number or name")]
    [InlineData("#places,3\n#candidates,Adam,Ötzi\npapers,1,2\n3,Ötzi,Adan\n", "line 4, column 8: found “Adan”, expected a candidate’s name or number")]
    [InlineData("#places,3\npapers,1,2\n", "line 3, column 1: found the end of the file, expected papers that name candidates, or a row #candidates with their names")]
    [InlineData("#places,3\nAdam,Basil\n1,\"2\n", "line 4, column 1: found the end of the file, expected a quotation mark, where the cell of line 3 ends")]
    public void A_file_that_cannot_be_read(string text, string error) => Assert.Equal([error], Errors(CsvPapers.Read(Bytes(text))));

    [Fact]
    public void Cells_that_a_spreadsheet_would_carry_out_are_written_as_text()
    {
        var contest = new Contest("=1+1", 1, [new(new(1), "@sum"), new(new(2), "'-x"), new(new(3), "#3"), new(new(4), "a,\"b\"")]);
        using var stream = new MemoryStream();
        Assert.Null(CsvPapers.Write(stream, contest, new GatheredPapers().ToMarkedPapers()));

        Assert.Equal(
            "#title,'=1+1\n#places,1\n#columns,candidates\npapers,'@sum,''-x,\"#3\",\"a,\"\"b\"\"\"\n",
            System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static ReadOutcome.Accepted Accepted(string text) => Written.Accepted(CsvPapers.Read(Bytes(text), _twoPlaces));
}
