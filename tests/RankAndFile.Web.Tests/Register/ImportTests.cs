using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Register;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Register;

/// <summary>A file of members comes into the register whole, with each wrong row named, and goes out again without a trace.</summary>
public sealed class ImportTests(Cluster cluster)
{
    private static readonly string[] _tables = ["members", "regions", "sectors", "branches", "employers", "workplaces", "register_counts"];

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Of_a_register_with_one_row_in_a_hundred_wrong_each_is_named_and_the_others_come_in(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var before = await office.Members();
        string[] wrongs =
        [
            ",Nobody,,,,,|Number|There is no number.",
            "W{0},,,,,,|Name|There is no name.",
            "W{0},Ann Hill,,ann.example,,,|E-mail|This is no e-mail address.",
            "W{0},Ann Hill,,,31/02/1999,,|Joined|This is no day. Write 2017-04-28 or 28/04/2017.",
            "W{0},Ann Hill,,,2199-01-01,,|Joined|This day lies in the future.",
            "W{0},Ann Hill,,,,sometimes,|Status|This is not current, in arrears, left or died.",
            "W{0},Ann Hill||The line has 2 cells, and the header 7.",
            "W1,Ann Hill,,,,,|Number|Line 2 has the same number.",
        ];
        var (file, expected, line) = (new StringBuilder("Number,Name,Address,E-mail,Joined,Status,Branch\r\n"), new List<(long, string, string)>(), 2);
        for (var row = 1; row <= 2_400; row++, line++)
        {
            if (row % 100 is 50)
            {
                var parts = string.Format(CultureInfo.InvariantCulture, wrongs[row / 100 % wrongs.Length], row).Split('|');
                file.Append(parts[0]).Append("\r\n");
                expected.Add((line, parts[1], parts[2]));
            }
            else
            {
                // An address of two lines makes the lines of the file run ahead of its rows.
                var isLong = row % 10 is 0;
                file.Append(CultureInfo.InvariantCulture, $"W{row},Ann Hill,{(isLong ? "\"1 Mill Lane\r\nLeeds\"" : "1 Mill Lane")},ann{row}@members.example,1999-02-28,current,NE/{row % 3}\r\n");
                line += isLong ? 1 : 0;
            }
        }

