using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Register;
using RankAndFile.Web.Register.OwnEntry;
using RankAndFile.Web.Register.Rolls;

namespace RankAndFile.Web.Tests.Register;

/// <summary>A file enters the register or goes out of it while members write, Rolls are frozen and contests are set up.</summary>
public sealed class AtTheSameTimeTests(Cluster cluster)
{
    private const string MegMoves = "Number,Name,Address,Postcode\nR7001,Meg Ruddock,9 New Road,LS9 9AC\n";

    private static readonly Written _bryn = new("Bryn Vaughan", "", "", "", "", null, "", "", Channel.Post, Formats.None, "", "", Membership.Current, null, MemberClass.Employed, null);

    private static readonly Known _letter = new(Way.Letter, "box 3");

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_a_member_says_of_themselves_is_in_the_history_and_no_undo_overwrites_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        await UnionWithARoll.Lay(office);
        var meg = await UnionWithARoll.As(office, UnionWithARoll.Member);
        Assert.Null(await office.Door.Do(ChooseChannel.Act, meg, new ChooseChannel.Facts(Channel.Post, Formats.LargePrint)));
        var import = await office.Apply(await office.Check(MegMoves));
        Assert.Equal(ImportState.Undone, (await office.Undo(import)).State);
        Assert.Equal(("1 Mill Lane\nLeeds", Formats.LargePrint), ((await office.Member("R7001")).Address, (await office.Member("R7001")).Formats));

        import = await office.Apply(await office.Check(MegMoves));
        Assert.Null(await office.Door.Do(AskForOtherAddress.Act, meg, new AskForOtherAddress.Facts("c/o The Mill\nLeeds LS1 1AC")));
        var refusal = await office.Door.Do(UndoImport.Act, Imports.Nia, new UndoImport.Facts(import.Id));
        Assert.Contains("changed since", refusal!.Reason, StringComparison.Ordinal);

