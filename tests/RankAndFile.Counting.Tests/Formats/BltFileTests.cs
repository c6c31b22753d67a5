using System.Text;
using RankAndFile.Counting.Formats;
using static RankAndFile.Counting.Tests.Formats.Written;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>BLT files as people and programs write them.</summary>
public sealed class BltFileTests
{
    private const string Names = "\"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n\"Title\"\n";

    [Fact] // The example of Hill, Wichmann and Woodall, 1987.
    public void The_example_that_the_format_was_published_with()
    {
        var file = Accepted("4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n2 4 1 3 0\n1 2 0\n2 2 4 3 1 0\n1 3 4 2 0\n0\n" + Names);

        Assert.Equal("Title", file.Contest.Title);
        Assert.Equal(2, file.Contest.Places);
        Assert.Equal(["Adam", "Basil", "Charlotte", "Donald"], file.Contest.Candidates.Select(candidate => candidate.Name));
        Assert.Equal([new CandidateNumber(2)], file.Contest.Withdrawn);
        Assert.Equal(13, file.Papers.Total.Count);
        Assert.Equal(["3: 1 3 4", "4: 1 3 2", "2: 4 1 3", "1: 2", "2: 2 4 3 1", "1: 3 4 2"], Patterns(file.Papers));
    }

    [Fact]
    public void Papers_marked_alike_are_one_pattern() =>
        Assert.Equal(["6: 1 2", "2: 2 1"], Patterns(Accepted("4 2\n1 1 2 0\n2 2 1 0\n2 1 2 0\n3  1   2  0 \n0\n" + Names).Papers));

    [Fact]
    public void The_0_that_ends_the_papers_may_be_missing() =>
        Assert.Equal(["1: 1 2", "1: 2"], Patterns(Accepted("4 2\n1 1 2 0\n1 2 0\n" + Names).Papers));

    [Theory]
    [InlineData("\"Adam\" \"Basil\" \"Charlotte\" \"Donald\"\n\"Title\"")]
    [InlineData("\"Adam\" \"Basil\" \"Charlotte\" \"Donald\" \"Title\"")]
    [InlineData("\"Adam\" \"Basil\"\n\n\"Charlotte\" \"Donald\" # a note\n\"Title\"")]
    public void Several_names_stand_on_one_line(string names) => Assert.Equal("Title", FourPeople("4 2\n1 1 0\n0\n" + names).Title);

    [Theory] // M135
    [InlineData("\"Title\"\n\"A source\"\n\"A note\"\nFirst Prefs\n  0119 32 43\nQuota  84.88\n")]
    [InlineData("\"Title\" \"A source\"\n1 2 0\n")]
    public void Text_after_the_title_is_no_part_of_the_election(string after) =>
        Assert.Equal("Title", FourPeople("4 2\n1 1 0\n0\n\"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n" + after).Title);

