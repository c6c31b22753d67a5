using System.Text;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Tests.Register;

/// <summary>Imports by the acts that the pages use.</summary>
internal static class Imports
{
    internal static Signed Nia { get; } = Office.Administrator(new(1));

    internal static Task<Refusal?> Send(this Office office, string file, string? upload = null) => office.Send(Encoding.UTF8.GetBytes(file), upload);

    internal static async Task<Refusal?> Send(this Office office, byte[] file, string? upload = null)
    {
        using var stream = new MemoryStream(file);
        return await Arriving.Keep(office.Door, Nia, upload ?? Secret.New(), "members.csv", stream);
    }

    internal static async Task<RegisterImport> Latest(this Office office)
    {
        await using var db = office.Database.ForReading();
        return await db.RegisterImports.OrderByDescending(import => import.Id).FirstAsync();
    }

    /// <summary>Sends a file and has it checked, each column for what its header says.</summary>
    internal static async Task<RegisterImport> Check(this Office office, string file, UnknownPlaces places = UnknownPlaces.AreMade, AbsentMembers absent = AbsentMembers.Stay, WrongRows wrong = WrongRows.AreLeftOut)
    {
        Assert.Null(await office.Send(file));
        var import = await office.Latest();
        var columns = ColumnGuess.Of(import.HeaderCells, new Dictionary<string, Column>());
        Assert.Null(await office.Door.Do(CheckImport.Act, Nia, new CheckImport.Facts(import.Id, new(columns, places, absent, wrong))));
        await office.Runner.RunToTheEnd();
        return await office.Latest();
    }

    internal static async Task<RegisterImport> Apply(this Office office, RegisterImport import, long? leaving = null)
    {
        Assert.Null(await office.Door.Do(ApplyImport.Act, Nia, new ApplyImport.Facts(import.Id, leaving)));
        await office.Runner.RunToTheEnd();
        return await office.Latest();
    }

    internal static async Task<RegisterImport> Undo(this Office office, RegisterImport import)
    {
        Assert.Null(await office.Door.Do(UndoImport.Act, Nia, new UndoImport.Facts(import.Id)));
        await office.Runner.RunToTheEnd();
        return await office.Latest();
    }

    internal static async Task<List<ImportWrong>> Wrong(this Office office, RegisterImport import)
    {
        await using var db = office.Database.ForReading();
        return await db.Set<ImportWrong>().Where(wrong => wrong.Import == import.Id).OrderBy(wrong => wrong.Id).ToListAsync();
    }

    internal static async Task<Member> Member(this Office office, string number)
    {
        await using var db = office.Database.ForReading();
        return await db.Members.SingleAsync(member => member.Number == number);
    }

    internal static async Task<long> Members(this Office office)
    {
        await using var db = office.Database.ForReading();
        var counted = await db.RegisterCounts.SumAsync(count => count.Members);
        Assert.Equal(await db.Members.LongCountAsync(), counted);
        return counted;
    }
}