        using var nia = await office.As("Nia Rowlands");
        var page = await nia.Get($"/register/{(await office.Member("R7001")).Id}");
        Assert.Contains("c/o The Mill", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("ol.list > li").Count(told => told.TextContent.Contains("by the member", StringComparison.Ordinal)));
        Assert.Contains("Large print", page.QuerySelector("ol.list")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task While_a_file_enters_the_register_nobody_writes_in_it_and_no_Roll_is_frozen(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var election = await UnionWithARoll.Lay(office);
        var (meg, moses) = (await UnionWithARoll.As(office, UnionWithARoll.Member), await UnionWithARoll.As(office, "Moses Adeyemi"));
        var import = await office.Check(MegMoves);
        Assert.Null(await office.Door.Do(ApplyImport.Act, Imports.Nia, new ApplyImport.Facts(import.Id, null)));

        var before = await ImportTests.Tables(office);
        await RefusedFor("brought up to date", office.Door.Do(ChooseChannel.Act, meg, new ChooseChannel.Facts(Channel.Post, Formats.Braille)));
        await RefusedFor("brought up to date", office.Door.Do(AskForOtherAddress.Act, meg, new AskForOtherAddress.Facts("PO Box 1")));
        await RefusedFor("brought up to date", office.Door.Do(EnterMember.Act, Imports.Nia, new EnterMember.Facts("N1", _bryn, _letter)));
        await RefusedFor("brought up to date", office.Door.Do(ChangeMember.Act, Imports.Nia, new ChangeMember.Facts((await office.Member("R7002")).Id, _bryn, _letter)));
        await RefusedFor("being entered in the register", office.Door.Do(FreezeRoll.Act, moses, new FreezeRoll.Facts(election)));
        Assert.Equal(before, await ImportTests.Tables(office));

        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Null(await office.Door.Do(ChangeMember.Act, Imports.Nia, new ChangeMember.Facts((await office.Member("R7002")).Id, _bryn, _letter)));
        Assert.NotNull((await UnionWithARoll.Freeze(office, election)).FrozenAt);
        await RefusedFor("The Roll of “General Secretary” was frozen since", office.Door.Do(UndoImport.Act, Imports.Nia, new UndoImport.Facts(import.Id)));
        using var nia = await office.As("Nia Rowlands");
        var page = await nia.Get($"/register/imports/{import.Id}");
        Assert.Contains("was frozen since", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, form => form.Action.Contains("handler=Undo", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task While_a_file_goes_out_again_only_its_own_members_wait_and_no_Roll_is_frozen(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var election = await UnionWithARoll.Lay(office);
        var (meg, moses) = (await UnionWithARoll.As(office, UnionWithARoll.Member), await UnionWithARoll.As(office, "Moses Adeyemi"));
        var import = await office.Apply(await office.Check(MegMoves));
        Assert.Null(await office.Door.Do(UndoImport.Act, Imports.Nia, new UndoImport.Facts(import.Id)));

        await RefusedFor("brought up to date", office.Door.Do(ChooseChannel.Act, meg, new ChooseChannel.Facts(Channel.Post, Formats.Braille)));
        await RefusedFor("taken out of it", office.Door.Do(FreezeRoll.Act, moses, new FreezeRoll.Facts(election)));
        Assert.Null(await office.Door.Do(ChangeMember.Act, Imports.Nia, new ChangeMember.Facts((await office.Member("R7002")).Id, _bryn, _letter)));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        Assert.Equal(("1 Mill Lane\nLeeds", "Bryn Vaughan"), ((await office.Member("R7001")).Address, (await office.Member("R7002")).Name));
        Assert.Null(await office.Door.Do(ChooseChannel.Act, meg, new ChooseChannel.Facts(Channel.Post, Formats.Braille)));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task While_a_Roll_is_being_frozen_no_file_enters_the_register_or_goes_out_of_it(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var election = await UnionWithARoll.Lay(office);
        var moses = await UnionWithARoll.As(office, "Moses Adeyemi");
        var import = await office.Apply(await office.Check(MegMoves));
        Assert.Null(await office.Door.Do(FreezeRoll.Act, moses, new FreezeRoll.Facts(election)));
        await RefusedFor("A Roll is being frozen", office.Door.Do(UndoImport.Act, Imports.Nia, new UndoImport.Facts(import.Id)));
        Assert.Null(await office.Send("Number,Name\nN1,Gwen Parry\n"));
        var next = await office.Latest();
        Assert.Null(await office.Door.Do(CheckImport.Act, Imports.Nia, new CheckImport.Facts(next.Id, new([Column.Number, Column.Name], UnknownPlaces.AreMade, AbsentMembers.Stay, WrongRows.AreLeftOut))));

        // The Roll has waited longest, so it is made first; then the file is checked.
        await office.Runner.Turn(TestContext.Current.CancellationToken);
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        next = await office.Apply(next);
        Assert.Equal((ImportState.Applied, 1L), (next.State, next.Entered));
        Assert.Equal(ImportState.Undone, (await office.Undo(next)).State);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task An_import_that_has_begun_since_a_Roll_was_asked_for_ends_the_freezing_with_the_reason(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var election = await UnionWithARoll.Lay(office);
        var import = await office.Check(MegMoves);
        Assert.Null(await office.Door.Do(FreezeRoll.Act, await UnionWithARoll.As(office, "Moses Adeyemi"), new FreezeRoll.Facts(election)));
        await RefusedFor("A Roll is being frozen", office.Door.Do(ApplyImport.Act, Imports.Nia, new ApplyImport.Facts(import.Id, null)));

        // As where two machines let both begin in one moment.
        Assert.Null(await office.Door.Do(BeginAllTheSame, Imports.Nia, import.Id));
        await office.Runner.RunToTheEnd(TestContext.Current.CancellationToken);
        await using var db = office.Database.ForReading();
        var job = await db.Jobs.SingleAsync(job => job.Kind == FreezingRoll.KindOfWork, TestContext.Current.CancellationToken);
        Assert.Contains("being entered in the register", job.WhatFailed, StringComparison.Ordinal);
        Assert.Null((await db.Set<Roll>().SingleAsync(roll => roll.Election == election, TestContext.Current.CancellationToken)).FrozenAt);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_region_that_came_with_an_import_and_has_a_contest_stays_when_the_import_is_undone(On on)
    {
        await using var office = await Office.Open(on, cluster);
        var import = await office.Apply(await office.Check("Number,Name,Region,Sector\nN1,Gwen Parry,Isle of Man,Fishing\n"));
        Assert.Null(await office.Door.Do(ForTheIsle, Imports.Nia, 0));
        Assert.Equal(ImportState.Undone, (await office.Undo(import)).State);
        await using var db = office.Database.ForReading();
        Assert.True(await db.Regions.AnyAsync(region => region.Name == "Isle of Man", TestContext.Current.CancellationToken));
        Assert.False(await db.Sectors.AnyAsync(sector => sector.Name == "Fishing", TestContext.Current.CancellationToken));
        Assert.False(await db.Members.AnyAsync(member => member.Number == "N1", TestContext.Current.CancellationToken));
    }

    private static async Task<Refusal?> BeginAllTheSame(Web.Data.OfficeDb db, Web.Accounts.Signed who, Web.Data.Instant now, RegisterImportId facts)
    {
        (await db.RegisterImports.AsTracking().SingleAsync(import => import.Id == facts)).State = ImportState.Applying;
        return null;
    }

    private static async Task<Refusal?> ForTheIsle(Web.Data.OfficeDb db, Web.Accounts.Signed who, Web.Data.Instant now, int facts)
    {
        var isle = (await db.Regions.SingleAsync(region => region.Name == "Isle of Man")).Id;
        (await db.Contests.AsTracking().FirstAsync()).Electorate = new() { Constituency = new() { Regions = [isle] } };
        return null;
    }

    private static async Task RefusedFor(string reason, Task<Refusal?> act) =>
        Assert.Contains(reason, (await act)?.Reason ?? "It was done.", StringComparison.Ordinal);
}
