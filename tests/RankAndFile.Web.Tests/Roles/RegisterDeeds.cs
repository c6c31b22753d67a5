using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;
using RankAndFile.Web.Tests.Register;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class RegisterDeeds : IDeeds
{
    private const string File = "Number,Name,Address\nZ1,Gwen Parry,1 Mill Lane\nZ2,,\n";

    // One import of the demonstration has been applied, and this one has been checked.
    public async Task Prepare(Office office) =>
        await office.Check("Number,Name,Address,Branch\nM1000003,Ann Hill,\"1 Mill Lane\nLeeds\",XX/1\nZ1,Gwen Parry,,\nZ2,,,\n", absent: AbsentMembers.AreMarkedLeft);

    public async Task<IEnumerable<(string Parameter, string Value)>> Values(OfficeDb db) =>
    [
        ("member", $"{await db.Members.MinAsync(member => member.Id)}"),
        ("import", $"{await db.RegisterImports.MinAsync(import => import.Id)}"),
        ("import", $"{await db.RegisterImports.MaxAsync(import => import.Id)}"),
        ("register/imports/{import}", "Again=True"),
        ("register", "q=hu"),
    ];

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        (string, string)[] entry =
        [
            ("Entry.Name", "Huw Parry"), ("Entry.Channel", nameof(Channel.Post)), ("Entry.Membership", nameof(Membership.Current)), ("Entry.Class", nameof(MemberClass.Employed)),
            ("Way", nameof(Way.Letter)), ("Note", "Box 3"),
        ];
        yield return new(Doing.KeepTheRegister, "Nia Rowlands", "/register/enter", [("Number", "Z9"), .. entry]);
        var huw = (await office.Member("Z9")).Id;
        yield return new(Doing.KeepTheRegister, "Nia Rowlands", $"/register/{huw}/change", [.. entry, ("Entry.Phone", "07700 900123")]);

        yield return Sent();
        yield return new(Doing.KeepTheRegister, "Nia Rowlands", $"/register/imports/{(await office.Latest()).Id}?handler=Discard");
        await office.Runner.RunToTheEnd();
        yield return Sent();
        var import = (await office.Latest()).Id;
        yield return new(Doing.KeepTheRegister, "Nia Rowlands", $"/register/imports/{import}?handler=Check",
            ("Columns", nameof(Column.Number)), ("Columns", nameof(Column.Name)), ("Columns", nameof(Column.Address)));
        var job = await db.Jobs.OrderByDescending(job => job.Id).FirstAsync();
        await office.Door.Do(Web.Jobs.StopJob.Act, Imports.Nia, new Web.Jobs.StopJob.Facts(job.Id));
        yield return new(Doing.KeepTheRegister, "Nia Rowlands", $"/register/imports/{import}?handler=GoOn");
        await office.Runner.RunToTheEnd();
        yield return new(Doing.KeepTheRegister, "Nia Rowlands", $"/register/imports/{import}/wrong?handler=Csv") { Method = "GET" };
        yield return new(Doing.KeepTheRegister, "Nia Rowlands", $"/register/imports/{import}?handler=Apply");
        await office.Runner.RunToTheEnd();
        yield return new(Doing.KeepTheRegister, "Nia Rowlands", $"/register/imports/{import}?handler=Undo");
    }

    private static Deed Sent() => new(Doing.KeepTheRegister, "Nia Rowlands", "/register/import") { File = ("Members", "members.csv", File) };
}
