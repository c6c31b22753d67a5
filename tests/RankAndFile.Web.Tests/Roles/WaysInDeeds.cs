using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Tests.Accounts;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class WaysInDeeds : IDeeds
{
    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        var moses = (await db.People.FirstAsync(person => person.Name == "Moses Adeyemi")).Id;
        using var key = new SoftKey(office.Address);
        var browser = await office.As("Moses Adeyemi");
        var page = await browser.Get("/passkeys");
        yield return new(Doing.KeepPasskeys, "Moses Adeyemi", "/passkeys?handler=Add", ("Name", "my key"), ("Sealed", page.Field("Sealed")), ("Credential", key.Make(page))) { In = browser };

        page = await office.Browser().Get("/sign-in/passkey");
        yield return new(Doing.SignIn, null, "/sign-in/passkey", ("Sealed", page.Field("Sealed")), ("Credential", key.Unlock(page)));

        // Moses comes by a link, without his key: a recovery code does, or the help of two.
        var codes = await office.RecoveryCodesOf("Moses Adeyemi");
        yield return new(Doing.GiveACode, "Moses Adeyemi", "/sign-in/lost?handler=Code", ("Code", codes[0])) { In = await office.WithoutACode(moses) };
        yield return new(Doing.GiveACode, "Moses Adeyemi", "/sign-in/lost?handler=Ask") { In = await office.WithoutACode(moses) };
        var reset = await db.Resets.FirstAsync(asked => asked.Person == moses);
        yield return new(Doing.ApproveAReset, "Nia Rowlands", "/resets?handler=Approve", ("reset", $"{reset.Id}"));
        yield return new(Doing.ApproveAReset, "Farah Siddiqui", "/resets?handler=Approve", ("reset", $"{reset.Id}"));
        yield return new(Doing.ApproveAReset, "Farah Siddiqui", "/resets?handler=Stop", ("reset", $"{reset.Id}"));
        await office.Door.Do(AskForReset.Act, new Signed(moses, null, "Moses Adeyemi", IsAdministrator: false, CodeGiven: false), new AskForReset.Facts());
        reset = await db.Resets.FirstAsync(asked => asked.Person == moses && asked.StoppedAt == null);
        yield return new(Doing.GiveACode, "Moses Adeyemi", "/sign-in/lost?handler=Stop", ("reset", $"{reset.Id}")) { In = await office.WithoutACode(moses) };

        yield return new(Doing.KeepRecoveryCodes, "Moses Adeyemi", "/recovery-codes");
        var passkey = await db.Passkeys.FirstAsync(kept => kept.Person == moses);
        yield return new(Doing.KeepPasskeys, "Moses Adeyemi", "/passkeys?handler=Remove", ("passkey", $"{passkey.Id}"), ("confirmed", "true"));

        var member = await SomeMembers.Add(office, "W1001", "Olwen Hughes");
        yield return new(Doing.SendALetter, "Nia Rowlands", "/letters", ("Number", "W1001"));
        var code = CodeOnPaper.New();
        await office.Door.Do(SendALetter.Act, Office.Administrator(new(1)), new SendALetter.Facts(member.Id, code));
        yield return new(Doing.SignIn, null, "/sign-in/letter", ("Number", "W1001"), ("Code", code));
    }
}

internal static class RecoveryCodesInTests
{
    internal static async Task<string[]> RecoveryCodesOf(this Office office, string name)
    {
        using var browser = await office.As(name);
        var page = await browser.Submit((await browser.Get("/recovery-codes")).Form("Make ten codes"));
        return [.. page.QuerySelectorAll(".notice code").Select(code => code.TextContent)];
    }
}
