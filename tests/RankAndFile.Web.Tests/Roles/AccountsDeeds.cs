using System.Numerics;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Tests.Roles;

internal sealed class AccountsDeeds : IDeeds
{
    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        await using var db = office.Database.ForReading();
        var people = await db.People.ToDictionaryAsync(person => person.Name, person => person.Id);
        var (moses, farah) = (people["Moses Adeyemi"], people["Farah Siddiqui"]);

        yield return new(Doing.SignIn, null, "/sign-in", ("Email", "moses@demonstration.example"));
        yield return new(Doing.SignIn, null, "/sign-in/link", ("Link", (await office.LinkFor(moses)).Split('=')[1]));
        yield return new(Doing.TryARole, null, "/try", ("person", $"{moses}"));

        var browser = await office.WithoutACode(farah);
        var page = await browser.Get("/sign-in/code");
        yield return new(Doing.GiveACode, "Farah Siddiqui", "/sign-in/code", ("Sealed", page.Field("Sealed")), ("Code", Authenticator.CodeOn(page, office))) { In = browser };

        yield return new(Doing.KeepPeople, "Nia Rowlands", "/people?handler=Add", ("Name", "Ade Bello"), ("Email", "ade@demonstration.example"));
        yield return new(Doing.KeepPeople, "Nia Rowlands", "/people?handler=Link", ("person", $"{farah}"));
        yield return new(Doing.EndSessions, "Farah Siddiqui", "/sessions?handler=Others");
        yield return new(Doing.EndSessions, "Farah Siddiqui", "/sessions?handler=Out");
    }
}

internal sealed class SetUpDeeds : IDeeds
{
    public bool InTheDemonstration => false;

    public async IAsyncEnumerable<Deed> Deeds(Office office)
    {
        var link = (await office.Printed()).Split("link=")[1].Split('\n')[0].Trim();
        yield return new(Doing.SetUpTheUnion, null, "/set-up", ("Link", link), ("Name", "Gwen Parry"), ("Email", "gwen@union.example"));
    }
}

/// <summary>An authenticator that reads the page on which it is set up.</summary>
internal static class Authenticator
{
    internal static string CodeOn(IHtmlDocument page, Office office) => CodeOf(SecretOn(page), office);

    internal static string CodeOf(byte[] secret, Office office) => AuthenticatorCode.At(AuthenticatorCode.StepAt(office.Clock.Now()), secret);

    internal static byte[] SecretOn(IHtmlDocument page) => SecretIn(page.QuerySelector("code.letters")!.TextContent);

    internal static byte[] SecretIn(string letters)
    {
        var whole = letters.Aggregate(BigInteger.Zero, (sum, letter) => (sum << 5) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal));
        var bytes = whole.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. Enumerable.Repeat((byte)0, 20 - bytes.Length), .. bytes];
    }
}