    [Fact]
    public void The_title_needs_no_quotation_marks() =>
        Assert.Equal("General Secretary, 2017 (part 1)", FourPeople("4 2\n0\nAdam\nBasil\nCharlotte\nDonald\nGeneral Secretary, 2017 (part 1)\n").Title);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\"\"")]
    public void A_file_without_a_title_has_none(string end) => Assert.Equal("", FourPeople("4 2\n0\nAdam\nBasil\nCharlotte\nDonald\n" + end).Title);

    [Fact] // The Scottish wards of 2022 have two apostrophes for a quotation mark.
    public void Two_apostrophes_stay_in_a_title() =>
        Assert.Equal("Ward 5 - ''Maybole'' 'n' all", FourPeople("4 2\n0\nAdam\nBasil\nCharlotte\nDonald\n\"Ward 5 - ''Maybole'' 'n' all\"").Title);

    [Theory]
    [InlineData("\"Robert \"\"Bob\"\" Smith\"", "Robert \"Bob\" Smith")]
    [InlineData("\"Robert \\\"Bob\\\" Smith\"", "Robert \"Bob\" Smith")]
    [InlineData("\"\"\"Bob\"\" Smith\"", "\"Bob\" Smith")]
    [InlineData("\"Back\\\\slash\"", "Back\\slash")]
    [InlineData("\"Ends in \\\"", "Ends in \\")]
    [InlineData("\"O'Neill,  Siân\tMair \"", "O'Neill,  Siân Mair")]
    [InlineData("Bob  Smith  ", "Bob  Smith")]
    [InlineData("2nd candidate", "2nd candidate")]
    [InlineData("Candidate #3", "Candidate #3")]
    [InlineData("17", "17")]
    public void Names_are_written_in_many_ways(string written, string name) =>
        Assert.Equal(name, Accepted($"1 1\n1 1 0\n0\n{written}\n\"Title\"").Contest.Candidates[0].Name);

    [Fact]
    public void Letters_of_older_Windows_programs_are_read()
    {
        byte[] file = [.. "1 1\n0\n\""u8, 0x53, 0x69, 0xE2, 0x6E, 0x20, 0x93, 0x80, 0x94, .. "\"\n"u8];
        Assert.Equal("Siân “€”", Assert.IsType<ReadOutcome.Accepted>(BltFile.Read(new MemoryStream(file))).Contest.Candidates[0].Name);
    }

    [Fact]
    public void A_mark_of_Unicode_before_the_first_number_is_passed_over() => FourPeople("\uFEFF4 2\n0\n" + Names);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_file_in_UTF_16_is_refused_with_what_to_do(string encoding)
    {
        var letters = Encoding.GetEncoding(encoding);
        foreach (byte[] file in new byte[][] { [.. letters.GetPreamble(), .. letters.GetBytes("4 2\n0\n" + Names)], letters.GetBytes("4 2\n0\n" + Names) })
        {
            var refused = Assert.IsType<ReadOutcome.Refused>(BltFile.Read(new MemoryStream(file)));
            Assert.Equal("line 1, column 1: found a file in UTF-16, expected text in UTF-8: save the file again with that encoding", refused.Errors.Single().ToString());
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n\n")]
    public void Lines_end_in_many_ways(string end)
    {
        var file = Accepted(("4 2\n1 1 2 0\n1 2 0\n1 1 2 0\n0\n" + Names).Replace("\n", end, StringComparison.Ordinal));
        Assert.Equal(["2: 1 2", "1: 2"], Patterns(file.Papers));
        Assert.Equal("Title", file.Contest.Title);
    }

    [Fact]
    public void A_blank_paper_has_no_mark() => Assert.Equal(["3379: ", "1: 2"], Patterns(Accepted("4 2\n3378  0\n1 2 0\n1 0\n0\n" + Names).Papers));

    [Fact] // The count's reading of papers says what a repetition means.
    public void A_candidate_marked_twice_stays_as_marked() => Assert.Equal(["1: 1 2 1"], Patterns(Accepted("4 2\n1 1 2 1 0\n0\n" + Names).Papers));

    [Theory] // j02: 6=9
    [InlineData("1 3 2=4 1 0", "1: 3 2=4 1")]
    [InlineData("1 3 4=2 1 0", "1: 3 2=4 1")]
    [InlineData("1 3 4 = 2 1 0", "1: 3 2=4 1")]
    [InlineData("1 3 (4 2) 1 0", "1: 3 2=4 1")]
    [InlineData("1 4=3=2=1 0", "1: 1=2=3=4")]
    public void Candidates_may_share_a_number(string paper, string read) => Assert.Equal([read], Patterns(Accepted($"4 2\n{paper}\n0\n{Names}").Papers));

    [Theory]
    [InlineData("1 3 - 2 0", "1: 3 - 2")]
    [InlineData("1 - 2 0", "1: - 2")]
    [InlineData("1 3 - - 2 - - 0", "1: 3 - - 2")]
    [InlineData("1 - 0", "1: ")]
    public void A_number_may_be_missing(string paper, string read) => Assert.Equal([read], Patterns(Accepted($"4 2\n{paper}\n0\n{Names}").Papers));

    [Theory]
    [InlineData("-2 -4\n")]
    [InlineData("-4\n-2 # both\n")]
    [InlineData("-2 -2 -4 ")]
    [InlineData("[withdrawn 4 2]\n")]
    [InlineData("[nick a b c d]\n[withdrawn b d]\n")]
    public void Candidates_withdraw_before_the_papers(string lines)
    {
        var file = Accepted($"4 2\n{lines}1 1 2 0\n0\n{Names}");
        Assert.Equal([new CandidateNumber(2), new(4)], file.Contest.Withdrawn);
        Assert.Equal(["1: 1 2"], Patterns(file.Papers));
    }

    [Fact]
    public void Nicknames_stand_for_numbers()
    {
        var file = Accepted("4 2\n[nick ann bob\n  cy dee]\n[tie dee 1 bob]\n[undeclared 4] [droop arithmetic=fixed]\n2 ann=cy dee 0\n1 1 bob 0\n0\n" + Names);
        Assert.Equal(["2: 1=3 4", "1: 1 2"], Patterns(file.Papers));
        Assert.Equal([new CandidateNumber(4), new(1), new(2)], file.OrderDrawn);
    }

    [Fact]
    public void A_paper_with_a_mark_of_its_own_stands_for_itself() =>
        Assert.Equal(["2: 1 2", "1: 3"], Patterns(Accepted("4 2\n(B-1) 1 2 0\n(B 2)1 2 0\n(3) 3 0\n0\n" + Names).Papers));

    [Fact]
    public void Comments_are_passed_over() =>
        Assert.Equal(
            ["2: 1 2"],
            Patterns(Accepted("# from the office\n4 2 # four people\n/* one\n two */ 1 1 2 0 # first\n#1 2 0\n1 1 /* then */ 2 0\n0 # end\n# names\n" + Names).Papers));

    [Fact]
    public void Tabs_are_blanks() => Assert.Equal(["2: 1 2"], Patterns(Accepted("4\t2\n1\t1\t2\t0\n1 1 2\t0\t\n0\n" + Names).Papers));

    [Fact]
    public void A_paper_may_go_on_over_several_lines() =>
        Assert.Equal(["1: 1 2 3 4", "1: 2"], Patterns(Accepted("4 2\n1 1 2\n  3 4\n0\n1 2 0\n0\n" + Names).Papers));

    [Fact]
    public void Several_papers_may_stand_on_one_line()
    {
        var file = Accepted("4 2 -2 3 1 3 4 0 4 1 3 2 0 1 2 0 0 \"Adam\" \"Basil\" \"Charlotte\" \"Donald\" \"Title\"");
        Assert.Equal(["3: 1 3 4", "4: 1 3 2", "1: 2"], Patterns(file.Papers));
    }

    [Fact] // A33: nine papers, eighteen candidates
    public void There_may_be_fewer_papers_than_candidates_and_fewer_candidates_than_places()
    {
        Assert.Equal(1, Accepted("4 2\n1 1 0\n0\n" + Names).Papers.Total.Count);
        Assert.Equal(0, Accepted("4 9\n0\n" + Names).Papers.Total.Count);
    }

    [Fact]
    public void More_papers_than_an_int_holds_are_counted() =>
        Assert.Equal(["8999999999: 1", "1: 2"], Patterns(Accepted("4 2\n8999999998 1 0\n1 1 0\n1 2 0\n0\n" + Names).Papers));

    [Fact]
    public void A_line_longer_than_the_buffer_is_read()
    {
        var blanks = new string(' ', 3_000_000);
        Assert.Equal(["2: 1 2"], Patterns(Accepted($"4 2\n1 1{blanks}2 0\n#{blanks}\n1 1 2 0\n0\n{Names}").Papers));
    }

    [Fact]
    public void Lines_on_the_border_of_two_reads_are_whole()
    {
        var text = "4 2\r\n" + string.Concat(Enumerable.Repeat("1 1 2 0\r\n1 2 3 0\r\n", 500)) + "0\r\n" + Names;
        foreach (var bytes in Enumerable.Range(1, 11))
        {
            var file = Assert.IsType<ReadOutcome.Accepted>(BltFile.Read(new Trickle(Encoding.UTF8.GetBytes(text), bytes)));
            Assert.Equal(["500: 1 2", "500: 2 3"], Patterns(file.Papers));
        }
    }

    [Fact]
    public void The_places_asked_for_go_before_those_of_the_file() =>
        Assert.Equal(3, Assert.IsType<ReadOutcome.Accepted>(BltFile.Read(Bytes("4 2\n0\n" + Names), new() { Places = 3 })).Contest.Places);

    [Fact]
    public void Reading_says_how_far_it_has_come()
    {
        var last = 0L;
        var text = "4 2\n0\n" + Names;
        BltFile.Read(Bytes(text), new() { Progress = bytes => last = bytes });
        Assert.Equal(text.Length, last);
    }

    private static Contest FourPeople(string text)
    {
        var contest = Accepted(text).Contest;
        Assert.Equal(["Adam", "Basil", "Charlotte", "Donald"], contest.Candidates.Select(candidate => candidate.Name));
        return contest;
    }

    private static ReadOutcome.Accepted Accepted(string text) => Written.Accepted(BltFile.Read(Bytes(text)));
}