        var import = await office.Apply(await office.Check(file.ToString()));
        Assert.Equal((ImportState.Applied, 2_376, 24), (import.State, import.Entered, import.FoundWrong));
        Assert.Equal(expected, (await office.Wrong(import)).Select(wrong => (wrong.Line, wrong.Field, wrong.Reason)));
        Assert.Equal(before + 2_376, await office.Members());
        Assert.Equal("1 Mill Lane\nLeeds", (await office.Member("W10")).Address);
        await using var db = office.Database.ForReading();
        Assert.False(await db.Set<ImportPiece>().AnyAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Undone_the_register_is_as_before_row_for_row_and_the_history_tells_of_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var (before, members) = (await Tables(office), await office.Members());
        var known = await office.Member("M1000003");

        // One moves and goes to a branch that is not there yet; one is new; everybody else is absent and leaves.
        var file = $"Number;Name;Address;Branch;Employer;Workplace;Region\nM1000003;{known.Name};9 New Road;XX/1;New Employer;New site;New region\nN1;Gwen Parry;;XX/1;;;\n";
        var import = await office.Check(file, absent: AbsentMembers.AreMarkedLeft);
        Assert.Equal((1, 1, 4), (import.FoundNew, import.FoundChanged, import.FoundPlaces));
        Assert.NotNull(await office.Door.Do(ApplyImport.Act, Imports.Nia, new ApplyImport.Facts(import.Id, null)));
        Assert.Equal(before, await Tables(office));

        import = await office.Apply(import, import.FoundLeaving);
        Assert.Equal((1, 1, import.FoundLeaving), (import.Entered, import.Changed, import.LeftNow));
        Assert.Equal("9 New Road", (await office.Member("M1000003")).Address);
        Assert.Equal(Membership.Left, (await office.Member("M900001")).Membership);
        Assert.Equal(members + 1, await office.Members());

        import = await office.Undo(import);
        Assert.Equal(ImportState.Undone, import.State);
        Assert.Equal(before, await Tables(office));
        await using var db = office.Database.ForReading();
        var change = await db.RegisterChanges.SingleAsync(change => change.Import == import.Id, TestContext.Current.CancellationToken);
        Assert.Equal(Imports.Nia.Person, change.UndoneBy);
        var kept = await db.MemberChanges.SingleAsync(kept => kept.Member == known.Id && kept.Change == change.Id, TestContext.Current.CancellationToken);
        Assert.Contains(FieldChanges.Read(kept.Fields), field => field.Of.Name is "Address" && field.Before == known.Address && field.After is "9 New Road");
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task The_same_file_again_changes_nothing(On on)
    {
        await using var office = await Office.Open(on, cluster);
        using var file = new MemoryStream();
        new InventedMembers(60).WriteTo(file);
        var before = await Tables(office);
        var import = await office.Apply(await office.Check(Encoding.UTF8.GetString(file.ToArray())));
        Assert.Equal((60, 0, 0), (import.FoundSame, import.Changed, import.Entered));
        Assert.Equal(before, await Tables(office));
    }

    [Fact]
    public async Task Undoing_is_refused_once_somebody_has_changed_what_came_with_the_import()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var import = await office.Apply(await office.Check("Number,Name\nN1,Gwen Parry\nN2,Huw Parry\n"));
        var gwen = await office.Member("N1");
        var entry = new Written("Gwen Parry-Jones", "", "", "", "", null, "", "", Channel.Post, Formats.None, "", "", Membership.Current, null, MemberClass.Employed, null);
        Assert.Null(await office.Door.Do(ChangeMember.Act, Imports.Nia, new ChangeMember.Facts(gwen.Id, entry, new(Way.Letter, "box 3"))));
        var refusal = await office.Door.Do(UndoImport.Act, Imports.Nia, new UndoImport.Facts(import.Id));
        Assert.Contains("changed since", refusal!.Reason, StringComparison.Ordinal);

        refusal = await office.Door.Do(ChangeMember.Act, Imports.Nia, new ChangeMember.Facts(gwen.Id, entry with { OtherAddress = "PO Box 1" }, new(Way.Letter, "box 3")));
        Assert.Equal("s 24(5)", refusal!.Because.Place);
    }

    [Fact]
    public async Task Two_imports_at_once_are_refused_and_one_file_sent_twice_is_one()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        Assert.Null(await office.Send("Number,Name\nN1,Gwen Parry\n", "once"));
        Assert.Null(await office.Send("Number,Name\nN1,Gwen Parry\n", "once"));
        var refusal = await office.Send("Number,Name\nN2,Huw Parry\n", "another");
        Assert.Contains("still under way", refusal!.Reason, StringComparison.Ordinal);

        var import = await office.Latest();
        Assert.Equal("once", import.Upload);
        Assert.Null(await office.Door.Do(DiscardImport.Act, Imports.Nia, new UndoImport.Facts(import.Id)));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Null(await office.Send("Number,Name\nN2,Huw Parry\n", "another"));
    }

    [Fact]
    public async Task A_wrong_row_stops_an_import_that_was_asked_to_stop_and_unknown_places_can_be_wrong()
    {
        await using var office = await Office.Open(On.Sqlite, cluster);
        var import = await office.Check("Number,Name,Branch\nN1,Gwen Parry,Nowhere\nN2,Huw Parry,\n", UnknownPlaces.AreWrong, wrong: WrongRows.StopTheImport);
        Assert.Equal((1, 1, 0), (import.FoundWrong, import.FoundNew, import.FoundPlaces));
        Assert.NotNull(await office.Door.Do(ApplyImport.Act, Imports.Nia, new ApplyImport.Facts(import.Id, null)));
    }

    internal static async Task<List<string>> Tables(Office office)
    {
        var rows = await Rows.Of(office);
        return [.. _tables.Select(table => rows.OfTables[table])];
    }
}
